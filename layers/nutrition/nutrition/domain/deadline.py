"""How much time is left of an invocation; handed down to every call that waits."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Self


@dataclass(frozen=True, slots=True)
class Deadline:
    """A point on a monotonic clock, in seconds of that clock."""

    at: float
    monotonic: Callable[[], float] = field(default=time.monotonic, repr=False, compare=False)

    @classmethod
    def after(cls, seconds: float, monotonic: Callable[[], float] = time.monotonic) -> Self:
        """The deadline `seconds` from now."""
        return cls(monotonic() + seconds, monotonic)

    def remaining(self) -> float:
        """Seconds left, never below 0."""
        return max(0.0, self.at - self.monotonic())

    @property
    def expired(self) -> bool:
        return self.remaining() <= 0.0

    def timeout(self, limit: float) -> float:
        """Seconds that one call may take: its own limit or what is left, whichever is less."""
        return min(limit, self.remaining())
