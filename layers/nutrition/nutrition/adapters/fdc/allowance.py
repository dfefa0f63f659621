"""The requests that the key has left.

api.data.gov counts 1000 requests an hour for a key on a rolling basis, tells what is left in `X-RateLimit-Remaining`
and blocks a key that goes on for an hour (https://api.data.gov/docs/rate-limits). Other processes use the same key, so
the server's count rules; our own keeps one process from spending what it has not been told of yet.
"""

import threading
import time
from collections import deque
from collections.abc import Callable, Mapping

from nutrition.adapters.fdc.errors import TOO_MANY_REQUESTS, QuotaUsedUpError

REQUESTS_AN_HOUR = 1000
HOUR_SECONDS = 3600.0
EMPTY_SECONDS = 60.0  # a rolling count frees some requests within the minute


class Allowance:
    """`monotonic` gives seconds; may be shared by threads."""

    def __init__(self, an_hour: int = REQUESTS_AN_HOUR, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._an_hour = an_hour
        self._monotonic = monotonic
        self._spent: deque[float] = deque()
        self._blocked_until = float("-inf")
        self._lock = threading.Lock()

    def spend(self) -> None:
        """Takes one request. Raises QuotaUsedUpError when there is none left."""
        with self._lock:
            now = self._monotonic()
            while self._spent and self._spent[0] <= now - HOUR_SECONDS:
                self._spent.popleft()
            if now < self._blocked_until or len(self._spent) >= self._an_hour:
                raise QuotaUsedUpError("fdc: no requests left")
            self._spent.append(now)

    def told(self, status: int, headers: Mapping[str, str]) -> None:
        """What an answer says: 429 blocks for `Retry-After` seconds or an hour, nothing left for a minute."""
        if status == TOO_MANY_REQUESTS:
            self._block(_seconds(headers.get("retry-after"), HOUR_SECONDS))
        elif headers.get("x-ratelimit-remaining", "").strip() == "0":
            self._block(EMPTY_SECONDS)

    def _block(self, seconds: float) -> None:
        with self._lock:
            self._blocked_until = max(self._blocked_until, self._monotonic() + seconds)


def _seconds(text: str | None, otherwise: float) -> float:
    """`Retry-After` in seconds; its other form, a date, is taken as `otherwise`."""
    return min(float(text), HOUR_SECONDS) if text and text.strip().isdecimal() else otherwise
