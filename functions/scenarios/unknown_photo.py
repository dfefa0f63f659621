"""What the person says is on a photo that nobody recognised: a guess that they choose, or their own words."""

from dataclasses import replace

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import CallbackQuery, Message

from nutrition.domain.user import Dialogue
from nutrition.usecases.day_balance import day_balance
from nutrition.usecases.name_photo import unnamed_photo
from scenarios.callbacks import GuessButton
from scenarios.prompts import PREFIX as MEAL_PREFIX
from scenarios.questions import Asked
from scenarios.replies import Answer
from scenarios.turn import Turn
from scenarios.views.meal import show_draft
from scenarios.views.notes import note_on_words
from scenarios.views.panels import shown_message
from scenarios.views.photo import ask_for_a_name
from scenarios.words import MAXIMUM_CHARACTERS, record_tone

PREFIX = "photo:"
UNKNOWN = "photo:unknown"


def router() -> Router:
    routes = Router(name="unknown_photo")
    routes.callback_query.register(on_guess, GuessButton.filter())
    routes.message.register(on_name, Asked(PREFIX))
    return routes


def wait_for_a_name(turn: Turn, photo_id: int) -> None:
    """What the person writes next may say what the photo shows; a question about something else stays open."""
    dialogue = turn.person.dialogue
    if photo_id and (dialogue is None or dialogue.step.startswith((PREFIX, MEAL_PREFIX))):
        turn.ask(Dialogue(UNKNOWN, {"photo": photo_id}))


async def on_guess(callback: CallbackQuery, callback_data: GuessButton, turn: Turn) -> Answer:
    """The food that was chosen makes the draft, in place of the question; "another" asks for its name."""
    photo_id, message_id = callback_data.photo, shown_message(callback)
    if not callback_data.food:
        unnamed_photo(turn.uow, turn.person, photo_id)
        turn.ask(Dialogue(UNKNOWN, {"photo": photo_id}))
        return ask_for_a_name(turn, photo_id, message_id)
    meal = turn.app.name_photo.choose(turn.uow, turn.person, photo_id, callback_data.food, turn.deadline)
    dialogue = turn.person.dialogue
    if dialogue is not None and dialogue.data.get("photo") == photo_id:
        turn.close_dialogue(PREFIX)
    return show_draft(turn, replace(meal, message_id=message_id), day_balance(turn.uow, turn.person, meal.eaten_at))


async def on_name(message: Message, turn: Turn) -> Answer:
    text = message.text or ""
    dialogue = turn.person.dialogue
    if dialogue is None or len(text) > MAXIMUM_CHARACTERS:
        raise SkipHandler
    photo_id = int(dialogue.data.get("photo") or 0)
    named = turn.app.name_photo(turn.uow, turn.person, photo_id, text, turn.deadline)
    if named is None or named.meal is None:
        raise SkipHandler
    turn.close_dialogue(PREFIX)
    day = day_balance(turn.uow, turn.person, named.meal.eaten_at)
    draft = show_draft(turn, named.meal, day, note=note_on_words(turn, text, named.unknown))
    return draft + record_tone(turn, text)
