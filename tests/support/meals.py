"""Later versions of a meal."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from nutrition.domain.meal import Meal, MealStatus
from tests.support.examples import NOON


def next_version(meal: Meal, **changes: Any) -> Meal:  # noqa: ANN401 - any field of the class
    return replace(meal, version=meal.version + 1, **changes)


def saved(meal: Meal, session_id: int, at: datetime = NOON) -> Meal:
    return next_version(meal, status=MealStatus.SAVED, session_id=session_id, saved_at=at)
