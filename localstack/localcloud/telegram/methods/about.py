"""The bot itself: getMe, commands, descriptions."""

from __future__ import annotations

from aiogram.methods import (
    DeleteMyCommands,
    GetMe,
    GetMyCommands,
    GetMyDescription,
    GetMyShortDescription,
    SetMyCommands,
    SetMyDescription,
    SetMyShortDescription,
)
from aiogram.types import BotCommandScopeChat, User
from pydantic import BaseModel

from localcloud.telegram.errors import BadRequestError
from localcloud.telegram.methods.call import Call, Json
from localcloud.telegram.views import show_all_chats
from localcloud.telegram.wire import to_wire

_COMMANDS_LIMIT = 100
_DESCRIPTION_LIMIT = 512
_SHORT_DESCRIPTION_LIMIT = 120


async def get_me(call: Call, _: GetMe) -> Json:
    abilities = {
        "can_join_groups": False,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }
    return to_wire(User.model_validate(call.simulator.config.bot_user() | abilities))


def _scope_key(scope: BaseModel | None) -> str:
    if isinstance(scope, BotCommandScopeChat):
        return f"chat:{scope.chat_id}"
    return str(getattr(scope, "type", "default"))


async def set_my_commands(call: Call, request: SetMyCommands) -> bool:
    if len(request.commands) > _COMMANDS_LIMIT:
        raise BadRequestError("BOT_COMMANDS_TOO_MUCH")
    for command in request.commands:
        name = command.command.removeprefix("/")
        if not (1 <= len(name) <= 32 and name == name.lower() and name.isascii() and name.isidentifier()):
            raise BadRequestError("BOT_COMMAND_INVALID")
        if not 1 <= len(command.description) <= 256:
            raise BadRequestError("BOT_COMMAND_DESCRIPTION_INVALID")
    commands = [{**to_wire(command), "command": command.command.removeprefix("/")} for command in request.commands]
    settings = call.simulator.store.settings
    settings.set_commands(_scope_key(request.scope), request.language_code or "", commands)
    show_all_chats(call.simulator)
    return True


async def get_my_commands(call: Call, request: GetMyCommands) -> list[Json]:
    return call.simulator.store.settings.commands(_scope_key(request.scope), request.language_code or "")


async def delete_my_commands(call: Call, request: DeleteMyCommands) -> bool:
    call.simulator.store.settings.set_commands(_scope_key(request.scope), request.language_code or "", [])
    show_all_chats(call.simulator)
    return True


async def set_my_description(call: Call, request: SetMyDescription) -> bool:
    return _set_text(call, "description", request.description, request.language_code, _DESCRIPTION_LIMIT)


async def set_my_short_description(call: Call, request: SetMyShortDescription) -> bool:
    text, language = request.short_description, request.language_code
    return _set_text(call, "short_description", text, language, _SHORT_DESCRIPTION_LIMIT)


async def get_my_description(call: Call, request: GetMyDescription) -> Json:
    return {"description": call.simulator.store.settings.get(f"description/{request.language_code or ''}", "")}


async def get_my_short_description(call: Call, request: GetMyShortDescription) -> Json:
    key = f"short_description/{request.language_code or ''}"
    return {"short_description": call.simulator.store.settings.get(key, "")}


def _set_text(call: Call, key: str, text: str | None, language_code: str | None, limit: int) -> bool:
    if len(text or "") > limit:
        raise BadRequestError(f"bot {key.replace('_', ' ')} is too long")
    call.simulator.store.settings.put(f"{key}/{language_code or ''}", text or "")
    show_all_chats(call.simulator)
    return True
