"""A pg8000 connection that asks PostgreSQL once for each statement (decision 0046).

pg8000 parses, describes and executes anew whatever has parameters: three round trips, during which everybody behind
this update waits, and a search through the text for place holders. Here a statement that was seen before is kept
prepared on the server and costs one round trip; so do COMMIT and ROLLBACK
(https://www.postgresql.org/docs/15/protocol-flow.html#PROTOCOL-FLOW-EXT-QUERY).
"""

import socket
from collections.abc import Sequence
from typing import Any, NamedTuple

import pg8000
from pg8000.core import Context, make_params
from pg8000.exceptions import DatabaseError
from pg8000.legacy import convert_paramstyle

# More than the product has statements; each costs the server some kB. What comes after them is not kept.
MAXIMUM_PREPARED = 200
# SQLSTATE of a statement whose table has changed since, and of one that the server does not know any more.
_STALE = ("0A000", "26000")


class _Prepared(NamedTuple):
    text: str
    name: bytes
    columns: Any
    input_funcs: Any


class PreparingConnection(pg8000.Connection):  # type: ignore[misc] # the driver ships no types
    """For one thread at a time, as every pg8000 connection. Raises what pg8000 raises."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - handed on
        self._prepared: dict[str, _Prepared] = {}
        super().__init__(*args, **kwargs)
        # Else the kernel holds back the end of a long message (a picture) until the delayed ACK of the server: 40 ms.
        self._usock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    @property
    def is_open(self) -> bool:
        return self._sock is not None

    def cursor(self) -> "PreparingCursor":
        return PreparingCursor(self)

    def commit(self) -> None:
        self.execute_simple("commit")

    def rollback(self) -> None:
        if self._in_transaction:
            self.execute_simple("rollback")

    def begin_unless_begun(self) -> None:
        if not self.autocommit and not self._in_transaction:
            self.execute_simple("begin")

    def run_prepared(self, operation: str, args: Sequence[object]) -> Context | None:
        """`operation` in the style "format" (%s); None when no more statements are kept."""
        prepared = self._prepared.get(operation)
        if prepared is None:
            if len(self._prepared) >= MAXIMUM_PREPARED:
                return None
            text, _ = convert_paramstyle("format", operation, args)
            prepared = self._prepared[operation] = _Prepared(text, *self.prepare_statement(text, ()))
        params = make_params(self.py_types, args)
        try:
            return self.execute_named(prepared.name, params, prepared.columns, prepared.input_funcs, prepared.text)
        except DatabaseError as error:
            if isinstance(error.args[0], dict) and error.args[0].get("C") in _STALE:
                self._prepared.clear()
            raise


class PreparingCursor(pg8000.Cursor):  # type: ignore[misc] # the driver ships no types
    _c: PreparingConnection | None

    def execute(self, operation: str, args: Sequence[object] = (), stream: Any = None) -> pg8000.Cursor:  # noqa: ANN401 - pg8000's
        if self._c is None or not self._c.is_open or not args or stream is not None:
            return super().execute(operation, args, stream)
        self._c.begin_unless_begun()
        context = self._c.run_prepared(operation, args)
        if context is None:
            return super().execute(operation, args, stream)
        self._context, self._row_iter = context, iter(context.rows or ())
        return self
