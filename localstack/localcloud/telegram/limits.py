"""Telegram's flood control: messages per chat and per bot (https://core.telegram.org/bots/faq#broadcasting-to-users)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from localcloud.telegram.errors import TooManyRequestsError

TEXT_LIMIT = 4096
"""UTF-16 code units of a text message."""
CAPTION_LIMIT = 1024
"""UTF-16 code units of a caption."""
CALLBACK_DATA_LIMIT = 64
"""Bytes of a button's callback data."""
BUTTONS_LIMIT = 100
DOWNLOAD_LIMIT = 20 * 1024 * 1024
"""Bytes of a file that a bot may fetch."""
PHOTO_LIMIT = 10 * 1024 * 1024
"""Bytes of a photo that a bot may upload."""
UPLOAD_LIMIT = 50 * 1024 * 1024
"""Bytes of any other file that a bot may upload."""
ALBUM_LIMIT = 10
CALLBACK_TTL_S = 300.0
PRE_CHECKOUT_TTL_S = 10.0
DELETE_TTL_S = 48 * 3600.0
PENDING_TTL_S = 24 * 3600.0
"""Updates nobody fetched are dropped after a day (https://core.telegram.org/bots/api#getting-updates)."""

_FORGET_ABOVE = 10_000


@dataclass(frozen=True)
class Rate:
    """``burst`` messages at once, refilled over ``window_s`` seconds."""

    burst: int
    window_s: float

    @property
    def per_second(self) -> float:
        return self.burst / self.window_s


@dataclass
class _Bucket:
    tokens: float
    at: float


class RateLimiter:
    """Token buckets for every chat and for the bot as a whole.

    ``monotonic`` gives seconds. A refused message spends nothing.
    """

    def __init__(self, per_chat: Rate, overall: Rate, monotonic: Callable[[], float]) -> None:
        self._per_chat = per_chat
        self._monotonic = monotonic
        self._overall_rate = overall
        self._overall = _Bucket(overall.burst, monotonic())
        self._chats: dict[int, _Bucket] = {}

    def spend(self, chat_id: int, messages: int = 1) -> None:
        """Count ``messages`` for a chat.

        Raises:
            TooManyRequestsError: a bucket does not hold that many; it says when it will.
        """
        now = self._monotonic()
        chat = self._chats.setdefault(chat_id, _Bucket(self._per_chat.burst, now))
        wait = max(
            self._wait(chat, self._per_chat, now, messages),
            self._wait(self._overall, self._overall_rate, now, messages),
        )
        if wait > 0:
            raise TooManyRequestsError(wait)
        chat.tokens -= messages
        self._overall.tokens -= messages
        if len(self._chats) > _FORGET_ABOVE:
            self._forget_full(now)

    @staticmethod
    def _wait(bucket: _Bucket, rate: Rate, now: float, messages: int) -> float:
        bucket.tokens = min(float(rate.burst), bucket.tokens + (now - bucket.at) * rate.per_second)
        bucket.at = now
        wanted = min(messages, rate.burst)  # an album larger than the burst waits for a full bucket, not for ever
        return max(0.0, (wanted - bucket.tokens) / rate.per_second)

    def _forget_full(self, now: float) -> None:
        idle = now - self._per_chat.window_s
        self._chats = {chat_id: bucket for chat_id, bucket in self._chats.items() if bucket.at > idle}
