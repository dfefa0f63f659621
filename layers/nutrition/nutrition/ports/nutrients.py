"""Where nutrients come from."""

from typing import Protocol

from nutrition.domain.deadline import Deadline
from nutrition.domain.food import Food, FoodMatch, FoodQuery


class NutrientProvider(Protocol):
    """A nutrient database that can be searched by name."""

    def search(self, query: FoodQuery, *, limit: int, deadline: Deadline) -> list[FoodMatch]:
        """At most `limit` foods, best first; empty when no word of the query is known to the database.

        Raises `DependencyUnavailableError` when it cannot answer within `deadline` and `DependencyRejectedError` when
        it will not answer (credentials, quota).
        """
        ...


class FoodCatalogue(Protocol):
    """A nutrient database whose rows can be fetched again by their key."""

    def get(self, key: str) -> Food | None:
        """The food with this key, or None."""
        ...
