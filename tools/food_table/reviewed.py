"""The project's reviewed foods: names in both languages, the USDA row or recipe behind each, portions.

Format of the files in data/foods: `# category: …` names the category of the dishes of the file, other lines with `#`
are comments; columns are key, Russian names, English names (`|` between names, the first is the display name), the
USDA description or `@recipe`, default portion in grams, and household units as `unit=grams` parted by `;`, with an
80 % interval where the unit strays otherwise than usual: `piece=180[120..260]`.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from nutrition.domain.food import Unit
from tools.food_table.model import BuildError, HouseholdPortion
from tools.food_table.tables import lines_of

RECIPE = "@recipe"
COLUMNS = 6
CATEGORY = "# category:"
REVIEWED = "reviewed"
_UNIT = re.compile(r"(?P<unit>[a-z]+)=(?P<grams>[0-9.]+)(\[(?P<low>[0-9.]+?)\.\.(?P<high>[0-9.]+)\])?")


@dataclass(frozen=True, slots=True)
class ReviewedFood:
    """One reviewed line; `origin` is where it stands, for the lint's messages."""

    key: str
    names_ru: tuple[str, ...]
    names_en: tuple[str, ...]
    usda_name: str
    default_portion_g: Decimal
    units: dict[Unit, HouseholdPortion]
    origin: str
    category: str = "Dishes"

    @property
    def is_recipe(self) -> bool:
        return self.usda_name == RECIPE


def alias_form(name: str) -> str:
    """How a name is looked up: lower case, ё as е, single spaces."""
    return " ".join(name.lower().replace("ё", "е").split())


def read_foods(folder: Path) -> list[ReviewedFood]:
    """All reviewed foods of the folder's TSV files; raises `BuildError` with every malformed line."""
    foods: list[ReviewedFood] = []
    problems: list[str] = []
    for path in sorted(folder.glob("*.tsv")):
        category = _category(path)
        for number, line in lines_of(path):
            try:
                foods.append(_food(line, f"{path.name}:{number}", category))
            except (ValueError, ArithmeticError) as error:
                problems.append(f"{path.name}:{number}: {error}")
    if problems:
        raise BuildError(problems)
    return foods


def _category(path: Path) -> str:
    heads = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith(CATEGORY)]
    if len(heads) != 1:
        raise BuildError([f"{path.name}: one line {CATEGORY!r} expected"])
    return heads[0].removeprefix(CATEGORY).strip()


def _food(line: str, origin: str, category: str) -> ReviewedFood:
    fields = line.split("\t")
    if len(fields) != COLUMNS:
        raise ValueError(f"{len(fields)} columns, {COLUMNS} expected")
    key, names_ru, names_en, usda_name, portion, units = (field.strip() for field in fields)
    return ReviewedFood(
        key=key,
        names_ru=names_of(names_ru),
        names_en=names_of(names_en),
        usda_name=usda_name,
        default_portion_g=Decimal(portion),
        units=units_of(units),
        origin=origin,
        category=category,
    )


def names_of(field: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in field.split("|") if name.strip())


def units_of(field: str) -> dict[Unit, HouseholdPortion]:
    units: dict[Unit, HouseholdPortion] = {}
    for part in filter(None, field.split(";")):
        portion = read_portion(part, REVIEWED)
        if portion.unit in units:
            raise ValueError(f"{portion.unit} is given twice")
        units[portion.unit] = portion
    return units


def read_portion(text: str, description: str) -> HouseholdPortion:
    """`unit=grams` or `unit=grams[low..high]`; raises `ValueError` when it is neither."""
    found = _UNIT.fullmatch(text.strip())
    if not found:
        raise ValueError(f"{text!r} is no unit=grams")
    low, high = found["low"], found["high"]
    return HouseholdPortion(
        Unit(found["unit"]),
        Decimal(found["grams"]),
        description,
        Decimal(low) if low else None,
        Decimal(high) if high else None,
    )
