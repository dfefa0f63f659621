"""Bad rows are impossible, whoever writes them."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, Table, func, insert, select
from sqlalchemy.exc import DBAPIError

from nutrition.adapters.postgres.errors import translate
from nutrition.adapters.postgres.tables import (
    inbox,
    meal_edits,
    meal_sessions,
    meals,
    outbox,
    payments,
    subscriptions,
    user_goals,
    user_preferences,
    users,
)
from nutrition.errors import ConflictError, DependencyRejectedError
from tests.support.examples import ANNA, BORIS, NOON, minutes

pytestmark = pytest.mark.integration

NOBODY = 4242
ROWS: dict[Table, dict[str, Any]] = {
    users: {
        "telegram_user_id": 77, "chat_id": 77, "locale": "en", "day_start_hour": 4, "life_stage": "none",
        "created_at": NOON,
    },
    user_preferences: {"telegram_user_id": ANNA, "units": "metric", "hide_calories": False, "tone_consent": False},
    user_goals: {
        "telegram_user_id": ANNA, "kind": "keep", "pace_kg_per_week": 0, "energy_kcal": 2000, "protein_g": 1,
        "fat_g": 1, "carbohydrate_g": 1, "fibre_g": 1, "formula": "manual", "inputs": {}, "manual": ["fat_g"],
        "valid_from": NOON,
    },
    meal_sessions: {"telegram_user_id": ANNA, "status": "open", "opened_at": NOON, "last_activity_at": NOON},
    meals: {
        "telegram_user_id": ANNA, "status": "draft", "origin": "text", "version": 1, "items": [], "eaten_share": 1,
        "energy_kcal": 0, "protein_g": 0, "fat_g": 0, "carbohydrate_g": 0, "eaten_at": NOON, "created_at": NOON,
    },
    inbox: {"key": "update:9", "status": "committed", "received_at": NOON},
    outbox: {
        "inbox_key": "seed", "position": 5, "chat_id": ANNA, "method": "sendMessage", "payload": {"text": "a"},
        "status": "pending", "attempts": 0, "created_at": NOON,
    },
    meal_edits: {
        "telegram_user_id": ANNA, "version": 2, "position": 0, "field": "amount", "old": 1, "new": 2,
        "how": "button", "at": NOON,
    },
    subscriptions: {
        "telegram_user_id": ANNA, "plan": "pro", "provider": "stars", "status": "active", "started_at": NOON,
        "expires_at": minutes(1),
    },
    payments: {
        "telegram_user_id": ANNA, "telegram_payment_charge_id": "charge", "currency": "XTR", "total_amount": 250,
        "invoice_payload": "pro", "status": "paid", "paid_at": NOON,
    },
}  # fmt: skip

REFUSED: list[tuple[Table, dict[str, Any]]] = [
    (users, {"telegram_user_id": 0}),
    (users, {"locale": "de"}),
    (users, {"time_zone": ""}),
    (users, {"day_start_hour": 24}),
    (users, {"day_start_hour": -1}),
    (users, {"sex": "other"}),
    (users, {"age_years": 4, "age_given_on": date(2026, 1, 1)}),
    (users, {"age_years": 121, "age_given_on": date(2026, 1, 1)}),
    (users, {"age_years": 30}),
    (users, {"height_cm": 49}),
    (users, {"height_cm": 281}),
    (users, {"weight_kg": 9}),
    (users, {"weight_kg": 701}),
    (users, {"weight_kg": Decimal("NaN")}),
    (users, {"body_fat_percent": 81}),
    (users, {"activity": "extreme"}),
    (users, {"life_stage": "other"}),
    (users, {"dialogue": ["step"]}),
    (users, {"created_at": None}),
    (user_preferences, {"units": "stone"}),
    (user_goals, {"kind": "bulk"}),
    (user_goals, {"pace_kg_per_week": 6}),
    (user_goals, {"energy_kcal": 0}),
    (user_goals, {"energy_kcal": Decimal("NaN")}),
    (user_goals, {"fibre_g": -1}),
    (user_goals, {"fat_g": Decimal("NaN")}),
    (user_goals, {"formula": "guess"}),
    (user_goals, {"inputs": [1]}),
    (user_goals, {"manual": ["sugar_g"]}),
    (user_goals, {"valid_to": NOON}),
    (meal_sessions, {"status": "paused"}),
    (meal_sessions, {"last_activity_at": minutes(-1)}),
    (meal_sessions, {"status": "closed"}),
    (meal_sessions, {"status": "closed", "closed_at": minutes(1)}),
    (meal_sessions, {"status": "closed", "closed_at": minutes(-1), "closed_by": "user"}),
    (meal_sessions, {"status": "closed", "closed_at": minutes(1), "closed_by": "cat"}),
    (meal_sessions, {"closed_at": minutes(1), "closed_by": "user"}),
    (meal_sessions, {"status": "analysed", "closed_at": minutes(1), "closed_by": "user"}),
    (meals, {"status": "lost"}),
    (meals, {"origin": "dream"}),
    (meals, {"version": 0}),
    (meals, {"items": {}}),
    (meals, {"items": [{"amount": {"low": "0.0", "grams": "1", "high": "2"}}]}),
    (meals, {"items": [{"amount": {"low": "-1", "grams": "1", "high": "2"}}]}),
    (meals, {"eaten_share": 0}),
    (meals, {"eaten_share": Decimal("1.01")}),
    (meals, {"energy_kcal": -1}),
    (meals, {"fat_g": -1}),
    (meals, {"protein_g": Decimal("NaN")}),
    (meals, {"carbohydrate_g": Decimal("Infinity")}),
    (meals, {"status": "saved", "saved_at": NOON}),
    (meal_edits, {"version": 1}),
    (meal_edits, {"position": -1}),
    (meal_edits, {"field": ""}),
    (meal_edits, {"how": "By Magic"}),
    (inbox, {"key": ""}),
    (inbox, {"status": "lost"}),
    (inbox, {"status": "done"}),
    (inbox, {"done_at": NOON}),
    (outbox, {"position": -1}),
    (outbox, {"method": "send message"}),
    (outbox, {"payload": []}),
    (outbox, {"attachment_field": "photo"}),
    (outbox, {"status": "lost"}),
    (outbox, {"attempts": -1}),
    (outbox, {"status": "sent", "settled_at": NOON}),
    (outbox, {"status": "sent", "payload": {}}),
    (outbox, {"status": "failed", "payload": {}, "settled_at": NOON}),
    (outbox, {"settled_at": NOON}),
    (subscriptions, {"plan": "gold"}),
    (subscriptions, {"provider": "cash"}),
    (subscriptions, {"status": "trial"}),
    (subscriptions, {"expires_at": NOON}),
    (subscriptions, {"status": "cancelled"}),
    (payments, {"telegram_payment_charge_id": ""}),
    (payments, {"currency": "xtr"}),
    (payments, {"total_amount": 0}),
    (payments, {"status": "pending"}),
    (payments, {"status": "refunded"}),
    (payments, {"refunded_at": NOON}),
]

ONLY_ONCE: list[tuple[Table, dict[str, Any]]] = [
    (user_goals, {}),
    (meal_sessions, {}),
    (meals, {"media_group_id": "album"}),
    (inbox, {}),
    (outbox, {}),
    (meal_edits, {}),
    (subscriptions, {}),
    (payments, {}),
]

OWNED = [user_preferences, user_goals, meal_sessions, meals, subscriptions, payments]


@pytest.fixture
def connection(engine: Engine) -> Any:  # noqa: ANN401 - a generator fixture
    """A transaction with an inbox key and a meal to refer to; nothing of it stays."""
    with engine.connect() as connection:
        connection.execute(insert(inbox).values({**ROWS[inbox], "key": "seed"}))
        connection.execute(insert(meals).values(ROWS[meals]))
        yield connection
        connection.rollback()


def _insert(connection: Connection, table: Table, **changes: object) -> None:
    row = {**ROWS[table], **changes}
    if table is meal_edits:
        row["meal_id"] = connection.execute(select(func.min(meals.c.meal_id))).scalar_one()
    connection.execute(insert(table).values(row))


@pytest.mark.parametrize("table", ROWS, ids=lambda table: table.name)
def test_a_proper_row_is_accepted(connection: Connection, table: Table) -> None:
    """Guards the tests below: it is the change that is refused, not the rest of the row."""
    _insert(connection, table)


@pytest.mark.parametrize(("table", "changes"), REFUSED, ids=lambda value: str(value)[:60])
def test_a_bad_row_is_refused(connection: Connection, table: Table, changes: dict[str, Any]) -> None:
    with pytest.raises(DBAPIError) as caught:
        _insert(connection, table, **changes)
    assert isinstance(translate(caught.value), DependencyRejectedError)


@pytest.mark.parametrize(("table", "changes"), ONLY_ONCE, ids=lambda value: str(value)[:60])
def test_a_second_row_of_the_kind_is_a_conflict(connection: Connection, table: Table, changes: dict[str, Any]) -> None:
    _insert(connection, table, **changes)
    with pytest.raises(DBAPIError) as caught:
        _insert(connection, table, **changes)
    assert isinstance(translate(caught.value), ConflictError)


@pytest.mark.parametrize("table", OWNED, ids=lambda table: table.name)
def test_a_row_of_nobody_is_a_conflict(connection: Connection, table: Table) -> None:
    with pytest.raises(DBAPIError) as caught:
        _insert(connection, table, telegram_user_id=NOBODY)
    assert isinstance(translate(caught.value), ConflictError)


def test_an_edit_of_another_persons_meal_is_a_conflict(connection: Connection) -> None:
    with pytest.raises(DBAPIError) as caught:
        _insert(connection, meal_edits, telegram_user_id=BORIS)
    assert isinstance(translate(caught.value), ConflictError)
