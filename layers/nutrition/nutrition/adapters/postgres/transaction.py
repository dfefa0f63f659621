"""One transaction of PostgreSQL, begun by its first statement."""

import logging
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, CursorResult, Engine, Executable, func, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from nutrition.adapters.postgres.engine import STATEMENT_TIMEOUT_S
from nutrition.adapters.postgres.errors import translate
from nutrition.domain.deadline import Deadline
from nutrition.errors import DependencyUnavailableError

_log = logging.getLogger(__name__)

# pg8000 lets a socket's time-out out as it is when it strikes at the first byte of an answer.
_FAILURES = (DBAPIError, PoolTimeoutError, OSError)


class Transaction:
    """Holds no connection until the first statement and none after the end; may be begun again.

    With a `deadline` a statement gets what is left of it when that is less than the session's own time-out.
    """

    def __init__(self, engine: Engine, deadline: Deadline | None = None) -> None:
        self._engine = engine
        self._deadline = deadline
        self._connection: Connection | None = None
        self._dirty = False
        self._failed = False

    def read(self, statement: Executable) -> CursorResult[Any]:
        """Raises DependencyUnavailableError, ConflictError or DependencyRejectedError, as `write` does."""
        return self._execute(statement)

    def write(self, statement: Executable, rows: Sequence[Mapping[str, Any]] | None = None) -> CursorResult[Any]:
        """With `rows`, once for each of them in their order: a statement that keeps its shape is compiled once."""
        self._dirty = True
        return self._execute(statement, rows)

    def release(self) -> None:
        """Raises RuntimeError after a write."""
        if self._dirty:
            raise RuntimeError("release after a write: commit or roll back")
        self.rollback()

    def commit(self) -> None:
        """Raises DependencyUnavailableError when it is not known whether the commit arrived.

        Raises RuntimeError after a failed statement: PostgreSQL would answer COMMIT with a rollback and no error.
        """
        if self._failed:
            raise RuntimeError("a statement failed: roll back first")
        try:
            if self._connection is not None:
                self._connection.commit()
        except _FAILURES as error:
            self._failed = True
            raise translate(error) from None
        self._end()

    def rollback(self) -> None:
        """Never raises: a connection that cannot roll back is thrown away, and the server forgets with it."""
        self._end()

    def _execute(self, statement: Executable, rows: Sequence[Mapping[str, Any]] | None = None) -> CursorResult[Any]:
        if self._failed:
            raise RuntimeError("a statement failed: roll back first")
        if self._deadline is not None and self._deadline.expired:
            raise DependencyUnavailableError("postgresql: the deadline has passed")
        try:
            return self._open().execute(statement, rows)
        except _FAILURES as error:
            self._failed = True
            if isinstance(error, OSError) and self._connection is not None:
                self._connection.invalidate()  # an answer may still be under way on this socket
            raise translate(error) from None  # the driver's text repeats the row

    def _open(self) -> Connection:
        if self._connection is None:
            connection = self._connection = self._engine.connect()
            if self._deadline is not None:
                self._limit(connection, self._deadline)
        return self._connection

    def _limit(self, connection: Connection, deadline: Deadline) -> None:
        left_s = deadline.remaining()
        if left_s < STATEMENT_TIMEOUT_S:
            milliseconds = max(1, int(left_s * 1000))  # 0 would mean no limit
            connection.execute(select(func.set_config("statement_timeout", str(milliseconds), True)))

    def _end(self) -> None:
        connection, self._connection = self._connection, None
        self._dirty = self._failed = False
        if connection is None:
            return
        try:
            connection.close()  # rolls back what was not committed
        except Exception as error:  # noqa: BLE001 - whatever the driver says, the transaction is over
            _log.warning("postgresql: rollback failed", extra={"error": type(error).__name__})
            self._discard(connection)

    @staticmethod
    def _discard(connection: Connection) -> None:
        try:
            connection.invalidate()
        except Exception as error:  # noqa: BLE001 - it is gone already
            _log.warning("postgresql: connection lost", extra={"error": type(error).__name__})
