"""The person's day so far."""

from datetime import datetime

from nutrition.domain.day import DayBalance, balance, bounds_of, day_of
from nutrition.domain.user import User
from nutrition.ports.repositories import UnitOfWork


def day_balance(uow: UnitOfWork, person: User, at: datetime) -> DayBalance | None:
    """Saved meals of the person's day that `at` falls in, against the current goal; None without a time zone."""
    day = day_of(person, at)
    if day is None:
        return None
    start, end = bounds_of(person, day)
    goal = uow.goals.current(person.telegram_user_id)
    meals = uow.meals.saved_between(person.telegram_user_id, start, end)
    return balance(day, meals, goal.targets if goal else None)
