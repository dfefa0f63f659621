"""What was learnt of people's own portions."""

from sqlalchemy import Column, Double, Integer, Table, Text
from sqlalchemy import UniqueConstraint as Unique

from nutrition.adapters.postgres.tables.base import EXACT, MOMENT, check, identity, metadata, person

usual_portions = Table(
    "usual_portions",
    metadata,
    identity("portion_id"),
    person(),
    Column("food_key", Text, nullable=False),
    Column("unit", Text, nullable=False),  # empty: no unit was named
    Column("name_en", Text, nullable=False),
    Column("name_ru", Text),
    Column("grams", EXACT, nullable=False),
    Column("n", Integer, nullable=False),
    Column("larger", Integer, nullable=False),
    Column("log_sum", Double, nullable=False),
    Column("changed_at", MOMENT, nullable=False),
    check("grams", "grams > 0 AND grams <= 5000"),
    check("n", "n >= 1 AND larger BETWEEN 0 AND n"),
    check("log_sum", "abs(log_sum) <= 2 * n"),
    Unique("telegram_user_id", "food_key", "unit"),
)
