"""What the columns hold that no port reads back: totals for sums in SQL, erased messages, erased people."""

from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy import Engine, func, select, text

from nutrition.adapters.postgres.tables import meals as meals_table
from nutrition.adapters.postgres.tables import metadata, outbox
from nutrition.adapters.postgres.unit_of_work import PostgresUnitOfWork
from nutrition.domain.meal import MealEdit
from nutrition.domain.photo import SentPhoto
from nutrition.domain.session import ClosedBy
from nutrition.domain.user import Preferences
from nutrition.domain.usual_portions import Correction
from nutrition.ports.messenger import Attachment
from tests.support.examples import ANNA, BORIS, NOON, a_goal, a_meal, a_message, an_item, minutes
from tests.support.meals import saved

pytestmark = pytest.mark.integration


def test_the_totals_beside_the_items_sum_to_what_the_domain_says(work: PostgresUnitOfWork, engine: Engine) -> None:
    share = Decimal("0.5")
    session = work.sessions.start(BORIS, NOON)
    drafts = [work.meals.add(a_meal(BORIS, items=(an_item(1), an_item(2, settled=False)))) for _ in range(2)]
    for draft in drafts:
        work.meals.save(replace(saved(draft, session.session_id), eaten_share=share))
    work.commit()
    expected = sum(meal.totals().energy_kcal for meal in work.meals.of_session(session.session_id))
    work.release()
    with engine.connect() as connection:
        total = select(func.sum(meals_table.c.energy_kcal)).where(meals_table.c.session_id == session.session_id)
        assert connection.execute(total).scalar_one() == expected == Decimal("150.5") * Decimal("0.92")


def test_a_settled_message_keeps_no_content(work: PostgresUnitOfWork, engine: Engine) -> None:
    work.inbox.accept("update:settled", NOON)
    photo = a_message(attachment=Attachment("photo", "day.png", b"png"))
    work.outbox.add("update:settled", [photo, photo], NOON)
    sent, failed = work.outbox.pending("update:settled")
    work.outbox.mark_sent(sent.outbox_id, 5, minutes(1))
    work.outbox.mark_failed(failed.outbox_id, "telegram_refused", minutes(2))
    work.commit()
    columns = [outbox.c[name] for name in ("payload", "attachment_content", "attempts", "message_id", "error_code")]
    with engine.connect() as connection:
        query = select(*columns).where(outbox.c.inbox_key == "update:settled").order_by(outbox.c.position)
        assert [tuple(row) for row in connection.execute(query)] == [
            ({}, None, 1, 5, None),
            ({}, None, 1, None, "telegram_refused"),
        ]


def test_erasing_a_person_is_one_statement_and_leaves_other_people_alone(
    work: PostgresUnitOfWork, engine: Engine
) -> None:
    for person in (ANNA, BORIS):
        _live_a_little(work, person)
    work.commit()
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM users WHERE telegram_user_id = :id"), {"id": ANNA})
        owned = [table for table in metadata.sorted_tables if "telegram_user_id" in table.c]
        left = {
            table.name: {row[0] for row in connection.execute(select(table.c.telegram_user_id).distinct())}
            for table in owned
            if table.name not in {"subscriptions", "payments"}
        }
        assert all(owners == {BORIS} for owners in left.values())
        answer = select(outbox.c.meal_id).where(outbox.c.inbox_key == f"update:{ANNA}")
        assert connection.execute(answer).scalar_one() is None  # the answer to /delete_me is still to be sent


def _live_a_little(work: PostgresUnitOfWork, person: int) -> None:
    key = f"update:{person}"
    work.users.save_preferences(person, Preferences())
    work.goals.replace(person, a_goal())
    session = work.sessions.open_of(person) or work.sessions.start(person, NOON)
    meal = work.meals.add(a_meal(person))
    work.photos.add(SentPhoto(person, "file", NOON, NOON, meal_id=meal.meal_id), 5)
    work.meals.save(saved(meal, session.session_id), [MealEdit("status", None, "draft", "saved", "button", NOON)])
    work.sessions.close(session.session_id, minutes(1), ClosedBy.USER)
    work.usual_portions.learn(person, [Correction("rice", None, "rice", None, Decimal(180), 0.2)], NOON)
    work.inbox.accept(key, NOON)
    work.outbox.add(key, [a_message(chat_id=person, meal_id=meal.meal_id)], NOON)
