"""Fills what a USDA row leaves out, where another USDA row or the nature of the food says it.

The abbreviated file of SR21 has no vitamin D, alcohol and caffeine, FoodData Central's survey rows come here without
the kinds of fat. A dish is only as complete as its ingredients, so these are completed before it is computed:
1. from a row of another USDA table with the same description;
2. from the donors that a reviewer named in `ingredients.tsv` (the kinds of fat in proportion to the fat);
3. with zero where a food cannot have any: cholesterol in plants, caffeine outside coffee, tea, cocoa and cola.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from nutrition.domain.nutrients import ZERO, Nutrient, Nutrients
from tools.food_table.model import PRIORITY, SourceFood
from tools.food_table.select import normalised

KINDS_OF_FAT = (Nutrient.SATURATED_FAT_G, Nutrient.MONOUNSATURATED_FAT_G, Nutrient.POLYUNSATURATED_FAT_G)
ANIMAL_ONLY = (Nutrient.CHOLESTEROL_MG, Nutrient.VITAMIN_B12_UG, Nutrient.VITAMIN_D_UG)
_PLANTS = r"vegetable|fruit|legume|nut and seed|cereal grains|spices|sugars|^water|^tea|^coffee|^oil|^vegetable oil"
PLANT_CATEGORY = re.compile(_PLANTS, re.IGNORECASE)
PLANT_NAME = re.compile(
    r"^(oil,|vegetable oil|sugars?\b|honey|salt|water|tea\b|coffee|cocoa|vinegar|syrup|malt beverage|alcoholic|mustard|"
    r"catsup|soy sauce|yeast|leavening|jams|cornstarch|soup, bouillon)",
    re.IGNORECASE,
)
NOT_PLANT = re.compile(r"mushroom|\begg\b|noodles, egg|cheese|milk|butter|meat|pork|beef|seaweed|kelp", re.IGNORECASE)
ALCOHOLIC = re.compile(r"alcohol|beer|wine|liquor|liqueur|cocktail|vodka|rum\b|extract", re.IGNORECASE)
STIMULATING = re.compile(
    r"coffee|\btea\b|cola\b|chocolate|cocoa|energy drink|mocha|latte|cappuccino|espresso|tiramisu|brownie|candies",
    re.IGNORECASE,
)


class Completion:
    """Completes rows out of all `sources`."""

    def __init__(self, sources: Iterable[SourceFood]) -> None:
        self._same: dict[str, list[SourceFood]] = defaultdict(list)
        for food in sorted(sources, key=lambda each: PRIORITY[each.source]):
            self._same[normalised(food.name)].append(food)

    def complete(self, food: SourceFood, donors: Sequence[SourceFood] = ()) -> SourceFood:
        """The food with more nutrients known; what is known already stays."""
        values = dict(food.per_100g)
        for same in self._same[normalised(food.name)]:
            _take(values, same.per_100g)
        for donor in donors:
            _take(values, donor.per_100g)
        for nutrient in _absent(food, values):
            values.setdefault(nutrient, ZERO)
        return replace(food, per_100g=Nutrients(values))


def _take(values: dict[Nutrient, Decimal], donor: Nutrients) -> None:
    """The kinds of fat are taken in proportion to the fat."""
    fat = values.get(Nutrient.FAT_G, ZERO)
    for nutrient, amount in donor:
        if nutrient in values:
            continue
        if nutrient in KINDS_OF_FAT:
            values[nutrient] = amount * fat / donor.fat_g if donor.fat_g else ZERO
        else:
            values[nutrient] = amount


def _absent(food: SourceFood, values: dict[Nutrient, Decimal]) -> Iterable[Nutrient]:
    words = f"{food.name} {food.category}"
    if not ALCOHOLIC.search(words):
        yield Nutrient.ALCOHOL_G
    if not STIMULATING.search(words):
        yield Nutrient.CAFFEINE_MG
    if (PLANT_CATEGORY.search(food.category) or PLANT_NAME.search(food.name)) and not NOT_PLANT.search(food.name):
        yield from ANIMAL_ONLY
    if values.get(Nutrient.CARBOHYDRATE_G) == ZERO:
        yield from (Nutrient.FIBRE_G, Nutrient.SUGARS_G)
    if values.get(Nutrient.FAT_G) == ZERO:
        yield from KINDS_OF_FAT
