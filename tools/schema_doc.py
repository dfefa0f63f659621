"""Write docs/schema.md from the tables of the code: `python -m tools.schema_doc`.

A test compares the file with what this makes of the tables now.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from sqlalchemy import CheckConstraint, Column, Constraint, ForeignKeyConstraint, Index, Table, UniqueConstraint
from sqlalchemy.dialects.postgresql.base import PGDialect

from nutrition.adapters.postgres.tables import metadata

Named = TypeVar("Named", Constraint, ForeignKeyConstraint, Index)
TARGET = Path(__file__).resolve().parents[1] / "docs" / "schema.md"
_DIALECT = PGDialect()  # type: ignore[no-untyped-call] # SQLAlchemy leaves its constructor untyped
_INTRODUCTION = """# The schema of PostgreSQL

Written by `python -m tools.schema_doc` from `nutrition.adapters.postgres.tables`; do not edit. `migrations/` builds the
same, which an integration test checks against a server. Erasing a person is one statement, `DELETE FROM users WHERE
telegram_user_id = …`: every row of theirs goes with it. Numbers are exact (`NUMERIC`), moments are `timestamptz`, and a
message's payload and attachment are erased once it is sent or given up.
"""


def schema_document() -> str:
    """The whole file: a diagram, then for each table its rules and indexes."""
    tables = metadata.sorted_tables
    return "\n".join([_INTRODUCTION, *_diagram(tables), *(line for table in tables for line in _rules(table))]) + "\n"


def _diagram(tables: Iterable[Table]) -> Iterator[str]:
    yield "```mermaid\nerDiagram"
    for table in tables:
        for key in _sorted(table.foreign_key_constraints):
            yield f'  {key.referred_table.name} {_cardinality(key)} {table.name} : "{key.ondelete or "NO ACTION"}"'
    for table in tables:
        yield f"  {table.name} {{"
        yield from (f"    {_type(column)} {column.name}{_marks(column)}" for column in table.columns)
        yield "  }"
    yield "```"


def _cardinality(key: ForeignKeyConstraint) -> str:
    parent = "|o" if any(column.nullable for column in key.columns) else "||"
    owned_once = set(key.columns) == set(key.table.primary_key.columns)
    return f"{parent}--{'o|' if owned_once else 'o{'}"


def _type(column: "Column[object]") -> str:
    return column.type.compile(_DIALECT).lower().replace("timestamp with time zone", "timestamptz").replace(" ", "_")


def _marks(column: "Column[object]") -> str:
    keys = ",".join(["PK"] * column.primary_key + ["FK"] * bool(column.foreign_keys))
    optional = '"may be null"' if column.nullable else ""
    return "".join(f" {mark}" for mark in (keys, optional) if mark)


def _rules(table: Table) -> Iterator[str]:
    yield f"\n## {table.name}\n"
    for constraint in _sorted(table.constraints):
        if isinstance(constraint, CheckConstraint):
            yield f"- `{constraint.sqltext}`"
        elif isinstance(constraint, UniqueConstraint):
            yield f"- unique ({', '.join(constraint.columns.keys())})"
    for index in _sorted(table.indexes):
        where = index.dialect_options["postgresql"]["where"]
        kind = "unique" if index.unique else "index"
        yield f"- {kind} ({', '.join(index.columns.keys())})" + (f" where `{where}`" if where is not None else "")


def _sorted(items: Iterable[Named]) -> list[Named]:
    return sorted(items, key=lambda item: str(item.name))


if __name__ == "__main__":
    TARGET.write_text(schema_document(), encoding="utf-8")
