"""The meals that words may still mean: no older than an eating occasion lasts. Buttons reach a meal of any age."""

from datetime import datetime

from nutrition.domain.meal import Meal
from nutrition.domain.session import QUIET_PERIOD
from nutrition.domain.user import User
from nutrition.ports.repositories import UnitOfWork


def meal_in_front(uow: UnitOfWork, person: User, now: datetime) -> Meal | None:
    """The draft or saved meal that words change: the one that was created last."""
    latest = uow.meals.latest(person.telegram_user_id)
    return latest if latest is not None and _is_in_reach(latest, now) else None


def open_draft(uow: UnitOfWork, person: User, now: datetime) -> Meal | None:
    """The draft that "done" and "save" mean: the newest."""
    drafts = open_drafts(uow, person, now)
    return drafts[-1] if drafts else None


def open_drafts(uow: UnitOfWork, person: User, now: datetime) -> list[Meal]:
    """Oldest first."""
    return [draft for draft in uow.meals.drafts_of(person.telegram_user_id) if _is_in_reach(draft, now)]


def _is_in_reach(meal: Meal, now: datetime) -> bool:
    return now - (meal.saved_at or meal.created_at) < QUIET_PERIOD
