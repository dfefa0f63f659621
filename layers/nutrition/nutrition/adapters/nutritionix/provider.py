"""Nutritionix as a nutrient provider."""

import re

from nutrition.adapters.nutritionix.client import NutritionixClient
from nutrition.adapters.nutritionix.mapping import to_food
from nutrition.domain.deadline import Deadline
from nutrition.domain.food import FoodMatch, FoodQuery

# The vendor matches by its own rules; how much of the query its food's name repeats says how sure to be of that.
BEST = 0.95
WORST = 0.3
CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
WORD = re.compile(r"[a-z]+")


class NutritionixProvider:
    """Searches by the English name only: the vendor's natural language is English."""

    def __init__(self, client: NutritionixClient) -> None:
        self._client = client

    def search(self, query: FoodQuery, *, limit: int, deadline: Deadline) -> list[FoodMatch]:
        """The vendor's foods, best first; empty without asking when no English name is known."""
        name = query.name_en or ("" if CYRILLIC.search(query.name) else query.name)
        if not name.strip():
            return []
        foods = (to_food(vendor) for vendor in self._client.natural_nutrients(name, deadline))
        matches = [FoodMatch(food, _score(name, food.name_en)) for food in foods if food is not None]
        return sorted(matches, key=lambda match: -match.score)[:limit]


def _score(asked: str, found: str) -> float:
    """0.3 to 0.95 by the share of words that both names have (Dice)."""
    left, right = _words(asked), _words(found)
    if not left or not right:
        return WORST
    shared = 2 * len(left & right) / (len(left) + len(right))
    return round(WORST + (BEST - WORST) * shared, 3)


def _words(name: str) -> set[str]:
    return {word.removesuffix("s") for word in WORD.findall(name.lower())}
