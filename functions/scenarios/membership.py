"""A person blocks the bot, or takes it back. Nothing is answered: it is noted, so that nothing is sent to no avail."""

from dataclasses import replace

from aiogram import F, Router
from aiogram.enums import ChatMemberStatus, ChatType
from aiogram.types import ChatMemberUpdated

from scenarios.turn import Turn


def router() -> Router:
    routes = Router(name="membership")
    routes.my_chat_member.register(on_change, F.chat.type == ChatType.PRIVATE)
    return routes


async def on_change(change: ChatMemberUpdated, turn: Turn) -> None:
    blocked = change.new_chat_member.status == ChatMemberStatus.KICKED
    turn.person = replace(turn.person, blocked_at=change.date if blocked else None)
    turn.uow.users.save(turn.person)
