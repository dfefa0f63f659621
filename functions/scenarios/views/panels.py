"""Messages with buttons that change in place when one is pressed."""

from collections.abc import Iterable

from aiogram.methods import EditMessageText
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from scenarios.replies import Answer, Reply, say
from scenarios.turn import Turn

Labels = Iterable[tuple[str, str]]


def shown_message(callback: CallbackQuery) -> int | None:
    """The message under whose text the button was; None when Telegram no longer lets the bot edit it."""
    return callback.message.message_id if isinstance(callback.message, Message) else None


def panel(turn: Turn, text: str, keyboard: InlineKeyboardMarkup | None, message_id: int | None) -> Answer:
    """The text in place of message `message_id`, or as a new message."""
    if message_id is None:
        return say(turn, text, keyboard)
    method = EditMessageText(
        chat_id=turn.chat_id, message_id=message_id, text=text, parse_mode="HTML", reply_markup=keyboard
    )
    return Answer((Reply(method),))


def keyboard(labels: Labels, columns: int = 1, *extra: list[InlineKeyboardButton]) -> InlineKeyboardMarkup:
    """Buttons from (text, callback data) in rows of `columns`, then the `extra` rows."""
    buttons = row(labels)
    rows = [buttons[start : start + columns] for start in range(0, len(buttons), columns)]
    return InlineKeyboardMarkup(inline_keyboard=[*rows, *(line for line in extra if line)])


def row(labels: Labels) -> list[InlineKeyboardButton]:
    return [InlineKeyboardButton(text=text, callback_data=data) for text, data in labels]
