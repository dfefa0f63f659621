"""FoodData Central as a nutrient provider."""

import logging

from nutrition.adapters.fdc.client import FdcClient
from nutrition.adapters.fdc.mapping import to_food
from nutrition.adapters.fdc.schemas import BRANDED, GENERIC, VendorFood
from nutrition.adapters.usda.ranking import Candidate, score
from nutrition.adapters.usda.text import Words, is_russian, read_query
from nutrition.domain.deadline import Deadline
from nutrition.domain.food import Food, FoodMatch, FoodQuery
from nutrition.errors import DependencyError

LARGEST_PAGE = 50

log = logging.getLogger(__name__)


class FdcProvider:
    """Searches by the English name: generic foods first, branded ones when none of those is the food meant.

    The API's own order is by text relevance; ours is the embedded table's, which knows what a poor default is.
    """

    def __init__(self, client: FdcClient) -> None:
        self._client = client

    def search(self, query: FoodQuery, *, limit: int, deadline: Deadline) -> list[FoodMatch]:
        """At most `limit` foods, best first; empty without asking when no English name is known."""
        name = query.name_en or ("" if is_russian(query.name) else query.name)
        asked = read_query(name)
        if not asked.weights:
            return []
        matches: list[FoodMatch] = []
        for data_types in (GENERIC, BRANDED):
            found = self._client.search(name, data_types, min(limit, LARGEST_PAGE), deadline)
            matches = sorted([*matches, *_ranked(found, asked)], key=lambda match: -match.score)[:limit]
            if matches and matches[0].is_safe:
                return [self._with_portions(matches[0], deadline), *matches[1:]]
        return matches

    def _with_portions(self, match: FoodMatch, deadline: Deadline) -> FoodMatch:
        """The food with what only its details hold; as the search has it when they cannot be had."""
        try:
            vendor = self._client.food(int(match.food.source_id), deadline)
        except DependencyError as error:
            log.warning("fdc details not read", extra={"error_code": error.code})
            return match
        food = to_food(vendor) if vendor else None
        return FoodMatch(food, match.score) if food else match


def _ranked(found: list[VendorFood], asked: Words) -> list[FoodMatch]:
    foods = (to_food(vendor) for vendor in found)
    scored = (FoodMatch(food, round(_score(food, asked), 3)) for food in foods if food is not None)
    return [match for match in scored if match.score > 0]


def _score(food: Food, asked: Words) -> float:
    """Without the frequencies of a whole table every word informs alike."""
    candidate = Candidate(food.key, (food.name_en,), food.category, is_reviewed=False)
    return score(candidate, asked, dict.fromkeys(asked.weights, 1.0))
