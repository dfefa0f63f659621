"""What the use cases see when the server is slow, gone or says no."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Engine, make_url, text

from nutrition.adapters.postgres.engine import create_postgres_engine
from nutrition.adapters.postgres.transaction import Transaction
from nutrition.adapters.postgres.unit_of_work import PostgresUnitOfWork, PostgresUnitOfWorkFactory
from nutrition.domain.deadline import Deadline
from nutrition.errors import DependencyRejectedError, DependencyUnavailableError
from tests.support.examples import ANNA, NOON, a_user

pytestmark = pytest.mark.integration
APPLICATION = "to-be-killed"


@contextmanager
def _factory(url: str, statement_timeout_s: float = 5.0) -> Iterator[PostgresUnitOfWorkFactory]:
    engine = create_postgres_engine(url, application_name=APPLICATION, statement_timeout_s=statement_timeout_s)
    yield PostgresUnitOfWorkFactory(engine)
    engine.dispose()


def _kill_connections(engine: Engine) -> None:
    """And wait until they are gone, 5 s at most."""
    with engine.connect() as connection:
        connection.execute(
            text("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = :name"),
            {"name": APPLICATION},
        )


def test_a_connection_lost_half_way_loses_the_whole_effect_and_the_next_try_works(
    engine: Engine, database_url: str
) -> None:
    with _factory(database_url) as factory:
        work = factory()
        work.inbox.accept("update:1", NOON)
        _kill_connections(engine)
        with pytest.raises(DependencyUnavailableError):
            work.users.get(ANNA)
        work.rollback()
        assert work.inbox.accept("update:1", NOON)
        work.commit()


def test_a_commit_that_nobody_confirmed_is_reported(engine: Engine, database_url: str) -> None:
    with _factory(database_url) as factory:
        work = factory()
        work.inbox.accept("update:2", NOON)
        _kill_connections(engine)
        with pytest.raises(DependencyUnavailableError):
            work.commit()
        work.rollback()
        assert work.inbox.state("update:2") is None


def test_a_connection_that_died_between_two_updates_is_replaced_unnoticed(engine: Engine, database_url: str) -> None:
    """A frozen Lambda wakes with a connection that the server gave up long ago."""
    with _factory(database_url) as factory:
        work = factory()
        work.users.get(ANNA)
        work.release()
        _kill_connections(engine)
        assert work.users.get(ANNA) == a_user(ANNA)


def test_rolling_back_a_lost_connection_does_not_raise(engine: Engine, database_url: str) -> None:
    with _factory(database_url) as factory:
        work = factory()
        work.inbox.accept("update:3", NOON)
        _kill_connections(engine)
        work.rollback()
        assert work.inbox.state("update:3") is None


def test_a_slow_statement_is_given_up(database_url: str) -> None:
    engine = create_postgres_engine(database_url, application_name="slow", statement_timeout_s=0.05)
    with pytest.raises(DependencyUnavailableError, match="57014"):
        Transaction(engine).read(text("SELECT pg_sleep(30)"))
    engine.dispose()


def test_a_statement_gets_what_is_left_of_the_deadline(engine: Engine) -> None:
    transaction = Transaction(engine, Deadline.after(0.05))
    with pytest.raises(DependencyUnavailableError):
        transaction.read(text("SELECT pg_sleep(30)"))
    transaction.rollback()
    ample = Transaction(engine)
    assert ample.read(text("SHOW statement_timeout")).scalar_one() == "5s"
    ample.rollback()


def test_nothing_is_asked_after_the_deadline(engine: Engine) -> None:
    work = PostgresUnitOfWorkFactory(engine)(Deadline.after(0))
    with pytest.raises(DependencyUnavailableError):
        work.users.get(ANNA)
    work.rollback()


def test_sessions_speak_utc(engine: Engine) -> None:
    transaction = Transaction(engine)
    assert transaction.read(text("SHOW TimeZone")).scalar_one() == "UTC"
    transaction.rollback()


def test_an_unreachable_server_is_unavailable(database_url: str) -> None:
    nobody = make_url(database_url).set(port=1).render_as_string(hide_password=False)
    with _factory(nobody) as factory, pytest.raises(DependencyUnavailableError):
        factory().users.get(ANNA)


def test_a_wrong_password_is_a_rejection(database_url: str) -> None:
    wrong = make_url(database_url).set(password="wrong").render_as_string(hide_password=False)
    with _factory(wrong) as factory, pytest.raises(DependencyRejectedError):
        factory().users.get(ANNA)


def test_a_busy_pool_is_unavailable(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nutrition.adapters.postgres.engine.POOL_TIMEOUT_S", 0.05)
    with _factory(database_url) as factory:
        holder = factory()
        holder.users.get(ANNA)
        with pytest.raises(DependencyUnavailableError):
            factory().users.get(ANNA)
        holder.rollback()


def test_an_error_repeats_nothing_of_the_row(work: PostgresUnitOfWork) -> None:
    """PostgreSQL's DETAIL and SQLAlchemy's message would carry body figures into the log."""
    with pytest.raises(DependencyRejectedError) as caught:
        work.users.save(a_user(987654321, time_zone="x" * 77))
    assert str(caught.value) == "postgresql 23514 users ck_users_time_zone"
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__
