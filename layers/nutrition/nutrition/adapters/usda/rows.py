"""SQLite rows as foods."""

import sqlite3
from decimal import Decimal

from nutrition.domain.food import Food, Portion, Unit
from nutrition.domain.nutrients import Nutrient, Nutrients

NUTRIENT_COLUMNS = ", ".join(Nutrient)
FOOD = f"""
SELECT key, name_en, name_ru, source, source_id, category, default_portion_g, {NUTRIENT_COLUMNS} FROM food
WHERE key = ?"""  # noqa: S608 - the columns are the product's own enum
PORTIONS = "SELECT unit, grams, low_g, high_g FROM portion WHERE food_key = ?"
# A plain USDA row often has no household weights (FNDDS has none at all): its category's stand in.
WITH_CATEGORY = f"""
{PORTIONS} UNION ALL
SELECT unit, grams, low_g, high_g FROM category_portion
WHERE category = ? AND unit NOT IN (SELECT unit FROM portion WHERE food_key = ?)"""  # noqa: S608 - a constant


def read_food(connection: sqlite3.Connection, key: str) -> Food | None:
    """The food with this key, or None."""
    row = connection.execute(FOOD, (key,)).fetchone()
    if row is None:
        return None
    is_reviewed = row[2] is not None
    query, parameters = (PORTIONS, (key,)) if is_reviewed else (WITH_CATEGORY, (key, row[5], key))
    portions = [_portion(*measure) for measure in connection.execute(query, parameters)]
    amounts = zip(Nutrient, row[7:], strict=True)
    return Food(
        key=row[0],
        name_en=row[1],
        name_ru=row[2],
        source=row[3],
        source_id=row[4],
        category=row[5],
        per_100g=Nutrients({nutrient: decimal(value) for nutrient, value in amounts if value is not None}),
        portions=tuple(portions),
        default_portion_g=None if row[6] is None else decimal(row[6]),
    )


def _portion(unit: str, grams: float, low: float | None, high: float | None) -> Portion:
    return Portion(
        Unit(unit), decimal(grams), None if low is None else decimal(low), None if high is None else decimal(high)
    )


def decimal(value: float) -> Decimal:
    """The decimal that was written: the shortest text of a double is the text that it was made from."""
    return Decimal(repr(value)).normalize() + Decimal(0)
