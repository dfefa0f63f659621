"""A message that was changed after it was sent: what it led to stands, so the person is asked for a new message."""

from aiogram import F, Router
from aiogram.types import Message

from scenarios.replies import Answer, say
from scenarios.turn import Turn


def router() -> Router:
    routes = Router(name="edited_message")
    # Words only: a position that is shared live is "edited" by the telephone every few seconds.
    routes.edited_message.register(on_edited_words, F.text | F.caption)
    return routes


async def on_edited_words(_message: Message, turn: Turn) -> Answer:
    return say(turn, turn.text("edited-not-read"))
