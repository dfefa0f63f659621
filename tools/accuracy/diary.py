"""The diary of somebody who writes for the first time: nothing in it, nothing kept."""

from collections.abc import Sequence
from typing import cast

from nutrition.domain.meal import Meal
from nutrition.domain.usual_portions import UsualPortion
from nutrition.ports.repositories import Meals, UnitOfWork, UsualPortions


class _NoMeals:
    def latest(self, telegram_user_id: int) -> Meal | None:  # noqa: ARG002 - the port's
        return None

    def add(self, meal: Meal) -> Meal:
        return meal


class _NothingLearnt:
    def of(self, telegram_user_id: int, food_keys: Sequence[str]) -> list[UsualPortion]:  # noqa: ARG002 - the port's
        return []


class EmptyDiary:
    """As much of a unit of work as a new meal by words needs."""

    meals = cast(Meals, _NoMeals())
    usual_portions = cast(UsualPortions, _NothingLearnt())

    def release(self) -> None:
        """Nothing was begun."""


def empty_diary() -> UnitOfWork:
    return cast(UnitOfWork, EmptyDiary())
