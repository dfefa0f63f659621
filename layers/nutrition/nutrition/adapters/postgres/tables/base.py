"""What all tables share: names of constraints, column types, and the reference to the person.

Numbers are NUMERIC without a scale, so that a Decimal comes back as it was stored; moments are timestamptz.
"""

from collections.abc import Iterable
from enum import StrEnum

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, Identity, MetaData, Numeric
from sqlalchemy.dialects.postgresql import JSONB, TIMESTAMP

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(referred_table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)

MOMENT = TIMESTAMP(timezone=True)
EXACT = Numeric()
# A Python None is SQL's NULL in a nullable column.
JSON_OR_NULL = JSONB(none_as_null=True)


def one_of(column: str, values: "type[StrEnum] | Iterable[str]") -> CheckConstraint:
    """`column` holds one of an enumeration's values."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def check(name: str, condition: str) -> CheckConstraint:
    return CheckConstraint(condition, name=name)


def within(name: str, limit: int, columns: str) -> CheckConstraint:
    """Every column of the list is 0 to `limit`; the limit also keeps NaN out, which is above everything."""
    return check(name, f"least({columns}) >= 0 AND greatest({columns}) <= {limit}")


def identity(name: str) -> "Column[int]":
    """A primary key that the server counts."""
    return Column(name, BigInteger, Identity(always=True), primary_key=True)


def person(*, primary_key: bool = False) -> "Column[int]":
    """The owner of a row; erasing the person erases the row."""
    return Column(
        "telegram_user_id",
        BigInteger,
        ForeignKey("users.telegram_user_id", ondelete="CASCADE"),
        primary_key=primary_key,
        autoincrement=False,
        nullable=False,
    )
