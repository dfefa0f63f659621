"""Every test here runs against the in-memory fake and, marked `integration`, against a real PostgreSQL."""

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import Engine, text

from localcloud.servers import postgres_server
from nutrition.adapters.postgres.engine import create_postgres_engine
from nutrition.adapters.postgres.tables import metadata
from nutrition.adapters.postgres.unit_of_work import PostgresUnitOfWorkFactory
from nutrition.ports.repositories import UnitOfWork, UnitOfWorkFactory
from tests.fakes.unit_of_work import InMemoryDatabase
from tests.support.databases import migrated_database
from tests.support.examples import ANNA, BORIS, a_user

OpenUnitOfWork = Callable[[], UnitOfWork]


@pytest.fixture(scope="session")
def postgres_engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with (
        postgres_server(tmp_path_factory.mktemp("contract-postgres")) as server_url,
        migrated_database(server_url) as url,
    ):
        engine = create_postgres_engine(url, application_name="contract", pool_size=4, statement_timeout_s=1)
        yield engine
        engine.dispose()


@pytest.fixture(params=["memory", pytest.param("postgres", marks=pytest.mark.integration)])
def factory(request: pytest.FixtureRequest) -> UnitOfWorkFactory:
    if request.param == "memory":
        return InMemoryDatabase().unit_of_work
    engine: Engine = request.getfixturevalue("postgres_engine")
    with engine.begin() as connection:
        connection.execute(text(f"TRUNCATE {', '.join(metadata.tables)}"))
    return PostgresUnitOfWorkFactory(engine)


@pytest.fixture
def begin(factory: UnitOfWorkFactory) -> Iterator[OpenUnitOfWork]:
    """Gives a new unit of work; those left open are rolled back after the test."""
    opened: list[UnitOfWork] = []

    def open_one() -> UnitOfWork:
        opened.append(factory())
        return opened[-1]

    yield open_one
    for work in opened:
        work.rollback()


@pytest.fixture
def work(begin: OpenUnitOfWork) -> UnitOfWork:
    """A unit of work in a database where Anna and Boris are known."""
    work = begin()
    work.users.save(a_user(ANNA))
    work.users.save(a_user(BORIS))
    work.commit()
    return work
