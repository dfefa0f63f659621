"""Rows in memory with what the use cases rely on in PostgreSQL's READ COMMITTED.

A transaction sees what others committed and what it wrote itself. Writing a row that another open transaction has
written raises DependencyUnavailableError, where PostgreSQL would wait for the lock until its statement time-out. After
a refused statement nothing works but a rollback.
"""

from collections.abc import Iterator
from typing import Generic, NoReturn, Protocol, TypeVar

from nutrition.domain.deadline import Deadline
from nutrition.errors import DependencyUnavailableError, NutritionError

Key = TypeVar("Key")
Row = TypeVar("Row")


class Table(Generic[Key, Row]):
    """The committed rows of one table, and which transaction holds the lock of a row."""

    def __init__(self) -> None:
        self.rows: dict[Key, Row] = {}
        self.locks: dict[Key, Transaction] = {}


class _Part(Protocol):
    def flush(self) -> None: ...
    def discard(self) -> None: ...


class Transaction:
    """`active` from the first query to the end, `dirty` from the first write to the end."""

    def __init__(self, deadline: Deadline | None = None) -> None:
        self._deadline = deadline
        self.active = False
        self.dirty = False
        self._failed = False
        self._parts: list[_Part] = []

    def join(self, part: _Part) -> None:
        self._parts.append(part)

    def touch(self, *, writing: bool = False) -> None:
        """Before every access to a row.

        Raises RuntimeError after a refused statement and DependencyUnavailableError after the deadline.
        """
        if self._failed:
            raise RuntimeError("a statement failed: roll back first")
        if self._deadline is not None and self._deadline.expired:
            raise DependencyUnavailableError("the deadline has passed")
        self.active = True
        self.dirty = self.dirty or writing

    def refuse(self, error: NutritionError) -> NoReturn:
        self._failed = True
        raise error

    def commit(self) -> None:
        if self._failed:
            raise RuntimeError("a statement failed: roll back first")
        for part in self._parts:
            part.flush()
        self.active = self.dirty = False

    def rollback(self) -> None:
        for part in self._parts:
            part.discard()
        self.active = self.dirty = self._failed = False


class Rows(Generic[Key, Row]):
    """One table as one transaction sees it."""

    def __init__(self, table: Table[Key, Row], transaction: Transaction) -> None:
        self._table = table
        self._transaction = transaction
        self._written: dict[Key, Row | None] = {}
        transaction.join(self)

    def get(self, key: Key) -> Row | None:
        self._transaction.touch()
        return self._written[key] if key in self._written else self._table.rows.get(key)

    def __contains__(self, key: Key) -> bool:
        return self.get(key) is not None

    def items(self) -> Iterator[tuple[Key, Row]]:
        """In the order of insertion."""
        self._transaction.touch()
        for key, row in {**self._table.rows, **self._written}.items():
            if row is not None:
                yield key, row

    def values(self) -> Iterator[Row]:
        return (row for _, row in self.items())

    def put(self, key: Key, row: Row) -> None:
        self._write(key, row)

    def delete(self, key: Key) -> None:
        self._write(key, None)

    def _write(self, key: Key, row: Row | None) -> None:
        self._transaction.touch(writing=True)
        if self._table.locks.setdefault(key, self._transaction) is not self._transaction:
            self._transaction.refuse(DependencyUnavailableError("the row is locked by another transaction"))
        self._written[key] = row

    def flush(self) -> None:
        for key, row in self._written.items():
            if row is None:
                self._table.rows.pop(key, None)
            else:
                self._table.rows[key] = row
        self.discard()

    def discard(self) -> None:
        for key in self._written:
            self._table.locks.pop(key, None)
        self._written.clear()
