"""What a handler returns: the Bot API methods to call, in order. Handlers send nothing themselves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from aiogram.methods import AnswerCallbackQuery, SendMessage, TelegramMethod
from aiogram.types import InlineKeyboardMarkup, InputFile, ReplyKeyboardMarkup, ReplyKeyboardRemove

from nutrition.ports.messenger import Attachment, OutgoingMessage

if TYPE_CHECKING:
    from scenarios.turn import Turn

Keyboard = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove


@dataclass(frozen=True, slots=True)
class Reply:
    """One method; with `meal_id`, the message that it makes is from then on the one that shows this meal.

    `asks`: the buttons of that message go when its question is answered in words.
    """

    method: TelegramMethod[Any]
    meal_id: int | None = None
    attachment: Attachment | None = None
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything that one update leads to; `analyse_session_id` asks for an analysis once the answer is stored.

    `afterwards` is done when the answer is out, at most once, and may fail or get lost without harm.
    """

    replies: tuple[Reply, ...] = ()
    analyse_session_id: int | None = None
    afterwards: tuple[Callable[[], None], ...] = ()

    def __add__(self, other: Answer) -> Answer:
        return Answer(
            self.replies + other.replies,
            self.analyse_session_id or other.analyse_session_id,
            self.afterwards + other.afterwards,
        )


def say(turn: Turn, text: str, keyboard: Keyboard | None = None) -> Answer:
    """A new message with HTML text."""
    return Answer((Reply(SendMessage(chat_id=turn.chat_id, text=text, parse_mode="HTML", reply_markup=keyboard)),))


def asking(answer: Answer) -> Answer:
    """The answer, its first message marked as the question that the dialogue waits on."""
    first, *others = answer.replies
    return replace(answer, replies=(replace(first, asks=True), *others))


def toast(callback_id: str, text: str | None = None, *, alert: bool = False) -> Answer:
    """The answer that a pressed button waits for."""
    return Answer((Reply(AnswerCallbackQuery(callback_query_id=callback_id, text=text, show_alert=alert)),))


def outgoing(reply: Reply, chat_id: int) -> OutgoingMessage:
    """The method as the outbox stores it."""
    payload = reply.method.model_dump(mode="json", exclude_none=True, exclude_unset=True)
    if any(isinstance(value, InputFile) for _, value in reply.method):
        raise TypeError("files go out as an Attachment, not as an InputFile")
    return OutgoingMessage(chat_id, reply.method.__api_method__, payload, reply.attachment, reply.meal_id)
