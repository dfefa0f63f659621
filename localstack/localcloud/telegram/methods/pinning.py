"""Pinned messages. Unlike Telegram, pinning puts no service message into the chat."""

from __future__ import annotations

from aiogram.methods import PinChatMessage, UnpinAllChatMessages, UnpinChatMessage

from localcloud.telegram.errors import BadRequestError
from localcloud.telegram.methods.call import Call
from localcloud.telegram.views import show_chat


def _set_pinned(call: Call, chat_id: int, message_ids: list[int]) -> None:
    call.simulator.store.chats.set_pinned(chat_id, message_ids)
    show_chat(call.simulator, chat_id)


async def pin_chat_message(call: Call, request: PinChatMessage) -> bool:
    chat = call.simulator.writable_chat(request.chat_id)
    if call.simulator.store.messages.find(chat.chat_id, request.message_id) is None:
        raise BadRequestError("message to pin not found")
    rest = [pinned for pinned in chat.pinned if pinned != request.message_id]
    _set_pinned(call, chat.chat_id, [request.message_id, *rest])
    return True


async def unpin_chat_message(call: Call, request: UnpinChatMessage) -> bool:
    """The given message, or the one pinned last."""
    chat = call.simulator.writable_chat(request.chat_id)
    if request.message_id is not None and request.message_id not in chat.pinned:
        raise BadRequestError("message to unpin not found")
    target = request.message_id if request.message_id is not None else next(iter(chat.pinned), None)
    _set_pinned(call, chat.chat_id, [pinned for pinned in chat.pinned if pinned != target])
    return True


async def unpin_all_chat_messages(call: Call, request: UnpinAllChatMessages) -> bool:
    chat = call.simulator.writable_chat(request.chat_id)
    _set_pinned(call, chat.chat_id, [])
    return True
