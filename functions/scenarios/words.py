"""Plain words: a meal, or an edit of the meal in front of the person."""

from aiogram import F, Router
from aiogram.types import Message

from nutrition.usecases.day_balance import day_balance
from scenarios import prompts
from scenarios.replies import Answer, say
from scenarios.small_talk import small_talk
from scenarios.turn import Turn
from scenarios.views.meal import show_draft_at_the_end
from scenarios.views.notes import note_on_words, unknown_note

MAXIMUM_CHARACTERS = 1000  # far longer than any meal; Telegram itself allows 4096


def router() -> Router:
    routes = Router(name="words")
    routes.message.register(on_unknown_command, F.text.startswith("/"))
    routes.message.register(on_words, F.text)
    routes.message.register(on_anything_else)
    return routes


async def on_words(message: Message, turn: Turn) -> Answer:
    text = (message.text or "").strip()
    if len(text) > MAXIMUM_CHARACTERS:
        return say(turn, turn.text("error-text-too-long", maximum=MAXIMUM_CHARACTERS))
    if reply := small_talk(turn, text):
        return say(turn, reply)
    return _understood(message, turn, text) + record_tone(turn, text)


def record_tone(turn: Turn, text: str) -> Answer:
    """Once the answer is out: how the words sounded, for who consented to that."""
    if not turn.preferences.tone_consent:
        return Answer()
    person, record = turn.person, turn.app.record_tone
    return Answer(afterwards=(lambda: record(person, text, turn.deadline),))


def _understood(message: Message, turn: Turn, text: str) -> Answer:
    understood = turn.app.understand_words(turn.uow, turn.person, text, message.date, turn.deadline)
    if understood.meal is None:
        return say(turn, unknown_note(turn, understood.unknown) or turn.text("not-understood"))
    if understood.proposed and understood.before is not None:
        return prompts.propose(turn, understood.before, understood.meal, text, understood.unknown)
    turn.close_dialogue(prompts.PREFIX)
    note = note_on_words(turn, text, understood.unknown)
    day = day_balance(turn.uow, turn.person, understood.meal.eaten_at)
    return show_draft_at_the_end(turn, understood.meal, day, note)


async def on_unknown_command(_message: Message, turn: Turn) -> Answer:
    return say(turn, turn.text("unknown-command"))


async def on_anything_else(_message: Message, turn: Turn) -> Answer:
    return say(turn, turn.text("error-message-type"))
