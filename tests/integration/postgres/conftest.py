from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from nutrition.adapters.postgres.engine import create_postgres_engine
from nutrition.adapters.postgres.unit_of_work import PostgresUnitOfWork, PostgresUnitOfWorkFactory
from tests.support.databases import migrated_database
from tests.support.examples import ANNA, BORIS, a_user


@pytest.fixture(scope="module")
def database_url(postgres_url: str) -> Iterator[str]:
    """A database with the product's schema for one test module."""
    with migrated_database(postgres_url) as url:
        yield url


@pytest.fixture(scope="module")
def engine(database_url: str) -> Iterator[Engine]:
    engine = create_postgres_engine(database_url, application_name="integration", pool_size=3)
    work = PostgresUnitOfWorkFactory(engine)()
    work.users.save(a_user(ANNA))
    work.users.save(a_user(BORIS))
    work.commit()
    yield engine
    engine.dispose()


@pytest.fixture
def work(engine: Engine) -> Iterator[PostgresUnitOfWork]:
    """A unit of work in a database where Anna and Boris are known; what is not committed is rolled back."""
    work = PostgresUnitOfWorkFactory(engine)()
    yield work
    work.rollback()
