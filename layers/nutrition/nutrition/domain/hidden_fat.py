"""Fat that a way of cooking leaves on a food and that nobody mentions: "fried courgette" where the row is boiled.

A line of fat is guessed only when the words name a way of cooking with fat and the row of the food is without it. Grams
per 100 g of the cooked food, from pairs of USDA rows (public domain) that differ in the fat alone:

* fried vegetables, mushrooms: FNDDS "cooked with oil" less "cooked, no added fat", median of 27 pairs 2.9 (2.9 to 3.6)
* fried fish: "baked or broiled" (USDA adds the fat of the pan) less "steamed": cod, salmon, tilapia, trout 4.3 to 4.5
* fried meat and poultry: "Chicken breast, sauteed, skin not eaten" 5.45 less "stewed" 3.26 is 2.2
* eggs: "fat added" less "no added fat", 3 pairs, 5.1; grains: the same of 14 pairs of rice, 2.0
* legumes: "fat added" less "no added fat", 13 pairs, 6.3
* deep-fried vegetables: "Fried broccoli", "… eggplant", "… okra" less the raw food, 12.6; fish and shellfish: "fried"
  less "grilled", 15 pairs, 9.0, which also stands for the rest
* dressed with oil: the oil in 100 g of the food table's own salads of tomato and cucumber, 5.7

A food with 10 g of fat or more of its own gets no line: what it takes up from the pan it gives back (FNDDS: chicken
with skin, sauteed less rotisserie, median of 6 pairs 0.8).
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum

from nutrition.domain.food import Food
from nutrition.domain.food_groups import FoodGroup, group_of
from nutrition.domain.nutrients import HUNDRED_GRAMS

# The row of the food table that stands for the fat, and its English name for the case that the table has changed.
FAT_KEY, FAT_NAME = "vegetable_oil", "sunflower oil"
LEAST_GRAMS = Decimal(2)  # 18 kcal: less is not worth a line


class Cooking(StrEnum):
    """Ways of cooking that leave fat on the food."""

    FRIED = "fried"
    DEEP_FRIED = "deep_fried"
    DRESSED = "dressed"


_GRAMS_PER_100G: Mapping[Cooking, Mapping[FoodGroup, Decimal]] = {
    Cooking.FRIED: {
        FoodGroup.VEGETABLES: Decimal("2.9"),
        FoodGroup.FISH: Decimal("4.4"),
        FoodGroup.MEAT: Decimal("2.2"),
        FoodGroup.DAIRY_AND_EGGS: Decimal("5.1"),
        FoodGroup.GRAINS: Decimal("2.0"),
        FoodGroup.LEGUMES_AND_NUTS: Decimal("6.3"),
    },
    Cooking.DEEP_FRIED: {
        FoodGroup.VEGETABLES: Decimal("12.6"),
        FoodGroup.FISH: Decimal("9.0"),
        FoodGroup.MEAT: Decimal("9.0"),
        FoodGroup.LEGUMES_AND_NUTS: Decimal("9.0"),
    },
    Cooking.DRESSED: {FoodGroup.VEGETABLES: Decimal("5.7")},
}
_FAT_OF_ITS_OWN = Decimal(10)
_BUTTER_HAS = Decimal(75)  # butter stands among dairy

# The first that is found in the words holds, so the refusals stand above.
_WORDS: tuple[tuple[Cooking | None, str], ...] = (
    (None, r"\bбез (?:\w+ )?масл|\bаэрогрил|\b(?:without|no) (?:\w+ )?(?:oil|fat|butter)|\b(?:air|oven|dry)[- ]?fried"),
    (Cooking.DEEP_FRIED, r"\bфритюр|\bdeep[- ]fried"),
    (Cooking.FRIED, r"\b(?:под|об|по|за|про)?жар(?:ен|ил)\w*|\bна сковород|\bна (?:\w+ )?масле|\bпассерован"),
    (Cooking.FRIED, r"\bfried\b|\bsaut[eé]ed\b|\bpan[- ]seared\b|\bin (?:a )?(?:frying )?pan\b"),
    (Cooking.DRESSED, r"\bзаправлен\w*|\bс \w+ маслом|\bdressed\b|\bwith (?:\w+ )?oil\b"),
)
_ROW_WITH_FAT = re.compile(
    r"fried|fries|\bsaut|(?<!no )(?:\bfat added|\badded fat)|with (?:oil|butter|margarine)|in oil|oil-roasted|breaded"
    r"|batter|coated|жарен",
    re.IGNORECASE,
)
_ROW_WITHOUT_FAT = re.compile(r"\braw\b|\bsteam|\bboil|\bstew|\bpoach|\bgrill|no added fat", re.IGNORECASE)
_FNDDS = "usda_fndds"
_FRIED_BY_DESCRIPTION = {"13327"}  # SR21: "Beef, …, liver, cooked, pan-fried", shown as "beef liver"


def way_of_cooking(words: str) -> Cooking | None:
    """The way that the words name, or None; "without oil" is none."""
    plain = words.lower().replace("ё", "е")
    return next((cooking for cooking, rule in _WORDS if re.search(rule, plain)), None)


def fat_grams(words: str, food: Food, grams: Decimal) -> Decimal | None:
    """Fat on `grams` of a food called `words`, in g; None when there is no reason for a line of its own."""
    cooking = way_of_cooking(words)
    if cooking is None or holds_its_fat(food):
        return None
    per_100g = _GRAMS_PER_100G[cooking].get(group_of(food.category))
    if per_100g is None:
        return None
    fat = (grams * per_100g / HUNDRED_GRAMS).quantize(Decimal(1))
    return fat if fat >= LEAST_GRAMS else None


def holds_its_fat(food: Food) -> bool:
    """Whether the numbers of the row are those of the food with the fat it was cooked in, or it is fat anyway.

    FNDDS describes meat and fish as eaten, with the fat of the pan, unless the row says otherwise; a dish of the food
    table is reckoned from a recipe that has its fat.
    """
    described = f"{food.name_en} {food.source_id} {food.name_ru or ''}"
    by_name = food.source_id in _FRIED_BY_DESCRIPTION or _ROW_WITH_FAT.search(described) is not None
    if by_name or food.source == "computed" or food.per_100g.fat_g >= _FAT_OF_ITS_OWN:
        return True
    as_eaten = food.source == _FNDDS and group_of(food.category) in {FoodGroup.MEAT, FoodGroup.FISH}
    return as_eaten and not _ROW_WITHOUT_FAT.search(described)


def is_fat(food: Food) -> bool:
    """Oil, butter and the like: the person names the fat themselves."""
    return group_of(food.category) is FoodGroup.FATS_AND_SAUCES or food.per_100g.fat_g >= _BUTTER_HAS
