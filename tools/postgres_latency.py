"""What one update costs in PostgreSQL: `DATABASE_URL=… python -m tools.postgres_latency` against a migrated database.

Runs the transaction of an edited meal (inbox, meal, edit, outbox, commit) for a person of its own, prints the
percentiles in ms and erases the person again.
"""

import os
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from sqlalchemy import delete

from nutrition.adapters.postgres.engine import create_postgres_engine
from nutrition.adapters.postgres.tables import inbox, users
from nutrition.adapters.postgres.unit_of_work import PostgresUnitOfWork, PostgresUnitOfWorkFactory
from nutrition.domain.food import Food
from nutrition.domain.meal import Amount, AmountBasis, Meal, MealEdit, MealItem, MealOrigin, MealStatus
from nutrition.domain.nutrients import Nutrient, Nutrients
from nutrition.domain.user import Locale, User
from nutrition.ports.messenger import OutgoingMessage

ROUNDS = 500
PERSON = 9_000_000_000_000
AT = datetime(2026, 1, 1, tzinfo=UTC)
KEY = "latency:{}"


def main() -> None:
    engine = create_postgres_engine(os.environ["DATABASE_URL"], application_name="latency")
    work = PostgresUnitOfWorkFactory(engine)()
    try:
        work.users.save(User(PERSON, PERSON, Locale.EN, AT))
        meal = work.meals.add(_meal())
        work.commit()
        for name, run in (("update", _update(work, meal)), ("delivery", _delivery(work))):
            times = sorted(_timed(run, number) for number in range(ROUNDS))
            print(f"{name}: p50 {statistics.median(times):.2f} ms, p95 {times[int(ROUNDS * 0.95)]:.2f} ms, n {ROUNDS}")
    finally:
        work.rollback()
        with engine.begin() as connection:
            connection.execute(delete(users).where(users.c.telegram_user_id == PERSON))
            connection.execute(delete(inbox).where(inbox.c.key.startswith(KEY.format(""))))
        engine.dispose()


def _update(work: PostgresUnitOfWork, meal: Meal) -> Callable[[int], None]:
    def run(number: int) -> None:
        version = meal.version + 1 + number
        work.inbox.accept(KEY.format(number), AT)
        work.meals.save(
            replace(meal, version=version), [MealEdit("amount", 1, {"grams": "1"}, {"grams": "2"}, "button", AT)]
        )
        message = OutgoingMessage(PERSON, "editMessageText", {"text": "x" * 400}, meal_id=meal.meal_id)
        work.outbox.add(KEY.format(number), [message], AT)
        work.commit()

    return run


def _delivery(work: PostgresUnitOfWork) -> Callable[[int], None]:
    def run(number: int) -> None:
        (stored,) = work.outbox.pending(KEY.format(number))
        work.release()  # here the message is sent
        work.outbox.mark_sent(stored.outbox_id, number + 1, AT)
        work.inbox.finish(KEY.format(number), AT)
        work.commit()

    return run


def _timed(run: Callable[[int], None], number: int) -> float:
    start = time.perf_counter()
    run(number)
    return (time.perf_counter() - start) * 1000


def _meal() -> Meal:
    """Four foods with 25 nutrients each, as the food table gives them."""
    per_100g = Nutrients(dict.fromkeys(Nutrient, Decimal("12.34")))
    food = Food("key", "Food, cooked", "Еда варёная", "usda", "1", "grains", per_100g)
    amount = Amount(Decimal(150), Decimal(120), Decimal(200), AmountBasis.SEEN)
    items = tuple(MealItem(number, food, amount) for number in range(1, 5))
    return Meal(PERSON, MealStatus.DRAFT, MealOrigin.PHOTO, items, AT, AT)


if __name__ == "__main__":
    main()
