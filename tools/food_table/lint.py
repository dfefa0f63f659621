"""Everything that a reviewer of the reviewed rows would have to notice, noticed for them."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from decimal import Decimal

from nutrition.domain.food import Unit
from nutrition.domain.plausibility import problem
from tools.food_table.model import FoodRow, Source
from tools.food_table.reviewed import Recipe, ReviewedFood, alias_form

KEY = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
DEFAULT_PORTION_G = (Decimal(1), Decimal(600))
# What one unit of anything edible may weigh, in grams.
UNIT_G: dict[Unit, tuple[Decimal, Decimal]] = {
    unit: (Decimal(low), Decimal(high))
    for unit, low, high in (
        (Unit.MILLILITRE, "0.2", "1.6"),
        (Unit.PIECE, "0.5", "2000"),
        (Unit.CUP, "8", "420"),
        (Unit.GLASS, "8", "420"),
        (Unit.TABLESPOON, "1", "40"),
        (Unit.TEASPOON, "0.3", "15"),
        (Unit.SLICE, "2", "400"),
        (Unit.PLATE, "80", "500"),
        (Unit.BOWL, "30", "600"),
        (Unit.HANDFUL, "5", "120"),
        (Unit.PORTION, "5", "600"),
        (Unit.PACK, "5", "500"),
        (Unit.CAN, "80", "500"),
        (Unit.BOTTLE, "200", "2000"),
        (Unit.SCOOP, "10", "90"),
        (Unit.BAR, "15", "200"),
        (Unit.PINCH, "0.2", "2"),
    )
}


def lint_reviewed(
    foods: Iterable[ReviewedFood], recipes: Mapping[str, Recipe], known_names: Container[str]
) -> list[str]:
    """Every problem of the reviewed files, before anything is computed from them."""
    foods = list(foods)
    problems = [f"{food.origin}: {text}" for food in foods for text in _food_problems(food, recipes, known_names)]
    problems += _duplicates(foods)
    made = {food.key for food in foods if food.is_recipe}
    for key, recipe in recipes.items():
        problems += [f"recipe {key}: no USDA row {name!r}" for name in recipe.ingredients if name not in known_names]
        if key not in made:
            problems.append(f"recipe {key}: no food is made by it")
    return problems


def lint_rows(rows: Iterable[FoodRow], recipes: Mapping[str, Recipe]) -> list[str]:
    """Every problem of the numbers that came out."""
    problems = []
    for row in rows:
        if text := problem(row.name_en, row.category, row.per_100g):
            problems.append(f"{row.key}: {text}")
        if row.source is Source.COMPUTED:
            low, high = recipes[row.key].kcal_range
            if not low <= row.per_100g.energy_kcal <= high:
                problems.append(f"{row.key}: {row.per_100g.energy_kcal:.0f} kcal, {low}–{high} expected")
    return problems


def _food_problems(food: ReviewedFood, recipes: Mapping[str, Recipe], known_names: Container[str]) -> Iterator[str]:
    if not KEY.fullmatch(food.key):
        yield f"key {food.key!r} is not snake_case"
    if not food.names_ru or not food.names_en:
        yield "a name in each language is needed"
    if food.is_recipe and food.key not in recipes:
        yield f"no recipe {food.key!r}"
    if not food.is_recipe and food.usda_name not in known_names:
        yield f"no USDA row {food.usda_name!r}"
    if not DEFAULT_PORTION_G[0] <= food.default_portion_g <= DEFAULT_PORTION_G[1]:
        yield f"implausible default portion {food.default_portion_g} g"
    for unit, grams in food.units.items():
        low, high = UNIT_G.get(unit, (Decimal(1), Decimal(0)))
        if not low <= grams <= high:
            yield f"implausible {unit} of {grams} g"


def _duplicates(foods: Iterable[ReviewedFood]) -> list[str]:
    problems: list[str] = []
    keys: dict[str, str] = {}
    aliases: dict[tuple[str, str], str] = {}
    for food in foods:
        if food.key in keys:
            problems.append(f"{food.origin}: key {food.key!r} is also at {keys[food.key]}")
        keys[food.key] = food.origin
        for language, names in (("ru", food.names_ru), ("en", food.names_en)):
            for name in names:
                owner = aliases.setdefault((language, alias_form(name)), food.key)
                if owner != food.key:
                    problems.append(f"{food.origin}: {language} name {name!r} also belongs to {owner!r}")
    return problems
