"""One running stack for all end-to-end tests; each test talks to it as a person of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine

from tests.e2e.stack import Stack


@pytest.fixture(scope="session")
def stack(food_table: Path) -> Iterator[Stack]:
    """Everything that `make up` starts. `food_table` has it built with `make install` where nothing was."""
    assert food_table.exists()
    running = Stack()
    try:
        running.up()
        yield running
    finally:
        running.erase()


@pytest.fixture(scope="session")
def postgres(stack: Stack) -> Iterator[Engine]:
    engine = create_engine(stack.environment()["DATABASE_URL"], pool_pre_ping=True)
    yield engine
    engine.dispose()
