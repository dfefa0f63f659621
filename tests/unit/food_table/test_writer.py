"""The file: the same every time, and never half written."""

import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest

from nutrition.domain.food import Unit
from tests.factories.food_tables import ROWS, tiny_table
from tools.food_table.model import CategoryPortion, HouseholdPortion, Table
from tools.food_table.writer import write_table


def test_the_same_rows_give_the_same_bytes_in_any_order(tmp_path: Path) -> None:
    write_table(tmp_path / "one.sqlite", Table(list(ROWS)), {"a": "1", "b": "2"})
    write_table(tmp_path / "two.sqlite", Table(list(reversed(ROWS))), {"b": "2", "a": "1"})
    assert (tmp_path / "one.sqlite").read_bytes() == (tmp_path / "two.sqlite").read_bytes()


def test_a_failed_build_leaves_the_old_table_and_nothing_else(tmp_path: Path) -> None:
    path = tiny_table(tmp_path / "food.sqlite")
    before = path.read_bytes()
    with pytest.raises(sqlite3.IntegrityError):
        write_table(path, Table([*ROWS, ROWS[0]]), {})
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_unknown_is_null_and_names_are_kept_as_written_and_as_looked_up(tmp_path: Path) -> None:
    connection = sqlite3.connect(tiny_table(tmp_path / "food.sqlite"))
    assert connection.execute("SELECT fibre_g, protein_g FROM food WHERE key = 'rice'").fetchone() == (None, 2.7)
    aliases = connection.execute(
        "SELECT name, display FROM alias WHERE food_key = 'rice' AND language = 'ru'"
    ).fetchall()
    connection.close()
    assert aliases == [("рис", "рис"), ("рис вареный", "рис варёный")]


def test_weights_are_written_with_their_interval(tmp_path: Path) -> None:
    plate = HouseholdPortion(Unit.PLATE, Decimal(250), "category", Decimal(175), Decimal(350))
    write_table(tmp_path / "food.sqlite", Table([], [CategoryPortion("Soups", plate)]), {})
    with closing(sqlite3.connect(tmp_path / "food.sqlite")) as connection:
        rows = connection.execute("SELECT category, unit, grams, low_g, high_g FROM category_portion").fetchall()
    assert rows == [("Soups", "plate", 250, 175, 350)]
