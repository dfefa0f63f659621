"""A draft becomes a meal of the diary."""

from dataclasses import dataclass, replace

from nutrition.domain.day import DayBalance
from nutrition.domain.meal import Meal, MealEdit, MealStatus
from nutrition.domain.user import User
from nutrition.domain.usual_portions import corrections
from nutrition.errors import InvalidInputError
from nutrition.ports.clock import Clock
from nutrition.ports.repositories import UnitOfWork
from nutrition.usecases.day_balance import day_balance
from nutrition.usecases.edit_meal import MealVersion, current_meal


@dataclass(frozen=True, slots=True)
class SavedMeal:
    """`day` holds the meal already; None while the time zone is unknown."""

    meal: Meal
    day: DayBalance | None


class SaveMeal:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def __call__(self, uow: UnitOfWork, person: User, where: MealVersion) -> SavedMeal:
        """Put the draft into the open meal session, which begins here when there is none.

        Raises StaleDraftError, NotFoundError, and InvalidInputError while nothing is in the draft or a food of it is
        still to be chosen.
        """
        meal = current_meal(uow, person, where)
        if meal.status is MealStatus.SAVED:
            return SavedMeal(meal, day_balance(uow, person, meal.eaten_at))
        if not meal.items:
            raise InvalidInputError("error-empty-meal")
        if any(not item.settled for item in meal.items):
            raise InvalidInputError("error-unsettled-item")
        saved = self._store(uow, person, meal)
        return SavedMeal(saved, day_balance(uow, person, saved.eaten_at))

    def _store(self, uow: UnitOfWork, person: User, meal: Meal) -> Meal:
        now = self._clock.now()
        session = uow.sessions.open_of(person.telegram_user_id)
        if session is None:
            session = uow.sessions.start(person.telegram_user_id, now)
        else:
            uow.sessions.touch(session.session_id, now)
        saved = replace(
            meal, status=MealStatus.SAVED, session_id=session.session_id, saved_at=now, version=meal.version + 1
        )
        edit = MealEdit("status", None, meal.status.value, saved.status.value, "button", now, saved.version)
        uow.meals.save(saved, [edit])
        if learnt := corrections(saved):
            uow.usual_portions.learn(person.telegram_user_id, learnt, now)
        return saved
