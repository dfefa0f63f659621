"""Telegram's Bot API as the product's messenger: synchronous, one keep-alive client a process."""

import time
from collections.abc import Callable
from functools import partial
from urllib.parse import quote

import httpx
from pydantic import JsonValue
from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt, stop_any, wait_random_exponential
from tenacity.stop import stop_base

from nutrition.adapters.telegram.errors import NotSentError, is_not_modified
from nutrition.adapters.telegram.failures import logged_failure
from nutrition.adapters.telegram.redaction import protect_loggers
from nutrition.adapters.telegram.transport import exchange, guarded, time_limits
from nutrition.domain.deadline import Deadline
from nutrition.errors import DependencyUnavailableError
from nutrition.ports.messenger import (
    FileTooLargeError,
    MessageRefusedError,
    OutgoingMessage,
    ThrottledError,
)

MAX_FILE_BYTES = 20 * 1024 * 1024
_ATTEMPTS = 3
# Idle sockets are dropped early: a frozen Lambda wakes up with connections that a NAT forgot long ago.
_LIMITS = httpx.Limits(max_keepalive_connections=5, keepalive_expiry=30)


class TelegramMessenger:
    """Implements `nutrition.ports.messenger.Messenger`.

    A call is repeated only when no connection was made; a send whose answer got lost is not, it may have arrived.
    Downloads are reads and are repeated. `call` also raises DependencyRejectedError when the token is refused.
    """

    def __init__(
        self,
        token: str,
        base_url: str,
        *,
        transport: httpx.BaseTransport | None = None,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        protect_loggers()
        self._methods = f"{base_url.rstrip('/')}/bot{token}"
        self._files = f"{base_url.rstrip('/')}/file/bot{token}"
        self._client = httpx.Client(limits=_LIMITS, transport=transport)
        self._pause = pause

    def call(self, message: OutgoingMessage, deadline: Deadline) -> int | None:
        payload = message.payload
        url = f"{self._methods}/{message.method}"
        send = partial(exchange, self._client, url, payload, message.attachment, deadline)
        with logged_failure(message.method):
            try:
                result = self._retrying(deadline, _was_not_sent)(send)
            except MessageRefusedError as error:
                if not is_not_modified(error):
                    raise
                shown = payload.get("message_id")
                return shown if isinstance(shown, int) else None
        return _message_id(result)

    def download(self, file_id: str, deadline: Deadline) -> bytes:
        """See the port. Also raises MessageRefusedError when Telegram does not know the file."""
        with logged_failure("getFile"):
            return self._retrying(deadline, _may_succeed_later)(partial(self._download_once, file_id, deadline))

    def close(self) -> None:
        self._client.close()

    def _download_once(self, file_id: str, deadline: Deadline) -> bytes:
        try:
            described = exchange(self._client, f"{self._methods}/getFile", {"file_id": file_id}, None, deadline)
        except MessageRefusedError as error:
            if "file is too big" in error.reason.lower():
                raise FileTooLargeError from None
            raise
        path = described.get("file_path") if isinstance(described, dict) else None
        if not isinstance(path, str):
            raise DependencyUnavailableError("telegram: no file path")
        return guarded(partial(self._fetch, f"{self._files}/{quote(path)}", deadline))

    def _fetch(self, url: str, deadline: Deadline) -> bytes:
        content = bytearray()
        with self._client.stream("GET", url, timeout=time_limits(deadline)) as response:
            if not response.is_success:
                raise DependencyUnavailableError(f"telegram: HTTP {response.status_code}")
            for chunk in response.iter_bytes():
                content += chunk
                if len(content) > MAX_FILE_BYTES:
                    raise FileTooLargeError
                if deadline.expired:
                    raise DependencyUnavailableError("telegram: no time left")
        return bytes(content)

    def _retrying(self, deadline: Deadline, may_repeat: Callable[[BaseException], bool]) -> Retrying:
        return Retrying(
            retry=retry_if_exception(may_repeat),
            stop=stop_any(stop_after_attempt(_ATTEMPTS), _NoTimeLeft(deadline)),
            wait=wait_random_exponential(multiplier=0.2, max=1),
            sleep=self._pause,
            reraise=True,
        )


class _NoTimeLeft(stop_base):
    """Stop when the pause before the next attempt would outlast the deadline."""

    def __init__(self, deadline: Deadline) -> None:
        self._deadline = deadline

    def __call__(self, retry_state: RetryCallState) -> bool:
        return retry_state.upcoming_sleep >= self._deadline.remaining()


def _was_not_sent(error: BaseException) -> bool:
    return isinstance(error, NotSentError)


def _may_succeed_later(error: BaseException) -> bool:
    return isinstance(error, DependencyUnavailableError) and not isinstance(error, ThrottledError)


def _message_id(result: JsonValue) -> int | None:
    """The id of the message that a method answered with; the first one's when it answered with several."""
    first = result[0] if isinstance(result, list) and result else result
    shown = first.get("message_id") if isinstance(first, dict) else None
    return shown if isinstance(shown, int) else None
