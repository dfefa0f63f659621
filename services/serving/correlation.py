"""The id that a caller gives in the metadata `x-correlation-id`: every log line of its call carries it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

METADATA_KEY = "x-correlation-id"

_ACCEPTED = re.compile(r"[\w.:-]{1,64}", re.ASCII)
_current: ContextVar[str | None] = ContextVar("correlation_id", default=None)


def current_correlation_id() -> str | None:
    """None outside of a call, or when the caller gave none or no proper one."""
    return _current.get()


@contextmanager
def correlated(given: object) -> Iterator[None]:
    """What happens inside belongs to the call whose metadata said `given`; what is no proper id counts as none."""
    proper = given if isinstance(given, str) and _ACCEPTED.fullmatch(given) else None
    before = _current.set(proper)
    try:
        yield
    finally:
        _current.reset(before)
