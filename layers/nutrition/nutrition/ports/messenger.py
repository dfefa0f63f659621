"""Talking to the person: what is to be said, and the calls that say it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from nutrition.domain.deadline import Deadline
from nutrition.errors import DependencyError, DependencyUnavailableError, DomainError

# A JSON object as Telegram's Bot API takes it.
Payload = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to upload with a message, put at `attach://<field>` in the payload."""

    field: str
    file_name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class OutgoingMessage:
    """One Bot API call to make, in order, exactly once.

    `method` is the Bot API's name ("sendMessage"), `payload` its parameters. When `meal_id` is set, the message that
    Telegram answers with becomes the one that shows this meal.
    """

    chat_id: int
    method: str
    payload: Payload
    attachment: Attachment | None = None
    meal_id: int | None = None


class ThrottledError(DependencyUnavailableError):
    """429: nothing was sent; try again after `retry_after` seconds."""

    code = "telegram_throttled"

    def __init__(self, retry_after: float) -> None:
        super().__init__("too many requests")
        self.retry_after = retry_after


class RecipientGoneError(DependencyError):
    """403, or 400 "chat not found": this person cannot be written to any more."""

    code = "telegram_recipient_gone"


class MessageRefusedError(DependencyError):
    """400: Telegram will never accept this call; `reason` is its description, which holds no personal data."""

    code = "telegram_refused"

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class FileTooLargeError(DomainError):
    """Telegram hands out files up to 20 MB."""

    code = "file_too_large"
    text_key = "error-file-too-large"


class Messenger(Protocol):
    def call(self, message: OutgoingMessage, deadline: Deadline) -> int | None:
        """Make the call; the id of the message that was sent or edited, None when the method answers no message.

        Raises ThrottledError, RecipientGoneError, MessageRefusedError, and DependencyUnavailableError for anything
        that may succeed later. An edit that changes nothing counts as done.
        """
        ...

    def download(self, file_id: str, deadline: Deadline) -> bytes:
        """The content of a file that a person sent. Raises FileTooLargeError, DependencyUnavailableError."""
        ...
