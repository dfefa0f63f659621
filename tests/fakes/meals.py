"""Meals and their edits in memory."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from nutrition.domain.meal import Meal, MealEdit, MealStatus
from nutrition.errors import ConflictError, DependencyRejectedError, StaleDraftError
from tests.fakes.database import View
from tests.fakes.people import require_user

LIVE = {MealStatus.DRAFT, MealStatus.SAVED}


class InMemoryMeals:
    def __init__(self, view: View) -> None:
        self._view = view

    def add(self, meal: Meal) -> Meal:
        require_user(self._view, meal.user_id)
        stored = replace(meal, meal_id=self._view.next_id())
        self._check(stored)
        self._view.meals.put(stored.meal_id, stored)
        return stored

    def get(self, meal_id: int, telegram_user_id: int) -> Meal | None:
        meal = self._view.meals.get(meal_id)
        return meal if meal and meal.user_id == telegram_user_id else None

    def save(self, meal: Meal, edits: Sequence[MealEdit] = ()) -> None:
        stored = self.get(meal.meal_id, meal.user_id)
        if stored is None or stored.version != meal.version - 1:
            raise StaleDraftError
        self._check(meal)
        # A message that was recorded meanwhile is not forgotten.
        message_id = stored.message_id if meal.message_id is None else meal.message_id
        self._view.meals.put(meal.meal_id, replace(meal, message_id=message_id, created_at=stored.created_at))
        for position, edit in enumerate(edits):
            row = replace(edit, version=meal.version, old=_as_json(edit.old), new=_as_json(edit.new))
            self._view.edits.put((meal.meal_id, meal.version, position), row)

    def latest(self, telegram_user_id: int) -> Meal | None:
        return _newest(self._of(telegram_user_id, _live))

    def of_media_group(self, telegram_user_id: int, media_group_id: str) -> Meal | None:
        return _newest(self._of(telegram_user_id, lambda meal: _live(meal) and meal.media_group_id == media_group_id))

    def of_session(self, session_id: int) -> list[Meal]:
        meals = [meal for meal in self._view.meals.values() if _saved(meal) and meal.session_id == session_id]
        return sorted(meals, key=lambda meal: (meal.eaten_at, meal.meal_id))

    def saved_between(self, telegram_user_id: int, start: datetime, end: datetime) -> list[Meal]:
        meals = self._of(telegram_user_id, lambda meal: _saved(meal) and start <= meal.eaten_at < end)
        return sorted(meals, key=lambda meal: (meal.eaten_at, meal.meal_id))

    def drafts_of(self, telegram_user_id: int) -> list[Meal]:
        meals = self._of(telegram_user_id, lambda meal: meal.status is MealStatus.DRAFT)
        return sorted(meals, key=lambda meal: (meal.created_at, meal.meal_id))

    def record_message(self, meal_id: int, message_id: int) -> None:
        if meal := self._view.meals.get(meal_id):
            self._view.meals.put(meal_id, replace(meal, message_id=message_id))

    def edits_since(self, telegram_user_id: int, moment: datetime) -> list[MealEdit]:
        own = {meal.meal_id for meal in self._of(telegram_user_id, lambda _: True)}
        found = {key: edit for key, edit in self._view.edits.items() if key[0] in own and edit.at >= moment}
        return [found[key] for key in sorted(found, key=lambda key: (found[key].at, key))]

    def edits_of(self, meal_id: int) -> list[MealEdit]:
        found = {key: edit for key, edit in self._view.edits.items() if key[0] == meal_id}
        return [found[key] for key in sorted(found)]

    def _of(self, telegram_user_id: int, wanted: Callable[[Meal], bool]) -> list[Meal]:
        return [meal for meal in self._view.meals.values() if meal.user_id == telegram_user_id and wanted(meal)]

    def _check(self, meal: Meal) -> None:
        """The table's constraints that a use case could run into."""
        if meal.session_id is not None:
            session = self._view.sessions.get(meal.session_id)
            if session is None or session.user_id != meal.user_id:
                self._view.refuse(ConflictError("no such session of this person"))
        if _saved(meal) and (meal.session_id is None or meal.saved_at is None):
            self._view.refuse(DependencyRejectedError("a saved meal needs a session and saved_at"))
        if not 0 < meal.eaten_share <= 1:
            self._view.refuse(DependencyRejectedError("eaten_share is above 0 and at most 1"))
        if meal.media_group_id is not None and meal.status is MealStatus.DRAFT:
            drafts = (draft for draft in self.drafts_of(meal.user_id) if draft.meal_id != meal.meal_id)
            if any(draft.media_group_id == meal.media_group_id for draft in drafts):
                self._view.refuse(ConflictError("the album has a draft already"))


def _newest(meals: list[Meal]) -> Meal | None:
    return max(meals, key=lambda meal: (meal.created_at, meal.meal_id), default=None)


def _live(meal: Meal) -> bool:
    return meal.status in LIVE


def _saved(meal: Meal) -> bool:
    return meal.status is MealStatus.SAVED


def _as_json(value: object) -> object:
    """What comes back of a JSON column; raises TypeError for what it cannot hold."""
    return json.loads(json.dumps(value))
