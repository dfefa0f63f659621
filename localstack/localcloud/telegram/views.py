"""Messages and chats as the control API and the page see them."""

from __future__ import annotations

from typing import Any

from localcloud.telegram.simulator import Simulator
from localcloud.telegram.store.chats import ChatRow

Json = dict[str, Any]

_PASSED_ON = ("media_group_id", "location", "invoice", "successful_payment", "refunded_payment", "reply_to_message_id")
_FILES = ("document", "voice", "video", "sticker")


def _button(button: Json) -> Json:
    """``data`` is null for a button that is no callback; ``url``, ``pay`` and ``copy_text`` say what it does."""
    shown = {"text": button["text"], "data": button.get("callback_data"), "url": button.get("url")}
    return shown | {"pay": bool(button.get("pay")), "copy_text": (button.get("copy_text") or {}).get("text")}


def _file(chat_id: int, described: Json) -> Json:
    names = ("file_id", "file_name", "mime_type", "file_size", "duration", "width", "height")
    shown = {name: described[name] for name in names if name in described}
    return shown | {"url": f"/client/{chat_id}/file/{described['file_id']}"}


def message_view(chat: ChatRow, message: Json) -> Json:
    """One message of ``GET /client/{chat}/messages``; absent texts are empty strings."""
    chat_id = chat.chat_id
    markup = message.get("reply_markup", {})
    view: Json = {
        "message_id": message["message_id"],
        "date": message["date"],
        "from": "bot" if message["from"]["is_bot"] else "user",
        "text": message.get("text", ""),
        "entities": message.get("entities", []),
        "caption": message.get("caption", ""),
        "caption_entities": message.get("caption_entities", []),
        "photo": "photo" in message,
        "document": "document" in message,
        "buttons": [[_button(button) for button in row] for row in markup.get("inline_keyboard", [])],
        "edited": "edit_date" in message,
        "pinned": message["message_id"] in chat.pinned,
        "media_group_id": message.get("media_group_id"),
    }
    if "photo" in message:
        view["photo_file"] = _file(chat_id, message["photo"][-1])
    kind = next((name for name in _FILES if name in message), None)
    if kind:
        view["file"] = _file(chat_id, message[kind]) | {"kind": kind}
    if "reply_to_message" in message:
        view["reply_to_message_id"] = message["reply_to_message"]["message_id"]
    return view | {name: message[name] for name in _PASSED_ON if name in message}


def chat_view(simulator: Simulator, chat_id: int) -> Json:
    """The chat's state for the page; ``started`` is false for someone who has not written yet."""
    found = simulator.store.chats.find(chat_id)
    language = found.language_code if found else "ru"
    settings = simulator.store.settings
    return {
        "chat_id": chat_id,
        "started": found is not None,
        "language_code": language,
        "first_name": found.first_name if found else "",
        "blocked": bool(found and found.blocked),
        "pinned": found.pinned if found else [],
        "reply_keyboard": found.reply_keyboard if found else None,
        "commands": bot_commands(simulator, chat_id, language),
        "bot": {
            "first_name": simulator.config.first_name,
            "username": simulator.config.username,
            "description": localised(simulator, "description", language),
            "short_description": localised(simulator, "short_description", language),
            "connected": bool(settings.webhook.url) or simulator.polls.taken,
        },
    }


def show_chat(simulator: Simulator, chat_id: int) -> None:
    """Tell the chat's pages about its new state."""
    simulator.hub.publish(chat_id, "chat", chat=chat_view(simulator, chat_id))


def show_all_chats(simulator: Simulator) -> None:
    """Tell every open page about the bot's new state."""
    for chat_id in simulator.hub.watched():
        show_chat(simulator, chat_id)


def localised(simulator: Simulator, key: str, language_code: str) -> str:
    """A text the bot has set about itself, in the person's language or without one."""
    settings = simulator.store.settings
    short = language_code.split("-", maxsplit=1)[0]
    return str(settings.get(f"{key}/{short}", "") or settings.get(f"{key}/", ""))


def bot_commands(simulator: Simulator, chat_id: int, language_code: str) -> list[Json]:
    """Commands by Telegram's order of scopes (https://core.telegram.org/bots/api#determining-list-of-commands)."""
    short = language_code.split("-", maxsplit=1)[0]
    for scope in (f"chat:{chat_id}", "all_private_chats", "default"):
        for language in (short, ""):
            commands = simulator.store.settings.commands(scope, language)
            if commands:
                return commands
    return []
