"""Eyes and ears: what is in a picture, what a sentence says."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

from nutrition.domain.deadline import Deadline
from nutrition.domain.food import Unit
from nutrition.domain.label import NutritionLabel
from nutrition.domain.photo import Features
from nutrition.errors import DomainError


class ImageRefusedError(DomainError):
    """The file is no picture that can be read; the text says why."""

    code = "image_refused"

    def __init__(self, text_key: str) -> None:
        super().__init__(text_key)
        self.text_key = text_key


class LabelsNotReadError(DomainError):
    """This installation has no OCR; the person can type what the label says."""

    code = "labels_not_read"
    text_key = "error-labels-not-read"


class Verdict(StrEnum):
    FOOD = "food"
    UNSURE = "unsure"
    NOT_FOOD = "not_food"


@dataclass(frozen=True, slots=True)
class SeenPortion:
    """Grams with an 80 % interval."""

    grams: Decimal
    low_grams: Decimal
    high_grams: Decimal


@dataclass(frozen=True, slots=True)
class SeenFood:
    """One name for what is in the picture; `confidence` is a probability, `preselect` the engine's own threshold."""

    name_en: str
    food_key: str
    confidence: float
    preselect: bool
    portion: SeenPortion


@dataclass(frozen=True, slots=True)
class Sight:
    """What was seen: for each thing the candidate names, the likeliest first; when UNSURE they are guesses.

    `barcodes` are retail codes of 8 or 13 digits, `looks_like_label` that much of the picture is printed text.
    """

    verdict: Verdict
    items: tuple[tuple[SeenFood, ...], ...]
    engine: str
    barcodes: tuple[str, ...] = ()
    features: Features | None = None
    looks_like_label: bool = False


class Vision(Protocol):
    def recognise(self, image: bytes, deadline: Deadline, *, several: bool = False) -> Sight:
        """Name the food in one picture; `several`: the person says that there is more than one.

        Raises ImageRefusedError for a file that is no readable picture and DependencyUnavailableError.
        """
        ...

    def read_label(self, image: bytes, deadline: Deadline) -> NutritionLabel | None:
        """The nutrition table in one picture, None when none can be read.

        Raises as `recognise`, and LabelsNotReadError where the service reads no labels.
        """
        ...


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of units, above 0; `implied` when nobody said it ("банан" is one banana)."""

    value: Decimal
    unit: Unit
    implied: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """One food named in words; `confidence` 0 means that no dictionary knows the word."""

    text: str
    name: str
    name_en: str
    food_key: str
    confidence: float
    quantity: Quantity | None


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One line of the draft that the person looks at while writing an edit."""

    item_id: int
    name: str
    name_en: str
    food_key: str
    grams: Decimal


@dataclass(frozen=True, slots=True)
class SetQuantity:
    item_id: int
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Scale:
    """`item_id` 0 means the whole meal."""

    item_id: int
    factor: Decimal


@dataclass(frozen=True, slots=True)
class Remove:
    item_id: int


@dataclass(frozen=True, slots=True)
class Replace:
    item_id: int
    replacement: Mention


@dataclass(frozen=True, slots=True)
class Add:
    mention: Mention


@dataclass(frozen=True, slots=True)
class Clear:
    pass


@dataclass(frozen=True, slots=True)
class Undo:
    pass


EditOperation = SetQuantity | Scale | Remove | Replace | Add | Clear | Undo


@dataclass(frozen=True, slots=True)
class EditReading:
    """What a sentence asks to change, in order.

    `certain` is False when the reading should be confirmed first. `explicit` is True when the words themselves ask for
    a change ("remove the bread"), False for a plain list of foods that only the open draft makes an edit.
    """

    operations: tuple[EditOperation, ...]
    certain: bool
    explicit: bool


@dataclass(frozen=True, slots=True)
class Tone:
    """`label` is one of neutral, joy, guilt, stress, sadness, anger; `score` 0 to 1; `source` "rules" or a model."""

    label: str
    score: float
    source: str


class Language(Protocol):
    """Understands Russian and English. Every method raises DependencyUnavailableError."""

    def parse_meal(self, text: str, locale: str, deadline: Deadline) -> tuple[Mention, ...]:
        """The foods named, in order; empty when there is none."""
        ...

    def parse_edit(self, text: str, locale: str, draft: tuple[DraftLine, ...], deadline: Deadline) -> EditReading: ...

    def tone(self, text: str, locale: str, deadline: Deadline) -> Tone: ...
