"""A food table with the reviewed foods' names and pieces only: what the language service reads."""

import sqlite3
from contextlib import closing
from pathlib import Path

from nutrition.domain.food import Unit
from tools.food_table.english_names import read_reviewed
from tools.food_table.reviewed import ReviewedFood, alias_form

_DATA = Path(__file__).parents[2] / "tools" / "food_table" / "data"
_SCHEMA = """
CREATE TABLE food (key TEXT PRIMARY KEY, name_en TEXT NOT NULL);
CREATE TABLE portion (food_key TEXT NOT NULL, unit TEXT NOT NULL, grams REAL NOT NULL);
CREATE TABLE alias (language TEXT NOT NULL, name TEXT NOT NULL, food_key TEXT NOT NULL, display TEXT NOT NULL);
"""


def write_names_table(path: Path) -> Path:
    """Write the table at `path`."""
    foods = read_reviewed(_DATA)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(_SCHEMA)
        for food in foods:
            _insert(connection, food)
        connection.commit()
    return path


def _insert(connection: sqlite3.Connection, food: ReviewedFood) -> None:
    connection.execute("INSERT INTO food VALUES (?, ?)", (food.key, food.names_en[0]))
    if Unit.PIECE in food.units:
        connection.execute(
            "INSERT INTO portion VALUES (?, 'piece', ?)", (food.key, float(food.units[Unit.PIECE].grams))
        )
    for language, names in (("ru", food.names_ru), ("en", food.names_en)):
        rows = [(language, alias_form(name), food.key, name) for name in names]
        connection.executemany("INSERT INTO alias VALUES (?, ?, ?, ?)", rows)
