"""What came of a photo, as the chat shows it."""

from html import escape

from aiogram.types import InlineKeyboardButton as Button
from aiogram.types import InlineKeyboardMarkup

from nutrition.domain.clock import local_day
from nutrition.domain.meal import Meal
from nutrition.ports.recognition import Verdict
from nutrition.presentation.days_chart import full_date
from nutrition.usecases.find_product import FoundProduct
from nutrition.usecases.recognise_meal import Recognition
from scenarios.callbacks import PhotoAct, PhotoButton
from scenarios.replies import Answer
from scenarios.turn import Turn
from scenarios.views.notes import unknown_note
from scenarios.views.panels import panel


def show_nothing_named(turn: Turn, seen: Recognition, message_id: int | None) -> Answer:
    """Why there is no draft and what to do instead; a label can be read at a tap."""
    return panel(turn, _why(turn, seen), label_keyboard(turn, seen.photo_id), message_id)


def _why(turn: Turn, seen: Recognition) -> str:
    if seen.label_failed:
        return turn.text("label-unreadable")
    if seen.product is not None and seen.product.problem is not None:
        return product_text(turn, seen.product)
    if seen.unknown:
        return unknown_note(turn, seen.unknown)
    return turn.text("photo-not-food" if seen.verdict is Verdict.NOT_FOOD else "photo-unsure")


def product_text(turn: Turn, found: FoundProduct) -> str:
    name = escape(found.product.name) if found.product else ""
    return turn.text(f"product-{found.problem}", name=name)


def label_keyboard(turn: Turn, photo_id: int) -> InlineKeyboardMarkup | None:
    if not photo_id:
        return None
    button = PhotoButton(photo=photo_id, act=PhotoAct.LABEL).pack()
    return InlineKeyboardMarkup(inline_keyboard=[[Button(text=turn.text("button-label"), callback_data=button)]])


def photo_note(turn: Turn, seen: Recognition) -> str:
    """What the person should know about a draft: which day's plate it repeats, which words nobody knows."""
    if seen.like is None:
        return unknown_note(turn, seen.unknown)
    person = turn.person
    day = local_day(seen.like, person.time_zone or "UTC", person.day_start_hour)
    return turn.text("photo-like-before", date=full_date(day, person.locale))


def other_row(turn: Turn, meal: Meal, photo_id: int) -> list[Button]:
    """Refuses the repeated plate."""
    button = PhotoButton(photo=photo_id, act=PhotoAct.OTHER, meal=meal.meal_id, version=meal.version).pack()
    return [Button(text=turn.text("button-other-plate"), callback_data=button)]
