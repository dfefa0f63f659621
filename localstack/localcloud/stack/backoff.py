"""When a child that ended is started again, and when no more."""

from dataclasses import dataclass, field

DELAYS = (0.2, 0.5, 1.0, 2.0, 5.0, 10.0)
WINDOW_SECONDS = 60.0
MOST_IN_WINDOW = 5


@dataclass(slots=True)
class Backoff:
    """Counts failures of one child. Times are of a monotonic clock, in seconds."""

    delays: tuple[float, ...] = DELAYS
    window: float = WINDOW_SECONDS
    most: int = MOST_IN_WINDOW
    _failures: list[float] = field(default_factory=list)
    _in_a_row: int = 0

    def failed(self, now: float) -> float | None:
        """The seconds to wait before the next start; None to give up: more than `most` failures within `window`.

        The wait grows with failures in a row; a child that had run longer than `window` begins anew.
        """
        if self._failures and now - self._failures[-1] > self.window:
            self._in_a_row = 0
        self._failures = [at for at in self._failures if now - at <= self.window] + [now]
        if len(self._failures) > self.most:
            return None
        delay = self.delays[min(self._in_a_row, len(self.delays) - 1)]
        self._in_a_row += 1
        return delay
