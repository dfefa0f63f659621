"""A nutrition label: read, shown, confirmed or corrected, and then asked how much of it was eaten."""

from dataclasses import replace

from aiogram import F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import CallbackQuery, Message

from nutrition.domain.label import NutritionLabel, corrected, label_from_data, label_to_data
from nutrition.domain.user import Dialogue, Locale
from nutrition.errors import InvalidInputError, NotFoundError
from nutrition.usecases.day_balance import day_balance
from nutrition.usecases.read_label import LabelName
from scenarios.callbacks import LabelAct, LabelButton, PhotoAct, PhotoButton
from scenarios.questions import Asked
from scenarios.replies import Answer, asking, say
from scenarios.turn import Turn
from scenarios.views.label import label_keyboard, label_text
from scenarios.views.meal import show_draft
from scenarios.views.panels import panel, shown_message

PREFIX = "label:"
CONFIRM = "label:confirm"
CORRECT = "label:correct"


def router() -> Router:
    routes = Router(name="label")
    routes.callback_query.register(on_this_is_a_label, PhotoButton.filter(F.act == PhotoAct.LABEL))
    routes.callback_query.register(on_answer, LabelButton.filter())
    routes.message.register(on_words, Asked(PREFIX))
    return routes


async def on_this_is_a_label(callback: CallbackQuery, callback_data: PhotoButton, turn: Turn) -> Answer:
    turn.show_typing()
    label = turn.app.read_label(turn.uow, turn.person, callback_data.photo, turn.deadline)
    if label is None:
        return panel(turn, turn.text("label-unreadable"), None, shown_message(callback))
    return ask(turn, label, "", callback_data.photo, shown_message(callback))


def ask(turn: Turn, label: NutritionLabel, name: str, photo_id: int, message_id: int | None) -> Answer:
    """Show what was read and ask whether it is right."""
    turn.ask(Dialogue(CONFIRM, {**label_to_data(label), "photo": photo_id, "name": name}))
    return asking(panel(turn, label_text(turn, label, name), label_keyboard(turn, photo_id), message_id))


async def on_answer(callback: CallbackQuery, callback_data: LabelButton, turn: Turn) -> Answer:
    question, message_id = turn.open_question(PREFIX), shown_message(callback)
    if question.data.get("photo") != callback_data.photo:
        raise NotFoundError("another label is waited on")
    match callback_data.act:
        case LabelAct.CORRECT:
            turn.ask(replace(question, step=CORRECT))
            return say(turn, turn.text("label-correct"))
        case LabelAct.DROP:
            return drop(turn, message_id)
        case LabelAct.RIGHT:
            return accept(turn, message_id)


def accept(turn: Turn, message_id: int | None = None) -> Answer:
    """The label was read rightly: its draft takes the place of the question, or comes as a new message."""
    question = turn.open_question(PREFIX)
    name, photo_id = _name(turn, str(question.data.get("name") or "")), int(question.data.get("photo") or 0)
    meal = turn.app.read_label.confirm(turn.uow, turn.person, label_from_data(question.data), name, photo_id)
    turn.close_dialogue(PREFIX)
    return show_draft(turn, replace(meal, message_id=message_id), day_balance(turn.uow, turn.person, meal.eaten_at))


def drop(turn: Turn, message_id: int | None = None) -> Answer:
    """The label is not wanted."""
    turn.close_dialogue(PREFIX)
    return panel(turn, turn.text("label-dropped"), None, message_id)


async def on_words(message: Message, turn: Turn) -> Answer:
    """Values that the reading got wrong. Other words while the buttons wait are about something else."""
    question = turn.open_question(PREFIX)
    try:
        label = corrected(label_from_data(question.data), message.text or "")
    except InvalidInputError:
        if question.step == CORRECT:
            raise
        raise SkipHandler from None
    photo_id, name = int(question.data.get("photo") or 0), str(question.data.get("name") or "")
    return ask(turn, label, name, photo_id, None)


def _name(turn: Turn, said: str) -> LabelName:
    """What the caption called the product, else what it is."""
    if said:
        return LabelName(said, said)
    texts = turn.app.texts
    return LabelName(texts.format(Locale.EN, "label-food"), texts.format(Locale.RU, "label-food"))
