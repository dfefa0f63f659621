"""Scenario 2: a photo, an image sent as a file, or an album becomes a draft."""

from dataclasses import replace

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from nutrition.errors import DomainError
from nutrition.ports.metering import count_error
from nutrition.usecases.day_balance import day_balance
from nutrition.usecases.edit_meal import MealVersion, current_meal
from nutrition.usecases.photo_drafts import Photo
from nutrition.usecases.read_label import sent_photo
from nutrition.usecases.see_photo import Look
from scenarios import editing, label
from scenarios.callbacks import PhotoAct, PhotoButton
from scenarios.metering import SERVICE
from scenarios.replies import Answer, say
from scenarios.turn import Turn
from scenarios.unknown_photo import wait_for_a_name
from scenarios.views.meal import show_draft
from scenarios.views.panels import shown_message
from scenarios.views.photo import look_again_row, photo_note, several_note, show_nothing_named
from scenarios.views.progress import replace_progress

MAXIMUM_BYTES = 20 * 1024 * 1024  # what the Bot API hands out


def router() -> Router:
    routes = Router(name="photo")
    routes.message.register(on_photo, F.photo)
    routes.message.register(on_image_file, F.document.mime_type.startswith("image/") & ~F.animation)
    routes.message.register(on_unreadable, F.document | F.animation | F.video | F.video_note | F.sticker)
    routes.message.register(on_voice, F.voice | F.audio)
    routes.callback_query.register(on_look_again, PhotoButton.filter(F.act.in_({PhotoAct.OTHER, PhotoAct.SEVERAL})))
    return routes


async def on_photo(message: Message, turn: Turn) -> Answer:
    largest = max(message.photo or [], key=lambda size: size.width * size.height)
    return _recognise(message, turn, largest.file_id)


async def on_image_file(message: Message, turn: Turn) -> Answer:
    if message.document is None:
        return Answer()
    if (message.document.file_size or 0) > MAXIMUM_BYTES:
        return say(turn, turn.text("error-file-too-large"))
    return _recognise(message, turn, message.document.file_id)


async def on_unreadable(message: Message, turn: Turn) -> Answer:
    too_large = message.document is not None and (message.document.file_size or 0) > MAXIMUM_BYTES
    return say(turn, turn.text("error-file-too-large" if too_large else "error-image-type"))


async def on_voice(_message: Message, turn: Turn) -> Answer:
    return say(turn, turn.text("voice-not-yet"))


async def on_look_again(callback: CallbackQuery, callback_data: PhotoButton, turn: Turn) -> Answer:
    """The plate is not the one it looks like, or there is more on it: what is seen now takes the draft's place."""
    sent = sent_photo(turn.uow, turn.person, callback_data.photo)
    draft = MealVersion(callback_data.meal, callback_data.version) if callback_data.meal else None
    if draft is not None:
        current_meal(turn.uow, turn.person, draft)
    turn.show_typing()
    photo = Photo(sent.file_id or "", "", None, sent.sent_at)
    look = Look.SEVERAL if callback_data.act is PhotoAct.SEVERAL else Look.AGAIN
    return _look(turn, photo, shown_message(callback), look, instead_of=draft)


def _recognise(message: Message, turn: Turn, file_id: str) -> Answer:
    photo = Photo(file_id, message.caption or "", message.media_group_id, message.date)
    turn.uow.release()
    turn.show_typing()
    looking = None if photo.media_group_id else turn.show_looking()
    return _look(turn, photo, looking)


def _look(
    turn: Turn,
    photo: Photo,
    message_id: int | None,
    look: Look = Look.FIRST,
    *,
    instead_of: MealVersion | None = None,
) -> Answer:
    """The draft, or why there is none, in the bot's message `message_id`.

    A draft that this is `instead_of` gives way only to something better, and keeps its message until then.
    """
    try:
        found = turn.app.recognise_meal(turn.uow, turn.person, photo, turn.deadline, look)
    except DomainError as error:
        if look is not Look.FIRST:
            raise
        turn.uow.rollback()
        count_error(turn.app.metrics, SERVICE, error)
        return replace_progress(turn, message_id, turn.text(error.text_key, **error.text_arguments))
    if instead_of is not None and (found.meal is not None or found.seen.label is not None):
        editing.give_up(turn, instead_of)
    if found.seen.label is not None:
        return label.ask(turn, found.seen.label, found.seen.label_name, found.photo_id, message_id)
    if found.meal is None:
        wait_for_a_name(turn, found.photo_id)
        return show_nothing_named(turn, found.seen, found.photo_id, None if instead_of else message_id)
    day = day_balance(turn.uow, turn.person, found.meal.eaten_at)
    meal = found.meal if found.joined else replace(found.meal, message_id=message_id)
    note = several_note(turn, meal) if look is Look.SEVERAL else photo_note(turn, found.seen)
    return show_draft(turn, meal, day, note=note, first_row=look_again_row(turn, found, meal, look))
