"""What came of a photo, as the chat shows it."""

from aiogram.types import InlineKeyboardButton as Button
from aiogram.types import InlineKeyboardMarkup

from nutrition.domain.clock import local_day
from nutrition.domain.meal import Meal
from nutrition.ports.recognition import Verdict
from nutrition.presentation.days_chart import full_date
from nutrition.presentation.names import item_name
from nutrition.usecases.find_product import FoundProduct
from nutrition.usecases.recognise_meal import Recognition
from nutrition.usecases.see_photo import Look, Seen
from scenarios.callbacks import GuessButton, PhotoAct, PhotoButton
from scenarios.replies import Answer
from scenarios.turn import Turn
from scenarios.views.keyboards import short_name
from scenarios.views.notes import unknown_note
from scenarios.views.panels import panel


def show_nothing_named(turn: Turn, seen: Seen, photo_id: int, message_id: int | None) -> Answer:
    """Why there is no draft and what to do instead; a label can be read at a tap."""
    return panel(turn, _why(turn, seen), _ways_on(turn, seen, photo_id), message_id)


def _why(turn: Turn, seen: Seen) -> str:
    if seen.label_failed:
        return turn.text("label-unreadable")
    if seen.product is not None and seen.product.problem is not None:
        return product_text(turn, seen.product)
    if seen.unknown:
        return unknown_note(turn, seen.unknown)
    if seen.verdict is Verdict.NOT_FOOD:
        return turn.text("photo-not-food")
    return turn.text("photo-guesses" if seen.guesses else "photo-unsure", count=len(seen.guesses))


def product_text(turn: Turn, found: FoundProduct) -> str:
    name = found.product.name if found.product else ""
    return turn.text(f"product-{found.problem}", name=name)


def _ways_on(turn: Turn, seen: Seen, photo_id: int) -> InlineKeyboardMarkup | None:
    """Choose a guess; read the label on it; look for several foods, unless what is there is a package."""
    if not photo_id:
        return None
    looks = _other_looks(turn, photo_id, several=seen.product is None and not seen.label_failed)
    return InlineKeyboardMarkup(inline_keyboard=_guess_rows(turn, seen, photo_id) + looks)


def _guess_rows(turn: Turn, seen: Seen, photo_id: int) -> list[list[Button]]:
    if not seen.guesses:
        return []
    buttons = [
        Button(
            text=short_name(food.name(turn.person.locale)),
            callback_data=GuessButton(photo=photo_id, food=food.key).pack(),
        )
        for food in seen.guesses
    ]
    other = _button(turn, "button-other-food", GuessButton(photo=photo_id))
    return [[button] for button in (*buttons, other)]


def _other_looks(turn: Turn, photo_id: int, *, several: bool = True) -> list[list[Button]]:
    rows = [[_button(turn, "button-label", PhotoButton(photo=photo_id, act=PhotoAct.LABEL))]]
    if several:
        rows.append([_button(turn, "button-several", PhotoButton(photo=photo_id, act=PhotoAct.SEVERAL))])
    return rows


def ask_for_a_name(turn: Turn, photo_id: int, message_id: int | None) -> Answer:
    """None of the guesses was right."""
    rows = InlineKeyboardMarkup(inline_keyboard=_other_looks(turn, photo_id))
    return panel(turn, turn.text("photo-name-it"), rows, message_id)


def _button(turn: Turn, key: str, data: PhotoButton | GuessButton) -> Button:
    return Button(text=turn.plain(key), callback_data=data.pack())


def photo_note(turn: Turn, seen: Seen) -> str:
    """What the person should know about a draft: which day's plate it repeats, which words nobody knows."""
    if seen.like is None:
        return unknown_note(turn, seen.unknown)
    person = turn.person
    day = local_day(seen.like, person.time_zone or "UTC", person.day_start_hour)
    return turn.text("photo-like-before", date=full_date(day, person.locale))


def several_note(turn: Turn, meal: Meal) -> str:
    """How many foods were told apart; what else is on the plate is for the person to say."""
    if len(meal.items) < 2:
        return turn.text("photo-only-one")
    names = ", ".join(item_name(item, turn.person.locale) for item in meal.items)
    return turn.text("photo-several", count=len(meal.items), names=names)


def look_again_row(turn: Turn, found: Recognition, meal: Meal, look: Look) -> list[Button] | None:
    """Refuses a repeated plate, or says that there is more than the one thing that was seen."""
    if not found.photo_id or look is Look.SEVERAL:
        return None
    where = {"photo": found.photo_id, "meal": meal.meal_id, "version": meal.version}
    if found.seen.like is not None:
        return [_button(turn, "button-other-plate", PhotoButton(act=PhotoAct.OTHER, **where))]
    if found.seen.product is None and meal.recognised_by is not None and len(meal.items) == 1:
        return [_button(turn, "button-several", PhotoButton(act=PhotoAct.SEVERAL, **where))]
    return None
