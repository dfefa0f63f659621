"""Scenario 2: a photo, an image sent as a file, or an album becomes a draft."""

from dataclasses import replace

from aiogram import F, Router
from aiogram.types import Message

from nutrition.errors import DomainError
from nutrition.ports.metering import count_error
from nutrition.ports.recognition import Verdict
from nutrition.usecases.day_balance import day_balance
from nutrition.usecases.recognise_meal import Photo, Recognition
from scenarios.metering import SERVICE
from scenarios.replies import Answer, say
from scenarios.turn import Turn
from scenarios.views.meal import show_draft
from scenarios.views.notes import unknown_note
from scenarios.views.progress import replace_progress

MAXIMUM_BYTES = 20 * 1024 * 1024  # what the Bot API hands out


def router() -> Router:
    routes = Router(name="photo")
    routes.message.register(on_photo, F.photo)
    routes.message.register(on_image_file, F.document.mime_type.startswith("image/") & ~F.animation)
    routes.message.register(on_unreadable, F.document | F.animation | F.video | F.video_note | F.sticker)
    routes.message.register(on_voice, F.voice | F.audio)
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


def _recognise(message: Message, turn: Turn, file_id: str) -> Answer:
    photo = Photo(file_id, message.caption or "", message.media_group_id, message.date)
    turn.uow.release()
    turn.show_typing()
    looking = None if photo.media_group_id else turn.show_looking()
    try:
        seen = turn.app.recognise_meal(turn.uow, turn.person, photo, turn.deadline)
    except DomainError as error:
        turn.uow.rollback()
        count_error(turn.app.metrics, SERVICE, error)
        return replace_progress(turn, looking, turn.text(error.text_key, **error.text_arguments))
    if seen.meal is None:
        return replace_progress(turn, looking, _nothing_named(turn, seen))
    day = day_balance(turn.uow, turn.person, seen.meal.eaten_at)
    meal = seen.meal if seen.joined else replace(seen.meal, message_id=looking)
    return show_draft(turn, meal, day, note=unknown_note(turn, seen.unknown))


def _nothing_named(turn: Turn, seen: Recognition) -> str:
    if seen.unknown:
        return unknown_note(turn, seen.unknown)
    return turn.text("photo-not-food" if seen.verdict is Verdict.NOT_FOOD else "photo-unsure")
