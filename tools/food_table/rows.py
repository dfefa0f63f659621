"""The rows of the table: reviewed foods first, then every USDA row that none of them stands for."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from nutrition.domain.food import Unit
from tools.food_table.complete import Completion
from tools.food_table.cookbook import Ingredient, Recipe
from tools.food_table.model import PRIORITY, Alias, FoodRow, Source, SourceFood
from tools.food_table.recipes import Kitchen
from tools.food_table.reviewed import ReviewedFood, alias_form

# Parts of one food's searchable text, each of which is a name by itself; no USDA description holds it.
NAME_SEPARATOR = " | "


def by_name(foods: Iterable[SourceFood]) -> dict[str, SourceFood]:
    """USDA rows by their exact description; the best source has it when two share one."""
    return {food.name: food for food in sorted(foods, key=lambda each: -PRIORITY[each.source])}


def reviewed_rows(
    foods: Iterable[ReviewedFood],
    sources: Iterable[SourceFood],
    recipes: Mapping[str, Recipe],
    ingredients: Mapping[str, Ingredient],
) -> list[FoodRow]:
    """The reviewed foods, completed and cooked."""
    foods, sources = list(foods), list(sources)
    usda, completion = by_name(sources), Completion(sources)
    rows = {food.key: completion.complete(usda[food.usda_name]) for food in foods if not food.is_recipe}

    def ingredient_row(ingredient: Ingredient) -> SourceFood:
        row = completion.complete(usda[ingredient.usda_name], [usda[name] for name in ingredient.donors])
        known = {each.nutrient: each.amount for each in ingredient.given if each.amount is not None}
        return replace(row, per_100g=type(row.per_100g)({**row.per_100g.values, **known}))

    kitchen = Kitchen(recipes, ingredients, ingredient_row, rows.__getitem__)
    for food in foods:
        if food.is_recipe:
            rows[food.key] = SourceFood(Source.COMPUTED, food.key, "", food.category, kitchen.cook(food.key))
    return [_reviewed_row(food, rows[food.key]) for food in foods]


def _reviewed_row(food: ReviewedFood, row: SourceFood) -> FoodRow:
    """The food's own units go before those of the USDA row behind it."""
    merged = {portion.unit: portion for portion in row.portions} | food.units
    return FoodRow(
        key=food.key,
        name_en=food.names_en[0],
        name_ru=food.names_ru[0],
        source=row.source,
        source_id=row.source_id,
        category=row.category,
        per_100g=row.per_100g,
        default_portion_g=food.default_portion_g,
        portions=tuple(merged[unit] for unit in Unit if unit in merged),
        aliases=_aliases(food),
        search_text=NAME_SEPARATOR.join(filter(None, [*food.names_en, row.name])),
    )


def plain_row(food: SourceFood, default_portion_g: Decimal) -> FoodRow:
    """A USDA row as it stands."""
    return FoodRow(
        key=f"{food.source}_{_identifier(food)}",
        name_en=food.name,
        name_ru=None,
        source=food.source,
        source_id=food.source_id,
        category=food.category,
        per_100g=food.per_100g,
        default_portion_g=default_portion_g,
        portions=food.portions,
        search_text=food.name,
    )


def _identifier(food: SourceFood) -> str:
    """The NDB number; elsewhere, where the package has no number, a digest of the description."""
    if food.source is Source.SR21:
        return food.source_id
    return hashlib.sha256(food.source_id.encode()).hexdigest()[:10]


def _aliases(food: ReviewedFood) -> tuple[Alias, ...]:
    seen: dict[tuple[str, str], Alias] = {}
    for language, names in (("ru", food.names_ru), ("en", food.names_en)):
        for name in names:
            seen.setdefault((language, alias_form(name)), Alias(language, name))
    return tuple(seen.values())
