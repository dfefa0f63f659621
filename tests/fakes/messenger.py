"""Telegram as a test sees it: what stands in the chat after everything the bot called.

Texts are held to Telegram's rules by the simulator's own code: HTML that does not parse and long texts are refused.
"""

from dataclasses import dataclass, field
from itertools import count
from typing import Any

from localcloud.telegram.errors import BadRequestError
from localcloud.telegram.html_markup import parse_html
from localcloud.telegram.limits import CAPTION_LIMIT, TEXT_LIMIT
from nutrition.domain.deadline import Deadline
from nutrition.ports.messenger import MessageRefusedError, OutgoingMessage


@dataclass(slots=True)
class ChatMessage:
    """A message of the bot as the person sees it now."""

    message_id: int
    text: str
    buttons: list[list[tuple[str, str]]] = field(default_factory=list)
    edits: int = 0

    def button(self, label: str) -> str:
        """The callback data of the button whose label starts with or contains `label`."""
        for row in self.buttons:
            for text, data in row:
                if label in text:
                    return data
        raise AssertionError(f"no button {label!r} among {[text for row in self.buttons for text, _ in row]}")

    def labels(self) -> list[str]:
        return [text for row in self.buttons for text, _ in row]


class RecordedMessenger:
    """Implements `ports.messenger.Messenger`; keeps the chat, the calls, and answers files from `files`."""

    def __init__(self) -> None:
        self.calls: list[OutgoingMessage] = []
        self.chat: dict[int, ChatMessage] = {}
        self.toasts: list[str] = []
        self.files: dict[str, bytes | Exception] = {}
        self.downloads: list[str] = []
        self.failures: list[Exception] = []
        self._ids = count(100)

    def call(self, message: OutgoingMessage, deadline: Deadline) -> int | None:
        assert not deadline.expired
        if self.failures:
            raise self.failures.pop(0)
        _check(message)
        self.calls.append(message)
        apply = getattr(self, f"_{message.method}", None)
        return apply(dict(message.payload)) if apply else None

    def download(self, file_id: str, deadline: Deadline) -> bytes:
        assert not deadline.expired
        self.downloads.append(file_id)
        content = self.files[file_id]
        if isinstance(content, Exception):
            raise content
        return content

    @property
    def last(self) -> ChatMessage:
        """The newest message of the bot."""
        return self.chat[max(self.chat)]

    def texts(self) -> list[str]:
        return [message.text for _, message in sorted(self.chat.items())]

    def _sendMessage(self, payload: dict[str, Any]) -> int:  # noqa: N802  # the Bot API's name
        message_id = next(self._ids)
        self.chat[message_id] = ChatMessage(message_id, payload["text"], _buttons(payload))
        return message_id

    def _sendPhoto(self, payload: dict[str, Any]) -> int:  # noqa: N802  # the Bot API's name
        return self._sendMessage({**payload, "text": payload.get("caption", "")})

    def _editMessageText(self, payload: dict[str, Any]) -> int:  # noqa: N802  # the Bot API's name
        message = self._present(payload)
        message.text = payload["text"]
        message.buttons = _buttons(payload)
        message.edits += 1
        return message.message_id

    def _editMessageReplyMarkup(self, payload: dict[str, Any]) -> int:  # noqa: N802  # the Bot API's name
        message = self._present(payload)
        message.buttons = _buttons(payload)
        message.edits += 1
        return message.message_id

    def _answerCallbackQuery(self, payload: dict[str, Any]) -> None:  # noqa: N802  # the Bot API's name
        if "text" in payload:
            self.toasts.append(payload["text"])

    def _present(self, payload: dict[str, Any]) -> ChatMessage:
        try:
            return self.chat[payload["message_id"]]
        except KeyError:
            raise MessageRefusedError("Bad Request: message to edit not found") from None


def _check(message: OutgoingMessage) -> None:
    """Raises MessageRefusedError where Telegram answers 400."""
    for name, limit in (("text", TEXT_LIMIT), ("caption", CAPTION_LIMIT)):
        text = str(message.payload.get(name) or "")
        try:
            shown = parse_html(text)[0] if message.payload.get("parse_mode") == "HTML" else text
        except BadRequestError as error:
            raise MessageRefusedError(f"Bad Request: {error}") from None
        if len(shown) > limit:
            raise MessageRefusedError(f"Bad Request: {name} is too long")


def _buttons(payload: dict[str, Any]) -> list[list[tuple[str, str]]]:
    markup = payload.get("reply_markup") or {}
    return [
        [(button["text"], button.get("callback_data", "")) for button in row]
        for row in markup.get("inline_keyboard", [])
    ]
