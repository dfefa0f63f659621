"""The "looking…" message and what takes its place."""

from aiogram.methods import EditMessageText

from scenarios.replies import Answer, Reply, say
from scenarios.turn import Turn


def replace_progress(turn: Turn, message_id: int | None, text: str) -> Answer:
    """Put `text` where "looking…" stands; a new message when that was lost."""
    if message_id is None:
        return say(turn, text)
    method = EditMessageText(chat_id=turn.chat_id, message_id=message_id, text=text, parse_mode="HTML")
    return Answer((Reply(method),))
