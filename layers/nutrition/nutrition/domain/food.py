"""Foods as the nutrient databases know them."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from nutrition.domain.nutrients import Nutrients

# Scores of a match (decision 0016): from the first up it is safe to preselect, between the two it is a choice to show.
SAFE_SCORE = 0.6
CHOICE_SCORE = 0.3


class Unit(StrEnum):
    """A measure that people use in a kitchen: the lower-case names of `Unit` in language.proto."""

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


@dataclass(frozen=True, slots=True)
class Portion:
    """What one `unit` of a food weighs, in grams; `low` to `high` is its 80 % interval, None when nobody knows it."""

    unit: Unit
    grams: Decimal
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Food:
    """One row of a nutrient database.

    `key` is unique over all sources; `source` and `source_id` say where the numbers come from. `per_100g` holds the
    amounts in 100 g. `default_portion_g` is what people usually take, when that is known.
    """

    key: str
    name_en: str
    name_ru: str | None
    source: str
    source_id: str
    category: str
    per_100g: Nutrients
    portions: tuple[Portion, ...] = ()
    default_portion_g: Decimal | None = None

    def name(self, locale: str) -> str:
        """The name to show; English where there is no Russian one."""
        return self.name_ru if locale == "ru" and self.name_ru else self.name_en

    def portion(self, unit: Unit) -> Decimal | None:
        """Grams of one `unit`, or None when this food is not measured so."""
        measure = self.measure(unit)
        return None if measure is None else measure.grams

    def measure(self, unit: Unit) -> Portion | None:
        """What is known of one `unit`, or None when this food is not measured so."""
        return next((portion for portion in self.portions if portion.unit is unit), None)


@dataclass(frozen=True, slots=True)
class FoodQuery:
    """What is looked for: the name as the person said it, in English, and the key when the dictionary knew it.

    `name_en` and `food_key` may be empty.
    """

    name: str
    name_en: str = ""
    food_key: str = ""
    locale: str = "en"


@dataclass(frozen=True, slots=True)
class FoodMatch:
    """A food found and how sure it is the one meant, 0 to 1; see `SAFE_SCORE` and `CHOICE_SCORE`."""

    food: Food
    score: float

    @property
    def is_safe(self) -> bool:
        """Whether it may be preselected without asking."""
        return self.score >= SAFE_SCORE
