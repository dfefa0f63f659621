"""Write the AI profile anew from the diary."""

from datetime import datetime, timedelta

from nutrition.domain.clock import local_day
from nutrition.domain.meal import Meal, MealEdit
from nutrition.domain.portion_bias import portion_bias
from nutrition.domain.profile import behaviour, tastes
from nutrition.domain.profile_document import HABITS, LEARNED_FROM, TASTES, to_document
from nutrition.domain.user import User
from nutrition.ports.clock import Clock
from nutrition.ports.profile import ProfileStore
from nutrition.ports.repositories import UnitOfWorkFactory

REMEMBERED = timedelta(days=365)


class UpdateProfile:
    """The tone history, which is not in the diary, is never touched here. All raise DependencyUnavailableError."""

    def __init__(self, new_unit_of_work: UnitOfWorkFactory, store: ProfileStore, clock: Clock) -> None:
        self._new_unit_of_work = new_unit_of_work
        self._store = store
        self._clock = clock

    def __call__(self, telegram_user_id: int) -> None:
        """From the entries since the person erased their habits last, at most those of a year."""
        now = self._clock.now()
        since = max(now - REMEMBERED, self._learned_from(telegram_user_id) or now - REMEMBERED)
        uow = self._new_unit_of_work()
        try:
            person = uow.users.get(telegram_user_id)
            meals = uow.meals.saved_between(telegram_user_id, since, now + timedelta(days=1))
            edits = uow.meals.edits_since(telegram_user_id, since)
        finally:
            uow.rollback()
        if person is not None:
            self._store.save(telegram_user_id, profile_document(person, meals, edits, now))
            self._delete_if_gone(telegram_user_id)

    def _delete_if_gone(self, telegram_user_id: int) -> None:
        """The person may have had everything erased since they were read."""
        uow = self._new_unit_of_work()
        try:
            gone = uow.users.get(telegram_user_id) is None
        finally:
            uow.rollback()
        if gone:
            self._store.delete(telegram_user_id)

    def after_session(self, session_id: int) -> None:
        """For the person of a session."""
        uow = self._new_unit_of_work()
        try:
            session = uow.sessions.get(session_id)
        finally:
            uow.rollback()
        if session is not None:
            self(session.user_id)

    def erase_habits(self, telegram_user_id: int) -> None:
        """Forget what was learnt and learn from new entries only."""
        self._store.save(telegram_user_id, {LEARNED_FROM: self._clock.now()})
        self._store.erase(telegram_user_id, HABITS)
        self._store.erase(telegram_user_id, TASTES)

    def rebuild_habits(self, telegram_user_id: int) -> None:
        """Learn anew from the whole diary."""
        self._store.erase(telegram_user_id, LEARNED_FROM)
        self(telegram_user_id)

    def _learned_from(self, telegram_user_id: int) -> datetime | None:
        moment = (self._store.get(telegram_user_id) or {}).get(LEARNED_FROM)
        return moment if isinstance(moment, datetime) else None


def profile_document(person: User, meals: list[Meal], edits: list[MealEdit], now: datetime) -> dict[str, object]:
    """Without a time zone nothing is said about hours and days; months are then those of UTC."""
    place, starts = person.time_zone, person.day_start_hour
    habits = behaviour(meals, place, starts, local_day(now, place, starts)) if place else None
    return to_document(habits, portion_bias(edits), tastes(meals, place or "UTC", starts), now)
