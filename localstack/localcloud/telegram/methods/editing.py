"""Edits and deletions of messages."""

from __future__ import annotations

from aiogram.methods import (
    DeleteMessage,
    DeleteMessages,
    EditMessageCaption,
    EditMessageMedia,
    EditMessageReplyMarkup,
    EditMessageText,
)
from aiogram.types import InlineKeyboardMarkup

from localcloud.telegram.errors import BadRequestError
from localcloud.telegram.limits import DELETE_TTL_S
from localcloud.telegram.methods.call import Call, Json
from localcloud.telegram.methods.media import input_media_content
from localcloud.telegram.outgoing import caption_content, show_edit, text_content
from localcloud.telegram.store.chats import ChatRow
from localcloud.telegram.views import show_chat
from localcloud.telegram.wire import to_wire

_CONTENT = ("text", "entities", "caption", "caption_entities", "photo", "document", "reply_markup")
_CAPTIONED = {"photo", "document", "video", "voice"}
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)


def _editable(call: Call, chat_id: int | str | None, message_id: int | None) -> tuple[ChatRow, Json]:
    """A message the bot has sent.

    Raises:
        BadRequestError: no such message, or somebody else's.
    """
    if chat_id is None or message_id is None:
        raise BadRequestError("message identifier is not specified")
    chat = call.simulator.writable_chat(chat_id)
    message = call.simulator.store.messages.find(chat.chat_id, message_id)
    if message is None:
        raise BadRequestError("message to edit not found")
    if not message["from"]["is_bot"]:
        raise BadRequestError("message can't be edited")
    return chat, message


def _edit(call: Call, chat: ChatRow, message: Json, content: Json, replaced: tuple[str, ...], markup: object) -> Json:
    """Replace fields and the keyboard; an edit without a keyboard removes it."""
    dropped = (*replaced, "reply_markup")
    edited = {name: value for name, value in message.items() if name not in dropped} | content
    if isinstance(markup, InlineKeyboardMarkup) and markup.inline_keyboard:
        edited["reply_markup"] = to_wire(markup)
    if all(edited.get(name) == message.get(name) for name in _CONTENT):
        raise BadRequestError(_NOT_MODIFIED)
    call.simulator.limiter.spend(chat.chat_id)
    return show_edit(call.simulator, chat, edited)


async def edit_message_text(call: Call, request: EditMessageText) -> Json:
    chat, message = _editable(call, request.chat_id, request.message_id)
    if "text" not in message:
        raise BadRequestError("there is no text in the message to edit")
    content = text_content(request.text, request.parse_mode, request.entities)
    return _edit(call, chat, message, content, ("text", "entities"), request.reply_markup)


async def edit_message_caption(call: Call, request: EditMessageCaption) -> Json:
    chat, message = _editable(call, request.chat_id, request.message_id)
    if not _CAPTIONED & message.keys():
        raise BadRequestError("there is no caption in the message to edit")
    content = caption_content(request.caption, request.parse_mode, request.caption_entities)
    return _edit(call, chat, message, content, ("caption", "caption_entities"), request.reply_markup)


async def edit_message_reply_markup(call: Call, request: EditMessageReplyMarkup) -> Json:
    chat, message = _editable(call, request.chat_id, request.message_id)
    return _edit(call, chat, message, {}, (), request.reply_markup)


async def edit_message_media(call: Call, request: EditMessageMedia) -> Json:
    chat, message = _editable(call, request.chat_id, request.message_id)
    if "invoice" in message:
        raise BadRequestError("message can't be edited")
    content = await input_media_content(call, request.media)
    replaced = ("text", "entities", "photo", "document", "caption", "caption_entities")
    return _edit(call, chat, message, content, replaced, request.reply_markup)


async def delete_message(call: Call, request: DeleteMessage) -> bool:
    chat = call.simulator.writable_chat(request.chat_id)
    message = call.simulator.store.messages.find(chat.chat_id, request.message_id)
    if message is None:
        raise BadRequestError("message to delete not found")
    if call.simulator.clock() - message["date"] > DELETE_TTL_S:
        raise BadRequestError("message can't be deleted for everyone")
    _delete(call, chat, request.message_id)
    return True


async def delete_messages(call: Call, request: DeleteMessages) -> bool:
    """Those that are there; the others are passed over, as Telegram does."""
    chat = call.simulator.writable_chat(request.chat_id)
    for message_id in request.message_ids:
        _delete(call, chat, message_id)
    return True


def _delete(call: Call, chat: ChatRow, message_id: int) -> None:
    simulator = call.simulator
    if not simulator.store.messages.delete(chat.chat_id, message_id):
        return
    simulator.hub.publish(chat.chat_id, "deleted", message_id=message_id)
    if message_id in chat.pinned:
        simulator.store.chats.set_pinned(chat.chat_id, [pinned for pinned in chat.pinned if pinned != message_id])
        show_chat(simulator, chat.chat_id)
