"""Write the AI profile anew from the diary."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta

from nutrition.domain.clock import local_day
from nutrition.domain.meal import Meal, MealEdit
from nutrition.domain.portion_bias import portion_bias
from nutrition.domain.profile import Tastes, behaviour, tastes
from nutrition.domain.user import User
from nutrition.ports.clock import Clock
from nutrition.ports.profile import ProfileStore
from nutrition.ports.repositories import UnitOfWorkFactory

SCHEMA_VERSION = 1
_REMEMBERED = timedelta(days=365)


class UpdateProfile:
    def __init__(self, new_unit_of_work: UnitOfWorkFactory, store: ProfileStore, clock: Clock) -> None:
        self._new_unit_of_work = new_unit_of_work
        self._store = store
        self._clock = clock

    def __call__(self, session_id: int) -> None:
        """For the person of a session. The tone history, which is not in the diary, stays.

        Raises DependencyUnavailableError.
        """
        uow = self._new_unit_of_work()
        try:
            session = uow.sessions.get(session_id)
            person = uow.users.get(session.user_id) if session else None
            if person is None:
                return
            now = self._clock.now()
            meals = uow.meals.saved_between(person.telegram_user_id, now - _REMEMBERED, now + timedelta(days=1))
            edits = uow.meals.edits_since(person.telegram_user_id, now - _REMEMBERED)
        finally:
            uow.rollback()
        self._store.save(person.telegram_user_id, profile_document(person, meals, edits, now))


def profile_document(
    person: User, meals: Sequence[Meal], edits: Sequence[MealEdit], now: datetime
) -> dict[str, object]:
    """The fields of docs/ai_profile.md that the diary gives. Times are read in UTC while no time zone is known."""
    place = person.time_zone or "UTC"
    today = local_day(now, place, person.day_start_hour)
    habits = behaviour(meals, place, person.day_start_hour, today)
    months = tastes(meals, place, person.day_start_hour)
    return {
        "schema_version": SCHEMA_VERSION,
        "updated_at": now,
        "behavioral_patterns": {**asdict(habits), "portion_bias": asdict(portion_bias(edits))},
        "taste_preferences": {"evolution": [_month(snapshot) for snapshot in months]},
    }


def _month(snapshot: Tastes) -> dict[str, object]:
    favourites = [{"food_key": key, "times": times} for key, times in snapshot.favourite_foods]
    groups = [{"group": group, "times": times} for group, times in snapshot.groups.items()]
    return {**asdict(snapshot), "favourite_foods": favourites, "groups": groups}
