"""One log line for a call to the Bot API that failed; Telegram's text, which may quote a message, is not in it."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from nutrition.errors import DependencyError
from nutrition.ports.messenger import MessageRefusedError, RecipientGoneError

_log = logging.getLogger(__name__)

# What of a refusal may be shown: https://core.telegram.org/bots/api gives no list, these are the ones to act upon.
_KNOWN = (
    "can't parse entities",
    "message is too long",
    "caption is too long",
    "message text is empty",
    "message is not modified",
    "message to edit not found",
    "message can't be edited",
    "query is too old",
    "wrong file",
    "file is too big",
    "photo_invalid_dimensions",
    "button_data_invalid",
    "reply markup is too long",
    "chat not found",
    "bot was blocked",
    "user is deactivated",
)


@contextmanager
def logged_failure(method: str) -> Iterator[None]:
    """Log what a call of `method` raises, and let it pass on."""
    try:
        yield
    except DependencyError as error:
        about = {"method": method, "error_type": type(error).__name__, "error_code": error.code}
        if isinstance(error, (MessageRefusedError, RecipientGoneError)):
            about["reason"] = known_reason(str(error))
        _log.warning("telegram call failed", extra=about)
        raise


def known_reason(description: str) -> str:
    """The part of Telegram's description that is known to be Telegram's own, or "other"."""
    said = description.lower()
    return next((known for known in _KNOWN if known in said), "other")
