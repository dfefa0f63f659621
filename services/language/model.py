"""What the engine understands, free of transport types."""

from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """Measures of the contract; the values are the food table's `portion.unit` names. Mass is in g, volume in ml."""

    GRAM = "gram"
    MILLILITRE = "millilitre"
    PIECE = "piece"
    CUP = "cup"
    GLASS = "glass"
    TABLESPOON = "tablespoon"
    TEASPOON = "teaspoon"
    SLICE = "slice"
    PLATE = "plate"
    BOWL = "bowl"
    HANDFUL = "handful"
    PORTION = "portion"
    PACK = "pack"
    CAN = "can"
    BOTTLE = "bottle"
    SCOOP = "scoop"
    BAR = "bar"
    PINCH = "pinch"
    KILOCALORIE = "kilocalorie"


class Tone(StrEnum):
    """Tones of the contract."""

    NEUTRAL = "neutral"
    JOY = "joy"
    GUILT = "guilt"
    STRESS = "stress"
    SADNESS = "sadness"
    ANGER = "anger"


@dataclass(frozen=True, slots=True)
class Quantity:
    """`value` > 0 in `unit`; `implied`: nobody said it, the noun is only in the singular."""

    value: float
    unit: Unit
    implied: bool = False


@dataclass(frozen=True, slots=True)
class FoodMention:
    """One food and how much of it was said; the fields are the contract's."""

    text: str
    name: str
    name_en: str
    food_key: str
    confidence: float
    quantity: Quantity | None = None


@dataclass(frozen=True, slots=True)
class MealReading:
    """Foods in the order of the text; `language` is "ru" or "en"."""

    items: tuple[FoodMention, ...]
    language: str
    answered_by: str = ""
    """The engine that read it, where one engine asks others; empty: the engine that was asked."""


@dataclass(frozen=True, slots=True)
class DraftItem:
    """An item that the person is looking at; `grams` is its current mass."""

    item_id: int
    name: str
    name_en: str
    food_key: str
    grams: float


@dataclass(frozen=True, slots=True)
class SetQuantity:
    """Give an item another amount."""

    item_id: int
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Scale:
    """Multiply an item's amount; `item_id` 0 is every item."""

    item_id: int
    factor: float


@dataclass(frozen=True, slots=True)
class Remove:
    """Take an item out."""

    item_id: int


@dataclass(frozen=True, slots=True)
class Replace:
    """Put another food in an item's place; without a quantity the amount stays."""

    item_id: int
    replacement: FoodMention


@dataclass(frozen=True, slots=True)
class Add:
    """Put a food into the draft."""

    item: FoodMention


@dataclass(frozen=True, slots=True)
class Clear:
    """Empty the draft."""


@dataclass(frozen=True, slots=True)
class Undo:
    """Take the last change back."""


Operation = SetQuantity | Scale | Remove | Replace | Add | Clear | Undo


@dataclass(frozen=True, slots=True)
class EditReading:
    """Operations in the order to apply; `certain` is False when the person should see a diff first.

    `explicit`: the words themselves ask for a change; False for a plain list of foods.
    """

    operations: tuple[Operation, ...]
    certain: bool
    language: str
    explicit: bool = False


@dataclass(frozen=True, slots=True)
class ToneReading:
    """`score` is 0 to 1; `evidence` are the words that decided: the rules' or the weightiest of the message."""

    tone: Tone
    score: float
    source: str
    evidence: tuple[str, ...] = ()
