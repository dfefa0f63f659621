"""The migrations and the tables of the code are the same schema."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Engine

from migrate.handler import handler
from nutrition.adapters.postgres.engine import create_postgres_engine
from nutrition.adapters.postgres.tables import metadata
from tests.support.catalogue import catalogue
from tests.support.databases import MIGRATIONS, empty_database

pytestmark = pytest.mark.integration
NEWEST = "0007"


def _engine(url: str) -> Engine:
    return create_postgres_engine(url, application_name="test")


def _migrate(url: str) -> "subprocess.CompletedProcess[str]":
    roots = [str(MIGRATIONS.parent / root) for root in ("layers/nutrition", "functions")]
    environment = {**os.environ, "DATABASE_URL": url, "PYTHONPATH": os.pathsep.join(roots)}
    command_line = [sys.executable, "-m", "migrate"]
    return subprocess.run(command_line, env=environment, capture_output=True, text=True, timeout=60, check=False)  # noqa: S603 - our own module


def test_migrations_build_exactly_what_the_code_says(database_url: str, postgres_url: str) -> None:
    """Columns, types, checks, keys and indexes alike, as the server reports them."""
    with empty_database(postgres_url) as other:
        from_code, from_migrations = _engine(other), _engine(database_url)
        metadata.create_all(from_code)
        with from_code.connect() as expected, from_migrations.connect() as actual:
            assert catalogue(actual) ^ catalogue(expected) == set()
            context = MigrationContext.configure(actual, opts={"compare_type": True})
            assert compare_metadata(context, metadata) == []
        from_code.dispose()
        from_migrations.dispose()


def test_migrations_can_be_taken_back_and_run_again(postgres_url: str) -> None:
    with empty_database(postgres_url) as url:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.set_main_option("path_separator", "os")
        config.attributes["database_url"] = url
        command.upgrade(config, "head")
        engine = _engine(url)
        with engine.connect() as connection:
            first = catalogue(connection)
        command.downgrade(config, "base")
        with engine.connect() as connection:
            assert catalogue(connection) == set()
        command.upgrade(config, "head")
        with engine.connect() as connection:
            assert catalogue(connection) == first
        engine.dispose()


def test_two_migrations_at_once_both_succeed(postgres_url: str) -> None:
    with empty_database(postgres_url) as url, ThreadPoolExecutor(2) as pool:
        results = list(pool.map(_migrate, [url, url]))
    assert [(result.returncode, result.stdout) for result in results] == [
        (0, f"migrate: the schema is at {NEWEST}\n")
    ] * 2


def test_the_function_answers_the_revision_and_may_be_repeated(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with empty_database(postgres_url) as url:
        monkeypatch.setenv("DATABASE_URL", url)
        assert handler({}, None) == handler({}, None) == {"revision": NEWEST}


@pytest.mark.parametrize(
    "broken", ["postgresql+pg8000://a:hidden@127.0.0.1:1/x", "postgresql+pg8000://a:hidden@{address}/x", "hidden", ""]
)
def test_a_failure_is_one_line_that_names_the_setting_and_no_secret(postgres_url: str, broken: str) -> None:
    address = postgres_url.split("@")[1].split("/", maxsplit=1)[0]
    result = _migrate(broken.format(address=address))
    assert result.returncode == 1
    assert result.stderr.startswith("migrate: DATABASE_URL")
    assert result.stderr.count("\n") == 1
    assert "hidden" not in result.stderr


def test_a_database_newer_than_the_scripts_is_left_alone(
    postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An old function that is invoked during a deploy must not guess."""
    (tmp_path / "versions").mkdir()
    for source in (MIGRATIONS / "env.py", MIGRATIONS / "versions" / "0001_people.py"):
        (tmp_path / source.relative_to(MIGRATIONS)).write_text(source.read_text())
    with empty_database(postgres_url) as url:
        assert _migrate(url).returncode == 0
        monkeypatch.setenv("MIGRATIONS_PATH", str(tmp_path))
        result = _migrate(url)
    assert result.returncode == 1
    assert result.stderr.startswith("migrate: MIGRATIONS_PATH")
