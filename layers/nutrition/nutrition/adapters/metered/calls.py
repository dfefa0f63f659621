"""Counting and timing calls of something outside the process."""

import time
from collections.abc import Callable, Collection, Mapping
from functools import partial
from types import TracebackType
from typing import Any, TypeVar, cast

from nutrition.errors import (
    ConflictError,
    DependencyRejectedError,
    DependencyUnavailableError,
    DomainError,
)
from nutrition.ports.messenger import MessageRefusedError, RecipientGoneError, ThrottledError
from nutrition.ports.metric_catalogue import CALL
from nutrition.ports.metrics import Metrics

Port = TypeVar("Port")

# The first that fits; a subclass stands before its base.
_OUTCOMES: tuple[tuple[type[Exception], str], ...] = (
    (ThrottledError, "throttled"),
    (RecipientGoneError, "gone"),
    (MessageRefusedError, "refused"),
    (DependencyUnavailableError, "unavailable"),
    (DependencyRejectedError, "rejected"),
    (ConflictError, "conflict"),
    (DomainError, "refused"),
)


class timed_call:  # noqa: N801 - used as a function; a class costs a third of a generator, and it is on every path
    """Observe what runs inside as one call. `unavailable` is a vendor's error of that meaning."""

    __slots__ = ("_began", "_labels", "_metrics", "_unavailable")

    def __init__(
        self, metrics: Metrics, dependency: str, operation: str, unavailable: type[Exception] | None = None
    ) -> None:
        self._metrics = metrics
        self._labels = dependency, operation
        self._unavailable = unavailable
        self._began = 0.0

    def __enter__(self) -> None:
        self._began = time.perf_counter()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        seconds = time.perf_counter() - self._began
        dependency, operation = self._labels
        outcome = "ok" if error is None else _outcome(error, self._unavailable)
        self._metrics.observe(CALL, seconds, dependency=dependency, operation=operation, outcome=outcome)


def _outcome(error: BaseException, unavailable: type[Exception] | None) -> str:
    if unavailable is not None and isinstance(error, unavailable):
        return "unavailable"
    return next((outcome for kind, outcome in _OUTCOMES if isinstance(error, kind)), "error")


def metered(
    port: Port,
    methods: Collection[str],
    metrics: Metrics,
    dependency: str,
    unavailable: type[Exception] | None = None,
) -> Port:
    """`port` with those of its methods timed that `methods` names; an operation is named after its method.

    Everything else is the port's own.
    """
    return cast(
        Port, _Metered(port, {name: partial(timed_call, metrics, dependency, name, unavailable) for name in methods})
    )


class _Metered:
    def __init__(self, port: object, timers: Mapping[str, Callable[[], timed_call]]) -> None:
        self._port = port
        for name, timer in timers.items():
            setattr(self, name, partial(_timed, port, name, timer))

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the port has
        return getattr(self._port, name)


def _timed(port: object, name: str, timer: Callable[[], timed_call], /, *args: object, **kwargs: object) -> object:
    """The method is looked up at the call: a port may be made by its first use (`nutrition.cold_start.deferred`)."""
    with timer():
        return getattr(port, name)(*args, **kwargs)
