"""Which update, or which scheduled run, the work in hand was caused by: the id that its log lines and calls carry.

An update's id is its number, a scheduled run's is "schedule-" and its time. It goes on with every message of the queues
(attribute `correlation_id`) and every gRPC call (metadata `x-correlation-id`), so that no port has to speak of it.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

ATTRIBUTE = "correlation_id"
METADATA_KEY = "x-correlation-id"

_SENDABLE = re.compile(r"[\w.:-]{1,64}", re.ASCII)  # what the services accept
_current: ContextVar[str | None] = ContextVar(ATTRIBUTE, default=None)


def current_correlation_id() -> str | None:
    """None outside of `correlated`."""
    return _current.get()


@contextmanager
def correlated(correlation_id: str) -> Iterator[None]:
    """What happens inside, in this thread or task and in those that copy its context, bears `correlation_id`."""
    before = _current.set(correlation_id)
    try:
        yield
    finally:
        _current.reset(before)


def correlation_metadata() -> tuple[tuple[str, str], ...]:
    """For a gRPC call; empty without an id that can be sent."""
    current = _current.get()
    return ((METADATA_KEY, current),) if current and _SENDABLE.fullmatch(current) else ()
