"""Nutrients of a dish from its raw ingredients and its ready weight."""

from collections.abc import Mapping
from decimal import Decimal

from nutrition.domain.nutrients import HUNDRED_GRAMS, Nutrient, Nutrients
from tools.food_table.model import SourceFood
from tools.food_table.reviewed import Recipe

# A nutrient of the dish is known when the ingredients that make up this share of its raw weight know it.
KNOWN_SHARE = Decimal("0.95")
PLACES = Decimal("0.001")


def nutrients_of(recipe: Recipe, usda: Mapping[str, SourceFood]) -> Nutrients:
    """Per 100 g of the ready dish: water is lost or gained in cooking, the nutrients are counted as kept."""
    parts = [(usda[name].per_100g, grams) for name, grams in recipe.ingredients.items()]
    total = Nutrients.total(nutrients.scaled(grams) for nutrients, grams in parts)
    raw_weight = sum((grams for _, grams in parts), Decimal(0))
    known: dict[Nutrient, Decimal] = {}
    for nutrient, amount in total:
        covered = sum((grams for nutrients, grams in parts if nutrients.get(nutrient) is not None), Decimal(0))
        if covered >= KNOWN_SHARE * raw_weight:
            known[nutrient] = (amount * HUNDRED_GRAMS / recipe.yield_g).quantize(PLACES)
    return Nutrients(known)
