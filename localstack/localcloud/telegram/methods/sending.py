"""Text messages and chat actions."""

from __future__ import annotations

from aiogram.enums import ChatAction
from aiogram.methods import SendChatAction, SendMessage
from aiogram.types import LinkPreviewOptions

from localcloud.telegram.errors import BadRequestError
from localcloud.telegram.methods.call import Call, Json
from localcloud.telegram.outgoing import Draft, send, text_content
from localcloud.telegram.wire import to_wire


async def send_message(call: Call, request: SendMessage) -> Json:
    chat = call.simulator.writable_chat(request.chat_id)
    content = text_content(request.text, request.parse_mode, request.entities)
    if isinstance(request.link_preview_options, LinkPreviewOptions):
        content["link_preview_options"] = to_wire(request.link_preview_options)
    call.simulator.limiter.spend(chat.chat_id)
    return send(call.simulator, chat, Draft(content, request.reply_markup, request.reply_parameters))


async def send_chat_action(call: Call, request: SendChatAction) -> bool:
    """The page shows it for five seconds or until the next message."""
    chat = call.simulator.writable_chat(request.chat_id)
    if request.action not in {action.value for action in ChatAction}:
        raise BadRequestError("wrong parameter action in request")
    call.simulator.hub.publish(chat.chat_id, "typing", action=request.action)
    return True
