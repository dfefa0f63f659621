"""Two workers at the same row."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import Engine

from nutrition.adapters.postgres.unit_of_work import PostgresUnitOfWork, PostgresUnitOfWorkFactory
from nutrition.errors import ConflictError, StaleDraftError
from tests.support.examples import ANNA, BORIS, NOON, a_meal, minutes
from tests.support.meals import next_version

pytestmark = pytest.mark.integration


def _race(engine: Engine, act: Callable[[PostgresUnitOfWork], bool]) -> list[bool]:
    """Run `act` and commit in two threads that start together; whether each had its way."""
    barrier = Barrier(2)

    def run(_: int) -> bool:
        work = PostgresUnitOfWorkFactory(engine)()
        work.users.get(ANNA)  # the connection is open before the race begins
        barrier.wait(5)
        try:
            won = act(work)
            work.commit()
        except (StaleDraftError, ConflictError):
            won = False
        finally:
            work.rollback()
        return won

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(run, range(2)))


def test_of_two_changes_to_one_version_exactly_one_is_stored(engine: Engine, work: PostgresUnitOfWork) -> None:
    meal = work.meals.add(a_meal())
    work.commit()

    def change(other: PostgresUnitOfWork) -> bool:
        other.meals.save(next_version(meal))
        return True

    for _ in range(10):
        assert sorted(_race(engine, change)) == [False, True]
        meal = next_version(meal)
    stored = work.meals.get(meal.meal_id, ANNA)
    assert stored is not None
    assert stored.version == 11


def test_an_update_delivered_twice_at_once_is_accepted_once(engine: Engine) -> None:
    for number in range(10):
        outcomes = _race(engine, lambda work, key=f"update:{number}": work.inbox.accept(key, NOON))  # type: ignore[misc] # a default binds the loop's key
        assert sorted(outcomes) == [False, True]


def test_two_meals_saved_at_once_do_not_open_two_sessions(engine: Engine) -> None:
    def start(work: PostgresUnitOfWork) -> bool:
        return work.sessions.start(BORIS, minutes(1)).user_id == BORIS

    assert sorted(_race(engine, start)) == [False, True]
