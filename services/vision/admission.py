"""Bounded concurrency: so many pictures at a time, so many waiting, the rest refused at once."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from vision.errors import DeadlineError, Reason, VisionError


class Admission:
    """Lets `workers` callers in at a time while at most `max_waiting` stand before the door."""

    def __init__(self, workers: int, max_waiting: int) -> None:
        self._workers = threading.BoundedSemaphore(workers)
        self._places = threading.BoundedSemaphore(workers + max_waiting)

    @contextmanager
    def enter(self, time_remaining: Callable[[], float | None]) -> Iterator[None]:
        """Waits for a worker as long as the caller does (seconds; None is for ever).

        Raises VisionError OVERLOADED when there is no place to wait, DeadlineError when the caller's time runs out.
        """
        if not self._places.acquire(blocking=False):
            raise VisionError(Reason.OVERLOADED, "too many pictures at once, try again in a second")
        try:
            self._wait(time_remaining())
            try:
                yield
            finally:
                self._workers.release()
        finally:
            self._places.release()

    def _wait(self, seconds: float | None) -> None:
        if not self._workers.acquire(timeout=None if seconds is None else max(seconds, 0.0)):
            raise DeadlineError
