"""The contract's messages as REST/JSON has them: the names and enum values of `protos/`, a picture as base64
(https://protobuf.dev/programming-guides/json). Those that the benchmark calls."""

from pydantic import Base64Bytes, BaseModel


class EngineName(BaseModel):
    name: str
    version: str


class Quantity(BaseModel):
    value: float
    unit: str
    implied: bool


class FoodMention(BaseModel):
    text: str
    name: str
    name_en: str
    food_key: str
    confidence: float
    quantity: Quantity | None


class ParseMealRequest(BaseModel):
    text: str
    locale: str = ""


class ParseMealResponse(BaseModel):
    items: list[FoodMention]
    language: str
    engine: EngineName


class DraftItem(BaseModel):
    item_id: int
    name: str
    name_en: str
    food_key: str
    grams: float


class ParseEditRequest(BaseModel):
    text: str
    locale: str = ""
    draft: list[DraftItem]


class SetQuantity(BaseModel):
    item_id: int
    quantity: Quantity


class Scale(BaseModel):
    item_id: int
    factor: float


class Remove(BaseModel):
    item_id: int


class Replace(BaseModel):
    item_id: int
    replacement: FoodMention


class Add(BaseModel):
    item: FoodMention


class Nothing(BaseModel):
    """An operation without fields."""


class EditOperation(BaseModel):
    """One of them."""

    set_quantity: SetQuantity | None = None
    scale: Scale | None = None
    remove: Remove | None = None
    replace: Replace | None = None
    add: Add | None = None
    clear: Nothing | None = None
    undo: Nothing | None = None


class ParseEditResponse(BaseModel):
    operations: list[EditOperation]
    certain: bool
    explicit: bool
    language: str
    engine: EngineName


class RecogniseMealRequest(BaseModel):
    image: Base64Bytes
    max_candidates: int = 0


class PortionEstimate(BaseModel):
    grams: float
    low_grams: float
    high_grams: float


class Candidate(BaseModel):
    name_en: str
    food_key: str
    confidence: float
    preselect: bool
    portion: PortionEstimate


class SeenItem(BaseModel):
    candidates: list[Candidate]


class Features(BaseModel):
    """`vector` in base64."""

    model: str
    dimension: int
    vector: str


class RecogniseMealResponse(BaseModel):
    verdict: str
    items: list[SeenItem]
    engine: EngineName
    barcodes: list[str]
    features: Features | None
    looks_like_label: bool
