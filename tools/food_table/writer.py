"""Writes the SQLite file of docs/food_table.md.

The same rows give the same bytes, and a reader never sees half a file.
"""

import os
import sqlite3
import tempfile
from collections.abc import Mapping
from contextlib import closing
from decimal import Decimal
from pathlib import Path

from nutrition.domain.nutrients import Nutrient
from tools.food_table.model import FoodRow, HouseholdPortion, Table
from tools.food_table.reviewed import alias_form

SCHEMA_VERSION = 1
REVISION = 2  # additions since version 1 began: low_g, high_g, category_portion
REQUIRED = (Nutrient.ENERGY_KCAL, Nutrient.PROTEIN_G, Nutrient.FAT_G, Nutrient.CARBOHYDRATE_G)
NUTRIENT_COLUMNS = ", ".join(f"{each} REAL{' NOT NULL' if each in REQUIRED else ''}" for each in Nutrient)
SCHEMA = f"""
CREATE TABLE metadata (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE food (key TEXT PRIMARY KEY, name_en TEXT NOT NULL, name_ru TEXT, source TEXT NOT NULL,
  source_id TEXT NOT NULL, category TEXT NOT NULL, default_portion_g REAL, {NUTRIENT_COLUMNS}) WITHOUT ROWID;
CREATE TABLE portion (food_key TEXT NOT NULL REFERENCES food, unit TEXT NOT NULL, grams REAL NOT NULL,
  low_g REAL, high_g REAL, description TEXT NOT NULL, PRIMARY KEY (food_key, unit)) WITHOUT ROWID;
CREATE TABLE category_portion (category TEXT NOT NULL, unit TEXT NOT NULL, grams REAL NOT NULL, low_g REAL,
  high_g REAL, description TEXT NOT NULL, PRIMARY KEY (category, unit)) WITHOUT ROWID;
CREATE TABLE alias (language TEXT NOT NULL, name TEXT NOT NULL, food_key TEXT NOT NULL REFERENCES food,
  display TEXT NOT NULL, UNIQUE (language, name));
CREATE VIRTUAL TABLE food_search USING fts5(name_en, key UNINDEXED, tokenize = 'porter unicode61');
"""


def write_table(path: Path, table: Table, metadata: Mapping[str, str]) -> None:
    """Writes beside `path` and moves the finished file there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    os.close(handle)
    unfinished = Path(name)
    try:
        with closing(sqlite3.connect(unfinished)) as connection:
            _fill(connection, table, metadata)
        unfinished.chmod(0o644)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _fill(connection: sqlite3.Connection, table: Table, metadata: Mapping[str, str]) -> None:
    rows = sorted(table.foods, key=lambda row: row.key)
    connection.executescript(SCHEMA)
    everything = {"schema_version": str(SCHEMA_VERSION), "revision": str(REVISION), **metadata}
    connection.executemany("INSERT INTO metadata VALUES (?, ?)", sorted(everything.items()))
    places = ", ".join("?" * (7 + len(Nutrient)))
    connection.executemany(f"INSERT INTO food VALUES ({places})", map(_food_values, rows))  # noqa: S608 - only "?"
    connection.executemany(
        "INSERT INTO portion VALUES (?, ?, ?, ?, ?, ?)",
        [_portion_values(row.key, each) for row in rows for each in row.portions],
    )
    connection.executemany(
        "INSERT INTO category_portion VALUES (?, ?, ?, ?, ?, ?)",
        [_portion_values(each.category, each.portion) for each in table.category_portions],
    )
    connection.executemany(
        "INSERT INTO alias VALUES (?, ?, ?, ?)",
        [(each.language, alias_form(each.display), row.key, each.display) for row in rows for each in row.aliases],
    )
    connection.executemany("INSERT INTO food_search VALUES (?, ?)", [(row.search_text, row.key) for row in rows])
    connection.execute("INSERT INTO food_search (food_search) VALUES ('optimize')")
    connection.commit()
    connection.execute("VACUUM")


def _portion_values(owner: str, portion: HouseholdPortion) -> list[str | float | None]:
    weights = map(_number, (portion.grams, portion.low_g, portion.high_g))
    return [owner, portion.unit.value, *weights, portion.description]


def _food_values(row: FoodRow) -> list[str | float | None]:
    head = [row.key, row.name_en, row.name_ru, row.source.value, row.source_id, row.category]
    return [*head, _number(row.default_portion_g), *(_number(row.per_100g.get(each)) for each in Nutrient)]


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
