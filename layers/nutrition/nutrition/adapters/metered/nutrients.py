"""A nutrient provider with its calls timed and its answers counted."""

from nutrition.adapters.metered.calls import timed_call
from nutrition.domain.deadline import Deadline
from nutrition.domain.food import FoodMatch, FoodQuery
from nutrition.ports.metric_catalogue import RESULT
from nutrition.ports.metrics import Metrics
from nutrition.ports.nutrients import NutrientProvider


class MeteredProvider:
    """Implements `ports.nutrients.NutrientProvider` around another one; `source` is "nutritionix" or "food_table"."""

    def __init__(self, provider: NutrientProvider, metrics: Metrics, source: str) -> None:
        self._provider = provider
        self._metrics = metrics
        self._source = source

    def search(self, query: FoodQuery, *, limit: int, deadline: Deadline) -> list[FoodMatch]:
        with timed_call(self._metrics, self._source, "search"):
            matches = self._provider.search(query, limit=limit, deadline=deadline)
        self._metrics.count(RESULT, source=self._source, result=_result(matches))
        return matches


def _result(matches: list[FoodMatch]) -> str:
    if not matches:
        return "nothing"
    return "safe" if matches[0].is_safe else "weak"
