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
from scenarios.prompts import Asked
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
    routes.message.register(on_words, F.text & ~F.text.startswith("/"), Asked(PREFIX))
    return routes


async def on_this_is_a_label(callback: CallbackQuery, callback_data: PhotoButton, turn: Turn) -> Answer:
    turn.show_typing()
    label = turn.app.read_label(turn.uow, turn.person, callback_data.photo, turn.deadline)
    if label is None:
        return panel(turn, turn.text("label-unreadable"), None, shown_message(callback))
    return ask(turn, label, "", callback_data.photo, shown_message(callback))


def ask(turn: Turn, label: NutritionLabel, name: str, photo_id: int, message_id: int | None) -> Answer:
    """Show what was read and ask whether it is right."""
    turn.set_dialogue(Dialogue(CONFIRM, {**label_to_data(label), "photo": photo_id, "name": name}))
    return panel(turn, label_text(turn, label, name), label_keyboard(turn, photo_id), message_id)


async def on_answer(callback: CallbackQuery, callback_data: LabelButton, turn: Turn) -> Answer:
    dialogue = _open(turn, callback_data.photo)
    message_id = shown_message(callback)
    if callback_data.act is LabelAct.CORRECT:
        turn.set_dialogue(replace(dialogue, step=CORRECT))
        return say(turn, turn.text("label-correct"))
    turn.set_dialogue(None)
    if callback_data.act is LabelAct.DROP:
        return panel(turn, turn.text("label-dropped"), None, message_id)
    name = _name(turn, str(dialogue.data.get("name") or ""))
    label = label_from_data(dialogue.data)
    meal = turn.app.read_label.confirm(turn.uow, turn.person, label, name, callback_data.photo)
    return show_draft(turn, replace(meal, message_id=message_id), day_balance(turn.uow, turn.person, meal.eaten_at))


async def on_words(message: Message, turn: Turn) -> Answer:
    """Values that the reading got wrong. Other words while the buttons wait are about something else."""
    dialogue = turn.person.dialogue
    if dialogue is None:
        raise SkipHandler
    try:
        label = corrected(label_from_data(dialogue.data), message.text or "")
    except InvalidInputError:
        if dialogue.step == CORRECT:
            raise
        raise SkipHandler from None
    photo_id, name = int(dialogue.data.get("photo") or 0), str(dialogue.data.get("name") or "")
    return asking(ask(turn, label, name, photo_id, None))


def _open(turn: Turn, photo_id: int) -> Dialogue:
    """The label that is waited on; raises NotFoundError when that is another one, or none."""
    dialogue = turn.person.dialogue
    if dialogue is None or not dialogue.step.startswith(PREFIX) or dialogue.data.get("photo") != photo_id:
        raise NotFoundError("this label is not waited on")
    return dialogue


def _name(turn: Turn, said: str) -> LabelName:
    """What the caption called the product, else what it is."""
    if said:
        return LabelName(said, said)
    texts = turn.app.texts
    return LabelName(texts.format(Locale.EN, "label-food"), texts.format(Locale.RU, "label-food"))
