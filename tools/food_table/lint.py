"""Everything that a reviewer of the reviewed files would have to notice, noticed before anything is computed."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from decimal import Decimal

from nutrition.domain.food import Unit
from tools.food_table.cookbook import FOOD, Ingredient, Recipe
from tools.food_table.model import HouseholdPortion
from tools.food_table.reviewed import ReviewedFood, alias_form

KEY = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
DEFAULT_PORTION_G = (Decimal(1), Decimal(600))
# Ready weight over what went in: dried squid to a soup whose water nobody weighed.
YIELD = (Decimal("0.33"), Decimal(4))
# What one unit of anything edible may weigh, in grams.
UNIT_G: dict[Unit, tuple[Decimal, Decimal]] = {
    unit: (Decimal(low), Decimal(high))
    for unit, low, high in (
        (Unit.MILLILITRE, "0.2", "1.6"),
        (Unit.PIECE, "0.1", "2000"),
        (Unit.CUP, "8", "520"),
        (Unit.GLASS, "8", "520"),
        (Unit.TABLESPOON, "1", "50"),
        (Unit.TEASPOON, "0.3", "17"),
        (Unit.SLICE, "2", "400"),
        (Unit.PLATE, "40", "500"),
        (Unit.BOWL, "30", "600"),
        (Unit.HANDFUL, "5", "120"),
        (Unit.PORTION, "5", "600"),
        (Unit.PACK, "2", "1000"),
        (Unit.CAN, "40", "950"),
        (Unit.BOTTLE, "90", "2000"),
        (Unit.SCOOP, "10", "90"),
        (Unit.BAR, "15", "200"),
        (Unit.PINCH, "0.2", "2"),
    )
}


def lint_foods(foods: Iterable[ReviewedFood], recipes: Mapping[str, Recipe], usda_names: Container[str]) -> list[str]:
    """Every problem of the reviewed foods."""
    foods = list(foods)
    problems = [f"{food.origin}: {text}" for food in foods for text in _food_problems(food, recipes, usda_names)]
    return problems + _duplicates(foods)


def lint_recipes(
    recipes: Mapping[str, Recipe],
    ingredients: Mapping[str, Ingredient],
    foods: Iterable[ReviewedFood],
    usda_names: Container[str],
) -> list[str]:
    """Every problem of the recipes and their ingredients."""
    foods = list(foods)
    keys, made = {food.key for food in foods}, {food.key for food in foods if food.is_recipe}
    problems = [
        f"ingredient {each.key}: no USDA row {name!r}"
        for each in ingredients.values()
        for name in (each.usda_name, *each.donors)
        if name not in usda_names
    ]
    for key, recipe in recipes.items():
        problems += [
            f"recipe {key}: no ingredient {name!r}"
            for name in (*recipe.ingredients, *recipe.removed)
            if name not in ingredients and not (name.startswith(FOOD) and name.removeprefix(FOOD) in keys)
        ]
        if key not in made:
            problems.append(f"recipe {key}: no food is made by it")
        if not YIELD[0] * recipe.raw_g <= recipe.yield_g <= YIELD[1] * recipe.raw_g:
            problems.append(f"recipe {key}: {recipe.yield_g} g ready of {recipe.raw_g} g")
    used = {name for recipe in recipes.values() for name in (*recipe.ingredients, *recipe.removed)}
    return problems + [f"ingredient {key}: no recipe needs it" for key in ingredients if key not in used]


def _food_problems(food: ReviewedFood, recipes: Mapping[str, Recipe], usda_names: Container[str]) -> Iterator[str]:
    if not KEY.fullmatch(food.key):
        yield f"key {food.key!r} is not snake_case"
    if not food.names_ru or not food.names_en:
        yield "a name in each language is needed"
    if food.is_recipe and food.key not in recipes:
        yield f"no recipe {food.key!r}"
    if not food.is_recipe and food.usda_name not in usda_names:
        yield f"no USDA row {food.usda_name!r}"
    if not DEFAULT_PORTION_G[0] <= food.default_portion_g <= DEFAULT_PORTION_G[1]:
        yield f"implausible default portion {food.default_portion_g} g"
    for portion in food.units.values():
        yield from _portion_problems(portion)


def _portion_problems(portion: HouseholdPortion) -> Iterator[str]:
    low, high = UNIT_G.get(portion.unit, (Decimal(1), Decimal(0)))
    if not low <= portion.grams <= high:
        yield f"implausible {portion.unit} of {portion.grams} g"
    if portion.low_g is None or portion.high_g is None:
        return
    if not 0 < portion.low_g <= portion.grams <= portion.high_g:
        yield f"{portion.unit} of {portion.grams} g is not within {portion.low_g}–{portion.high_g} g"


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
