"""Broad groups of foods, read from the category that a nutrient database gives (USDA's names, mostly)."""

import re
from enum import StrEnum


class FoodGroup(StrEnum):
    VEGETABLES = "vegetables"
    FRUIT = "fruit"
    GRAINS = "grains"
    MEAT = "meat"
    FISH = "fish"
    DAIRY_AND_EGGS = "dairy-and-eggs"
    LEGUMES_AND_NUTS = "legumes-and-nuts"
    SWEETS = "sweets"
    SNACKS = "snacks"
    FATS_AND_SAUCES = "fats-and-sauces"
    DRINKS = "drinks"
    DISHES = "dishes"
    OTHER = "other"


# The first rule that finds its words in the category wins, so the narrower ones stand above.
_RULES = (
    (
        FoodGroup.FATS_AND_SAUCES,
        r"dressing|\boils?\b|animal fats|margarine|mayonnaise|^sauces?|gravies, other|condiment",
    ),
    (
        FoodGroup.DISHES,
        r"dish|soup|sandwich|burger|pizza|taco|burrito|nacho|meals|egg roll|stir-fry|fried rice|macaroni",
    ),
    (FoodGroup.DISHES, r"fast food|restaurant|coleslaw|pasta mixed|baby food: m"),
    (
        FoodGroup.SWEETS,
        r"cake|pie|cookie|brownie|candy|sweet|ice cream|pudding|gelatin|pastr|doughnut|syrup|honey|bars$",
    ),
    (FoodGroup.SNACKS, r"snack|chips|popcorn|pretzel|cracker"),
    (FoodGroup.DRINKS, r"coffee|\btea\b|juice$|drink|water|beverage|beer|wine|liquor"),
    (FoodGroup.LEGUMES_AND_NUTS, r"legume|\bbeans, peas|\bnuts?\b|seed|soy and"),
    (FoodGroup.FRUIT, r"fruit|apple|banana|berr|grape|melon|peach|pear|pineapple|mango"),
    (FoodGroup.VEGETABLES, r"vegetable|potato|carrot|cabbage|broccoli|spinach|corn$|tomato|onion|bean|lettuce|olive"),
    (
        FoodGroup.GRAINS,
        r"bread|roll|bagel|muffin|biscuit|tortilla|turnover|cereal|grain|rice|pasta|oatmeal|grits|baked",
    ),
    (FoodGroup.FISH, r"fish|seafood"),
    (FoodGroup.DAIRY_AND_EGGS, r"dairy|milk|cheese|yogurt|cream|egg"),
    (FoodGroup.MEAT, r"meat|beef|pork|poultry|chicken|turkey|lamb|sausage|frankfurter|bacon"),
)
_WHOLE = {FoodGroup.VEGETABLES, FoodGroup.FRUIT, FoodGroup.DAIRY_AND_EGGS}


def group_of(category: str) -> FoodGroup:
    words = category.lower()
    return next((group for group, rule in _RULES if re.search(rule, words)), FoodGroup.OTHER)


def has_sugars_of_its_own(category: str) -> bool:
    """Whether the sugars of such a food are mostly those of fruit, vegetables or milk, which nobody added."""
    return group_of(category) in _WHOLE
