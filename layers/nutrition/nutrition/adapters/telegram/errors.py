"""What Telegram's answers mean: the one translator (https://core.telegram.org/bots/api#making-requests)."""

import re

import httpx

from nutrition.errors import DependencyError, DependencyRejectedError, DependencyUnavailableError
from nutrition.ports.messenger import MessageRefusedError, RecipientGoneError, ThrottledError

_GONE = ("chat not found", "user is deactivated", "bot was blocked", "user not found", "peer_id_invalid")
_QUOTED = re.compile(r"\"[^\"]*\"?|(?<!\w)'[^']*'?")  # but not the apostrophe of "can't"
_DEFAULT_PAUSE = 1.0


class NotSentError(DependencyUnavailableError):
    """The connection was never made, so trying again cannot say anything twice."""


def no_answer(error: httpx.HTTPError) -> DependencyUnavailableError:
    """A transport error. The original is left behind on purpose: it carries the request, and that the token."""
    reason = type(error).__name__
    if isinstance(error, (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)):
        return NotSentError(f"telegram: {reason}")
    return DependencyUnavailableError(f"telegram: {reason}")


def refusal(status: int, description: str, retry_after: float | None) -> DependencyError:
    """The error for an answer other than ok. Descriptions may quote the message ("unsupported start tag …"), so the
    quotes are emptied."""
    reason = _QUOTED.sub('"…"', description)[:200]
    if status == httpx.codes.TOO_MANY_REQUESTS:
        return ThrottledError(_DEFAULT_PAUSE if retry_after is None else retry_after)
    if status == httpx.codes.FORBIDDEN or any(sign in description.lower() for sign in _GONE):
        return RecipientGoneError(reason)
    if status in {httpx.codes.UNAUTHORIZED, httpx.codes.NOT_FOUND}:  # 404: the token is not even well formed
        return DependencyRejectedError("telegram: the token is refused")
    if httpx.codes.is_client_error(status):
        return MessageRefusedError(reason or str(status))
    return DependencyUnavailableError(f"telegram: HTTP {status}")


def is_not_modified(error: DependencyError) -> bool:
    return isinstance(error, MessageRefusedError) and "message is not modified" in error.reason.lower()
