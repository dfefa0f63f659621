"""From a name to a row of a nutrient database."""

from dataclasses import dataclass

from nutrition.domain.deadline import Deadline
from nutrition.domain.food import CHOICE_SCORE, Food, FoodMatch, FoodQuery
from nutrition.domain.meal import Alternative
from nutrition.ports.nutrients import FoodCatalogue, NutrientProvider

MAXIMUM_ALTERNATIVES = 5
_SEARCHED = 20  # more than is offered, so that foods with a name in the person's language can come first


@dataclass(frozen=True, slots=True)
class FoundFood:
    """The best match; `settled` is False when the person should choose between it and the alternatives."""

    food: Food
    settled: bool
    alternatives: tuple[Alternative, ...]


class FindFood:
    def __init__(self, provider: NutrientProvider, catalogue: FoodCatalogue) -> None:
        self._provider = provider
        self._catalogue = catalogue

    def __call__(self, query: FoodQuery, deadline: Deadline) -> FoundFood | None:
        """The food meant, or None when no database knows anything like it.

        A weak match is never taken silently: it comes back unsettled. Raises DependencyUnavailableError.
        """
        matches = self._provider.search(query, limit=_SEARCHED, deadline=deadline)
        if not matches or matches[0].score < CHOICE_SCORE:
            return None
        best, *others = matches
        return FoundFood(best.food, best.is_safe, _offered(others, query.locale))

    def known(self, key: str) -> Food | None:
        """The food table's row with this key."""
        return self._catalogue.get(key)

    def by_key(self, key: str, name_en: str, deadline: Deadline) -> Food | None:
        """The food behind an alternative that was offered: by its key, or searched again by its English name."""
        food = self.known(key)
        if food is not None:
            return food
        matches = self._provider.search(FoodQuery(name_en, name_en), limit=_SEARCHED, deadline=deadline)
        return next((match.food for match in matches if match.food.key == key), None)


def _offered(matches: list[FoodMatch], locale: str) -> tuple[Alternative, ...]:
    """The best alternatives; those that the person can read come first."""
    readable = sorted(matches, key=lambda match: locale == "ru" and match.food.name_ru is None)
    return tuple(alternative(match.food) for match in readable[:MAXIMUM_ALTERNATIVES])


def alternative(food: Food) -> Alternative:
    return Alternative(food.key, food.name_en, food.name_ru)
