"""What passes between the steps of the build."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from nutrition.domain.food import Unit
from nutrition.domain.nutrients import Nutrients


class Source(StrEnum):
    """Where a row comes from, best first: the order in which duplicates are resolved."""

    FOUNDATION = "usda_foundation"
    SR21 = "usda_sr21"
    SR_LEGACY = "usda_sr_legacy"
    FNDDS = "usda_fndds"
    COMPUTED = "computed"


PRIORITY = {source: rank for rank, source in enumerate(Source)}


@dataclass(frozen=True, slots=True)
class HouseholdPortion:
    """What one `unit` weighs, and the source's own words for it.

    `low_g` and `high_g` are an 80 % interval around `grams`; None until the writer puts the unit's usual one there.
    """

    unit: Unit
    grams: Decimal
    description: str
    low_g: Decimal | None = None
    high_g: Decimal | None = None


@dataclass(frozen=True, slots=True)
class SourceFood:
    """One USDA row; `per_100g` holds only what is known."""

    source: Source
    source_id: str
    name: str
    category: str
    per_100g: Nutrients
    portions: tuple[HouseholdPortion, ...] = ()


@dataclass(frozen=True, slots=True)
class Alias:
    """A name by which people call a food."""

    language: str
    display: str


@dataclass(frozen=True, slots=True)
class FoodRow:
    """One row of the table with all that hangs on it. `search_text` is what lexical search reads."""

    key: str
    name_en: str
    name_ru: str | None
    source: Source
    source_id: str
    category: str
    per_100g: Nutrients
    default_portion_g: Decimal | None = None
    portions: tuple[HouseholdPortion, ...] = ()
    aliases: tuple[Alias, ...] = ()
    search_text: str = ""


@dataclass(frozen=True, slots=True)
class CategoryPortion:
    """What one `unit` of any food of a category weighs, for foods that have no such measure of their own."""

    category: str
    portion: HouseholdPortion


@dataclass(frozen=True, slots=True)
class Table:
    """Everything that is written."""

    foods: list[FoodRow]
    category_portions: list[CategoryPortion] = field(default_factory=list)


class BuildError(Exception):
    """The data is not fit to be installed; `problems` lists everything that is wrong with it."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems
