"""The last days of a person, for a week's or a month's picture."""

from datetime import timedelta

from nutrition.domain.day import bounds_of, day_of
from nutrition.domain.period import Period, period
from nutrition.domain.user import User
from nutrition.ports.clock import Clock
from nutrition.ports.repositories import UnitOfWork


class SummariseDays:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def __call__(self, uow: UnitOfWork, person: User, length: int) -> Period | None:
        """The last `length` of the person's days with today; None while the time zone is unknown."""
        today = day_of(person, self._clock.now())
        if today is None:
            return None
        start, _ = bounds_of(person, today - timedelta(days=length - 1))
        _, end = bounds_of(person, today)
        goal = uow.goals.current(person.telegram_user_id)
        meals = uow.meals.saved_between(person.telegram_user_id, start, end)
        return period(person, meals, today, length, goal.targets if goal else None)
