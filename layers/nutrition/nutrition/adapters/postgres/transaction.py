"""One transaction of PostgreSQL, begun by its first write; what is read before that stands alone, at READ COMMITTED."""

import logging
from collections.abc import Mapping, Sequence
from typing import Any, cast

from sqlalchemy import Connection, CursorResult, Engine, Executable, bindparam, func, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from nutrition.adapters.postgres.connection import PreparingConnection
from nutrition.adapters.postgres.engine import STATEMENT_TIMEOUT_S
from nutrition.adapters.postgres.errors import translate, was_shut_down
from nutrition.domain.deadline import Deadline
from nutrition.errors import DependencyUnavailableError

_log = logging.getLogger(__name__)

# pg8000 lets a socket's time-out out as it is when it strikes at the first byte of an answer.
_FAILURES = (DBAPIError, PoolTimeoutError, OSError)
_LIMIT = select(func.set_config("statement_timeout", bindparam("milliseconds"), True))


class Transaction:
    """Holds no connection until the first statement and none after the end; may be begun again.

    With a `deadline` a statement gets what is left of it when that is less than the session's own time-out. A pooled
    connection that turns out to be dead at the first statement is replaced: nothing was done on it yet.
    """

    def __init__(self, engine: Engine, deadline: Deadline | None = None) -> None:
        self._engine = engine
        self._deadline = deadline
        self._connection: Connection | None = None
        self._dirty = False
        self._failed = False

    def read(self, statement: Executable, values: Mapping[str, Any] | None = None) -> CursorResult[Any]:
        """`values` by the names of the statement's parameters: a statement that is made once is also compiled once.

        Raises DependencyUnavailableError, ConflictError or DependencyRejectedError, as `write` does.
        """
        return self._execute(statement, values)

    def write(
        self, statement: Executable, values: Mapping[str, Any] | Sequence[Mapping[str, Any]] | None = None
    ) -> CursorResult[Any]:
        """With a sequence, once for each row in their order."""
        self._dirty = True
        return self._execute(statement, values)

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
            if self._connection is not None and self._dirty:
                self._connection.commit()
        except _FAILURES as error:
            self._failed = True
            raise translate(error) from None
        self._end()

    def rollback(self) -> None:
        """Never raises: a connection that cannot roll back is thrown away, and the server forgets with it."""
        self._end()

    def _execute(self, statement: Executable, values: Any) -> CursorResult[Any]:  # noqa: ANN401 - what SQLAlchemy takes
        if self._failed:
            raise RuntimeError("a statement failed: roll back first")
        if self._deadline is not None and self._deadline.expired:
            raise DependencyUnavailableError("postgresql: the deadline has passed")
        is_first = self._connection is None
        try:
            return self._try(statement, values, may_repeat=is_first)
        except _FAILURES as error:
            self._failed = True
            if isinstance(error, OSError) and self._connection is not None:
                self._connection.invalidate()  # an answer may still be under way on this socket
            raise translate(error) from None  # the driver's text repeats the row

    def _try(self, statement: Executable, values: Any, *, may_repeat: bool) -> CursorResult[Any]:  # noqa: ANN401 - what SQLAlchemy takes
        try:
            return self._open().execute(statement, values)
        except DBAPIError as error:
            connection = self._connection
            if not may_repeat or connection is None or not (error.connection_invalidated or was_shut_down(error)):
                raise
            self._connection = None
            self._discard(connection)
        return self._open().execute(statement, values)

    def _open(self) -> Connection:
        if self._connection is None:
            self._connection = self._engine.connect()
            self._driver(self._connection).autocommit = True
        if self._dirty or self._limit_ms() is not None:
            self._begin(self._connection)
        return self._connection

    def _begin(self, connection: Connection) -> None:
        driver = self._driver(connection)
        if not driver.autocommit:
            return
        driver.autocommit = False
        if (limit_ms := self._limit_ms()) is not None:
            connection.execute(_LIMIT, {"milliseconds": str(limit_ms)})

    def _limit_ms(self) -> int | None:
        """What is left of the deadline, where the session's own time-out would outlast it."""
        left_s = STATEMENT_TIMEOUT_S if self._deadline is None else self._deadline.remaining()
        return max(1, int(left_s * 1000)) if left_s < STATEMENT_TIMEOUT_S else None  # 0 would mean no limit

    @staticmethod
    def _driver(connection: Connection) -> PreparingConnection:
        return cast(PreparingConnection, connection.connection.dbapi_connection)

    def _end(self) -> None:
        connection, self._connection = self._connection, None
        self._dirty = self._failed = False
        if connection is None:
            return
        try:
            if not connection.invalidated:
                self._driver(connection).autocommit = False  # as the pool lends it
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
