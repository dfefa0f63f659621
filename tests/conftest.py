"""Fixtures that more than one kind of test uses."""

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FOOD_TABLE = ROOT / "build" / "food.sqlite"


@pytest.fixture(scope="session")
def food_table() -> Path:
    """The food table as `make install` builds it; built here when it is missing."""
    if not FOOD_TABLE.exists():
        subprocess.run(["make", "install"], cwd=ROOT, check=True)  # noqa: S607  # make is what the README asks for
    return FOOD_TABLE
