"""People and their preferences."""

from dataclasses import asdict
from typing import Any

from sqlalchemy import Row, bindparam, delete, select
from sqlalchemy.dialects.postgresql import insert

from nutrition.adapters.postgres.tables import user_preferences, users
from nutrition.adapters.postgres.transaction import Transaction
from nutrition.domain.user import Activity, Body, Dialogue, LifeStage, Locale, Preferences, Sex, UnitSystem, User

_USER = select(users).where(users.c.telegram_user_id == bindparam("person"))
_PREFERENCES = select(user_preferences).where(user_preferences.c.telegram_user_id == bindparam("person"))
_INSERT = insert(users)
_SAVE = _INSERT.on_conflict_do_update(
    index_elements=[users.c.telegram_user_id],
    set_={column.name: _INSERT.excluded[column.name] for column in users.c if not column.primary_key},
)


class PostgresUsers:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def get(self, telegram_user_id: int) -> User | None:
        row = self._transaction.read(_USER, {"person": telegram_user_id}).one_or_none()
        return _user(row) if row else None

    def save(self, user: User) -> None:
        self._transaction.write(_SAVE, _columns(user))

    def erase(self, telegram_user_id: int) -> None:
        """Every table of a person refers to `users` with ON DELETE CASCADE."""
        self._transaction.write(delete(users).where(users.c.telegram_user_id == telegram_user_id))

    def preferences(self, telegram_user_id: int) -> Preferences:
        row = self._transaction.read(_PREFERENCES, {"person": telegram_user_id}).one_or_none()
        if row is None:
            return Preferences()
        return Preferences(UnitSystem(row.units), hide_calories=row.hide_calories, tone_consent=row.tone_consent)

    def save_preferences(self, telegram_user_id: int, preferences: Preferences) -> None:
        values = {
            "telegram_user_id": telegram_user_id,
            "units": preferences.units.value,
            "hide_calories": preferences.hide_calories,
            "tone_consent": preferences.tone_consent,
        }
        self._transaction.write(
            insert(user_preferences)
            .values(values)
            .on_conflict_do_update(index_elements=[user_preferences.c.telegram_user_id], set_=values)
        )


def _columns(user: User) -> dict[str, Any]:
    body, dialogue = user.body, user.dialogue
    return {
        "telegram_user_id": user.telegram_user_id,
        "chat_id": user.chat_id,
        "locale": user.locale.value,
        "time_zone": user.time_zone,
        "day_start_hour": user.day_start_hour,
        "sex": body.sex,
        "age_years": body.age_years,
        "age_given_on": body.age_given_on,
        "height_cm": body.height_cm,
        "weight_kg": body.weight_kg,
        "body_fat_percent": body.body_fat_percent,
        "activity": body.activity,
        "life_stage": body.life_stage.value,
        "dialogue": None if dialogue is None else asdict(dialogue),
        "created_at": user.created_at,
        "registered_at": user.registered_at,
        "blocked_at": user.blocked_at,
    }


def _user(row: Row[Any]) -> User:
    return User(
        telegram_user_id=row.telegram_user_id,
        chat_id=row.chat_id,
        locale=Locale(row.locale),
        created_at=row.created_at,
        time_zone=row.time_zone,
        day_start_hour=row.day_start_hour,
        body=Body(
            sex=Sex(row.sex) if row.sex else None,
            age_years=row.age_years,
            age_given_on=row.age_given_on,
            height_cm=row.height_cm,
            weight_kg=row.weight_kg,
            body_fat_percent=row.body_fat_percent,
            activity=Activity(row.activity) if row.activity else None,
            life_stage=LifeStage(row.life_stage),
        ),
        dialogue=_dialogue(row.dialogue),
        registered_at=row.registered_at,
        blocked_at=row.blocked_at,
    )


def _dialogue(stored: dict[str, Any] | None) -> Dialogue | None:
    return Dialogue(stored["step"], stored["data"], _dialogue(stored.get("suspended"))) if stored else None
