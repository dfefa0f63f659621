"""The vision table and the food table speak of the same foods."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from vision.food_classes import food_classes

TABLE = Path(__file__).parents[3] / "build" / "food.sqlite"


def test_every_food_key_is_in_the_food_table() -> None:
    if not TABLE.exists():
        pytest.skip("build/food.sqlite is not built")
    with closing(sqlite3.connect(f"file:{TABLE}?mode=ro", uri=True)) as table:
        known = {key for (key,) in table.execute("SELECT key FROM food")}
    assert {food.food_key for food in food_classes().foods if food.food_key} - known == set()
