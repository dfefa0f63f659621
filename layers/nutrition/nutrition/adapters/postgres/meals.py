"""Meals and their edits."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, func, insert, select, update

from nutrition.adapters.postgres.meal_rows import edit_of, edit_rows, meal_columns, meal_of
from nutrition.adapters.postgres.tables import meal_edits, meals
from nutrition.adapters.postgres.transaction import Transaction
from nutrition.domain.meal import Meal, MealEdit, MealStatus
from nutrition.errors import StaleDraftError

_LIVE = meals.c.status.in_([MealStatus.DRAFT.value, MealStatus.SAVED.value])
_SAVED = meals.c.status == MealStatus.SAVED.value


_NEWEST = (meals.c.created_at.desc(), meals.c.meal_id.desc())
_OF_PERSON = select(meals).where(meals.c.telegram_user_id == bindparam("person"))
_GET = _OF_PERSON.where(meals.c.meal_id == bindparam("meal"))
_LATEST = _OF_PERSON.where(_LIVE).order_by(*_NEWEST).limit(1)
_ADD = insert(meals).returning(meals.c.meal_id)
_ADD_EDIT = insert(meal_edits)
_SAVE = (
    update(meals)
    .where(
        meals.c.meal_id == bindparam("of_meal"),
        meals.c.telegram_user_id == bindparam("of_person"),
        meals.c.version == bindparam("of_version"),
    )
    .values(message_id=func.coalesce(bindparam("shown_as", type_=meals.c.message_id.type), meals.c.message_id))
)
_RECORD_MESSAGE = update(meals).where(meals.c.meal_id == bindparam("of_meal"))


class PostgresMeals:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, meal: Meal) -> Meal:
        """Raises ConflictError when the album has a draft already or the session is not this person's."""
        values = {
            "telegram_user_id": meal.user_id,
            "message_id": meal.message_id,
            "created_at": meal.created_at,
            **meal_columns(meal),
        }
        meal_id = self._transaction.write(_ADD, values).scalar_one()
        return replace(meal, meal_id=meal_id)

    def get(self, meal_id: int, telegram_user_id: int) -> Meal | None:
        return self._one(_GET, {"person": telegram_user_id, "meal": meal_id})

    def save(self, meal: Meal, edits: Sequence[MealEdit] = ()) -> None:
        """A message that was recorded meanwhile is not forgotten; `created_at` does not change."""
        row = {"of_meal": meal.meal_id, "of_person": meal.user_id, "of_version": meal.version - 1}
        stored = self._transaction.write(_SAVE, {**row, "shown_as": meal.message_id, **meal_columns(meal)})
        if stored.rowcount != 1:
            raise StaleDraftError
        if edits:
            self._transaction.write(_ADD_EDIT, edit_rows(meal, edits))

    def latest(self, telegram_user_id: int) -> Meal | None:
        return self._one(_LATEST, {"person": telegram_user_id})

    def of_media_group(self, telegram_user_id: int, media_group_id: str) -> Meal | None:
        """The album's draft, else the meal that was saved from it last."""
        album = _of(telegram_user_id).where(_LIVE, meals.c.media_group_id == media_group_id)
        return self._one(album.order_by(*_NEWEST).limit(1))

    def of_session(self, session_id: int) -> list[Meal]:
        return self._all(select(meals).where(_SAVED, meals.c.session_id == session_id), meals.c.eaten_at)

    def saved_between(self, telegram_user_id: int, start: datetime, end: datetime) -> list[Meal]:
        eaten = (meals.c.eaten_at >= start, meals.c.eaten_at < end)
        return self._all(_of(telegram_user_id).where(_SAVED, *eaten), meals.c.eaten_at)

    def drafts_of(self, telegram_user_id: int) -> list[Meal]:
        drafts = _of(telegram_user_id).where(meals.c.status == MealStatus.DRAFT.value)
        return self._all(drafts, meals.c.created_at)

    def record_message(self, meal_id: int, message_id: int) -> None:
        self._transaction.write(_RECORD_MESSAGE, {"of_meal": meal_id, "message_id": message_id})

    def edits_since(self, telegram_user_id: int, moment: datetime) -> list[MealEdit]:
        query = (
            select(meal_edits)
            .where(meal_edits.c.telegram_user_id == telegram_user_id, meal_edits.c.at >= moment)
            .order_by(meal_edits.c.at, meal_edits.c.meal_id, meal_edits.c.version, meal_edits.c.position)
        )
        return [edit_of(row) for row in self._transaction.read(query)]

    def edits_of(self, meal_id: int) -> list[MealEdit]:
        query = (
            select(meal_edits)
            .where(meal_edits.c.meal_id == meal_id)
            .order_by(meal_edits.c.version, meal_edits.c.position)
        )
        return [edit_of(row) for row in self._transaction.read(query)]

    def _one(self, query: Select[Any], values: Mapping[str, Any] | None = None) -> Meal | None:
        row = self._transaction.read(query, values).one_or_none()
        return meal_of(row) if row else None

    def _all(self, query: Select[Any], moment: ColumnElement[datetime]) -> list[Meal]:
        """Oldest first."""
        return [meal_of(row) for row in self._transaction.read(query.order_by(moment, meals.c.meal_id))]


def _of(telegram_user_id: int) -> Select[Any]:
    return select(meals).where(meals.c.telegram_user_id == telegram_user_id)
