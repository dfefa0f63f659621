"""Databases of a test's own on a real PostgreSQL."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import SecretStr
from sqlalchemy import create_engine, make_url, text

from migrate.settings import MigrateSettings
from migrate.upgrade import upgrade

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"


@contextmanager
def empty_database(server_url: str) -> Iterator[str]:
    """The URL of a new database on the server, dropped after the block with whoever is still connected."""
    name = f"test_{uuid.uuid4().hex}"
    admin = create_engine(server_url, isolation_level="AUTOCOMMIT", connect_args={"ssl_context": False})
    try:
        with admin.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
            try:
                yield make_url(server_url).set(database=name).render_as_string(hide_password=False)
            finally:
                connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    finally:
        admin.dispose()


@contextmanager
def migrated_database(server_url: str) -> Iterator[str]:
    """The same with the product's schema."""
    with empty_database(server_url) as url:
        upgrade(MigrateSettings(database_url=SecretStr(url), migrations_path=MIGRATIONS))
        yield url
