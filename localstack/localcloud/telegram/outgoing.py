"""What every message of the bot goes through: chat, flood limit, id, keyboard, page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from aiogram.types import InlineKeyboardMarkup, MessageEntity, ReplyKeyboardRemove, ReplyParameters
from pydantic import BaseModel

from localcloud.telegram.entities import format_text
from localcloud.telegram.errors import BadRequestError
from localcloud.telegram.html_markup import utf16_length
from localcloud.telegram.limits import CAPTION_LIMIT, TEXT_LIMIT
from localcloud.telegram.simulator import Simulator
from localcloud.telegram.store.chats import ChatRow
from localcloud.telegram.views import message_view, show_chat
from localcloud.telegram.wire import message_json, to_wire

Json = dict[str, Any]


@dataclass(frozen=True)
class Draft:
    """A message about to be sent; ``content`` holds its own fields (text, photo, …)."""

    content: Json
    markup: BaseModel | None = None
    reply_parameters: ReplyParameters | None = None


def _given(value: object) -> str | None:
    return value if isinstance(value, str) else None  # aiogram's own default is an object, not a text


def _plain(entities: Sequence[MessageEntity] | None) -> list[Json]:
    return [to_wire(entity) for entity in entities or ()]


def text_content(text: str | None, parse_mode: object, entities: Sequence[MessageEntity] | None) -> Json:
    """``text`` and ``entities`` of a message.

    Raises:
        BadRequestError: empty, too long, or markup that cannot be parsed.
    """
    plain, found = format_text(text or "", _given(parse_mode), _plain(entities))
    if not plain:
        raise BadRequestError("message text is empty")
    if utf16_length(plain) > TEXT_LIMIT:
        raise BadRequestError("message is too long")
    return {"text": plain, **({"entities": found} if found else {})}


def caption_content(caption: str | None, parse_mode: object, entities: Sequence[MessageEntity] | None) -> Json:
    """``caption`` and ``caption_entities``, nothing for an empty caption.

    Raises:
        BadRequestError: too long, or markup that cannot be parsed.
    """
    plain, found = format_text(caption or "", _given(parse_mode), _plain(entities))
    if utf16_length(plain) > CAPTION_LIMIT:
        raise BadRequestError("message caption is too long")
    if not plain:
        return {}
    return {"caption": plain, **({"caption_entities": found} if found else {})}


def send(simulator: Simulator, chat: ChatRow, draft: Draft) -> Json:
    """Put the bot's message into the chat and return it in Telegram's JSON. The flood limit is the caller's."""
    store = simulator.store
    message: Json = {
        "message_id": store.messages.next_id(),
        "from": simulator.config.bot_user(),
        "chat": chat.chat(),
        "date": int(simulator.clock()),
        **_reply(simulator, chat, draft.reply_parameters),
        **draft.content,
    }
    if isinstance(draft.markup, InlineKeyboardMarkup) and draft.markup.inline_keyboard:
        message["reply_markup"] = to_wire(draft.markup)
    shaped = message_json(message)
    store.messages.save(chat.chat_id, shaped, from_bot=True)
    if draft.markup is not None and not isinstance(draft.markup, InlineKeyboardMarkup):
        removed = isinstance(draft.markup, ReplyKeyboardRemove)
        store.chats.set_reply_keyboard(chat.chat_id, None if removed else to_wire(draft.markup))
        show_chat(simulator, chat.chat_id)
    simulator.hub.publish(chat.chat_id, "message", message=message_view(chat, shaped))
    return shaped


def _reply(simulator: Simulator, chat: ChatRow, parameters: ReplyParameters | None) -> Json:
    if parameters is None:
        return {}
    replied = simulator.store.messages.find(chat.chat_id, parameters.message_id or 0)
    if replied is None:
        if parameters.allow_sending_without_reply is True:
            return {}
        raise BadRequestError("message to be replied not found")
    return {"reply_to_message": {name: value for name, value in replied.items() if name != "reply_to_message"}}


def show_edit(simulator: Simulator, chat: ChatRow, message: Json) -> Json:
    """Keep an edited message, show it, and return it in Telegram's JSON."""
    shaped = message_json({**message, "edit_date": int(simulator.clock())})
    simulator.store.messages.save(chat.chat_id, shaped, from_bot=True)
    simulator.hub.publish(chat.chat_id, "edited", message=message_view(chat, shaped))
    return shaped
