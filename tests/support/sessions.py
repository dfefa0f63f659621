"""Meal sessions with their meals, stored as the product stores them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from nutrition.domain.meal import Meal, MealStatus
from nutrition.domain.session import ClosedBy
from nutrition.domain.user import User
from nutrition.ports.repositories import UnitOfWorkFactory
from tests.fakes.clock import START
from tests.support.meals import saved


def a_session(
    new_unit_of_work: UnitOfWorkFactory,
    person: User,
    meals: Sequence[Meal],
    *,
    at: datetime = START,
    closed_by: ClosedBy | None = None,
) -> int:
    """The id of a session begun, and when `closed_by` is given closed, at a moment; in the person's open one if any."""
    work = new_unit_of_work()
    work.users.save(person)
    session = work.sessions.open_of(person.telegram_user_id) or work.sessions.start(person.telegram_user_id, at)
    for meal in meals:
        draft = work.meals.add(
            replace(meal, user_id=person.telegram_user_id, status=MealStatus.DRAFT, created_at=meal.eaten_at)
        )
        work.meals.save(saved(draft, session.session_id, at))
    if closed_by is not None:
        work.sessions.close(session.session_id, at, closed_by)
    work.commit()
    return session.session_id
