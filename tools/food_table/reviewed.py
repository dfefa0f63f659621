"""The project's reviewed foods: names in both languages, the USDA row or recipe behind each, portions.

Format of the TSV files (tools/food_table/data): `#` starts a comment line; columns are key, Russian names, English
names (`|` between names, the first is the display name), the USDA description or `@recipe`, default portion in grams,
and household units as `unit=grams` parted by `;`.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from nutrition.domain.food import Unit
from tools.food_table.model import BuildError

RECIPE = "@recipe"
COLUMNS = 6


@dataclass(frozen=True, slots=True)
class ReviewedFood:
    """One reviewed line; `origin` is where it stands, for the lint's messages."""

    key: str
    names_ru: tuple[str, ...]
    names_en: tuple[str, ...]
    usda_name: str
    default_portion_g: Decimal
    units: dict[Unit, Decimal]
    origin: str

    @property
    def is_recipe(self) -> bool:
        return self.usda_name == RECIPE


@dataclass(frozen=True, slots=True)
class Recipe:
    """Raw ingredients in grams, by USDA description, and what they weigh when the dish is ready."""

    key: str
    yield_g: Decimal
    ingredients: dict[str, Decimal]
    kcal_range: tuple[Decimal, Decimal]


def alias_form(name: str) -> str:
    """How a name is looked up: lower case, ё as е, single spaces."""
    return " ".join(name.lower().replace("ё", "е").split())


def read_foods(paths: list[Path]) -> list[ReviewedFood]:
    """All reviewed foods; raises `BuildError` with every malformed line."""
    foods: list[ReviewedFood] = []
    problems: list[str] = []
    for path in paths:
        for number, line in _lines(path):
            try:
                foods.append(_food(line, f"{path.name}:{number}"))
            except (ValueError, ArithmeticError) as error:
                problems.append(f"{path.name}:{number}: {error}")
    if problems:
        raise BuildError(problems)
    return foods


def read_recipes(path: Path) -> dict[str, Recipe]:
    """Recipes by the key of the food that they make."""
    data = json.loads(path.read_text(encoding="utf-8"))
    recipes = {}
    for key, entry in data["dishes"].items():
        low, high = entry["kcal_range"]
        ingredients = {name: Decimal(str(grams)) for name, grams in entry["ingredients"].items()}
        recipes[key] = Recipe(key, Decimal(str(entry["yield_g"])), ingredients, (Decimal(low), Decimal(high)))
    return recipes


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            yield number, line


def _food(line: str, origin: str) -> ReviewedFood:
    fields = line.split("\t")
    if len(fields) != COLUMNS:
        raise ValueError(f"{len(fields)} columns, {COLUMNS} expected")
    key, names_ru, names_en, usda_name, portion, units = (field.strip() for field in fields)
    return ReviewedFood(
        key=key,
        names_ru=_names(names_ru),
        names_en=_names(names_en),
        usda_name=usda_name,
        default_portion_g=Decimal(portion),
        units=_units(units),
        origin=origin,
    )


def _names(field: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in field.split("|") if name.strip())


def _units(field: str) -> dict[Unit, Decimal]:
    units: dict[Unit, Decimal] = {}
    for part in filter(None, field.split(";")):
        name, _, grams = part.partition("=")
        unit = Unit(name.strip())
        if unit in units:
            raise ValueError(f"{unit} is given twice")
        units[unit] = Decimal(grams)
    return units
