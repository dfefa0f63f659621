"""Several providers as one, in order."""

import logging
from collections.abc import Sequence

from nutrition.domain.deadline import Deadline
from nutrition.domain.food import FoodMatch, FoodQuery
from nutrition.errors import DependencyError, DependencyUnavailableError
from nutrition.ports.nutrients import NutrientProvider

RESERVE_SECONDS = 0.2  # kept back for the providers after this one

log = logging.getLogger(__name__)


class FallbackProvider:
    """The first provider that has a safe match answers; short of that, all weak matches together.

    `FoodMatch.food.source` says who answered. Raises the last provider's error when none could answer.
    """

    def __init__(self, providers: Sequence[NutrientProvider]) -> None:
        if not providers:
            raise ValueError("at least one provider is needed")
        self._providers = tuple(providers)

    def search(self, query: FoodQuery, *, limit: int, deadline: Deadline) -> list[FoodMatch]:
        """At most `limit` foods, best first."""
        weak: list[FoodMatch] = []
        failure: DependencyError | None = None
        answered = False
        for position, provider in enumerate(self._providers):
            after = len(self._providers) - position - 1
            try:
                matches = provider.search(query, limit=limit, deadline=_earlier(deadline, after * RESERVE_SECONDS))
            except DependencyError as error:
                failure = error
                log.warning(
                    "nutrient provider failed", extra={"provider": type(provider).__name__, "error_code": error.code}
                )
                continue
            answered = True
            if matches and matches[0].is_safe:
                return matches
            weak += matches
        if not answered:
            raise failure or DependencyUnavailableError("no nutrient provider")
        return sorted(weak, key=lambda match: -match.score)[:limit]


def _earlier(deadline: Deadline, seconds: float) -> Deadline:
    return Deadline(deadline.at - seconds, deadline.monotonic)
