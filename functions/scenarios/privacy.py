"""/privacy: what is kept and who sees it. /delete_me: everything is erased, after one question."""

from enum import StrEnum
from functools import partial

from aiogram import Router
from aiogram.filters import Command
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, Message

from nutrition.errors import DependencyUnavailableError
from scenarios.replies import Answer, say
from scenarios.turn import Turn
from scenarios.views.outside import told_who_sees
from scenarios.views.panels import keyboard, panel, shown_message


class EraseAct(StrEnum):
    ERASE = "erase"
    KEEP = "keep"


class EraseButton(CallbackData, prefix="erase"):
    act: EraseAct


def router() -> Router:
    routes = Router(name="privacy")
    routes.message.register(on_privacy, Command("privacy"))
    routes.message.register(on_delete_me, Command("delete_me"))
    routes.callback_query.register(on_button, EraseButton.filter())
    return routes


async def on_privacy(_message: Message, turn: Turn) -> Answer:
    return say(turn, turn.text("privacy", outside=told_who_sees(turn)))


async def on_delete_me(_message: Message, turn: Turn) -> Answer:
    labels = [
        (turn.plain("button-erase"), EraseButton(act=EraseAct.ERASE).pack()),
        (turn.plain("button-keep"), EraseButton(act=EraseAct.KEEP).pack()),
    ]
    return say(turn, turn.text("erase-question"), keyboard(labels))


async def on_button(callback: CallbackQuery, callback_data: EraseButton, turn: Turn) -> Answer:
    message_id = shown_message(callback)
    if callback_data.act is EraseAct.KEEP:
        return panel(turn, turn.text("erase-kept"), None, message_id)
    try:
        turn.app.erase_person(turn.uow, turn.person)
    except DependencyUnavailableError:
        return panel(turn, turn.text("error-dependency"), None, message_id)
    # An analysis that was running may have written the profile again before this is committed (`UpdateProfile`).
    erase_again = partial(turn.app.profiles.delete, turn.person.telegram_user_id)
    return panel(turn, turn.text("erase-done"), None, message_id) + Answer(afterwards=(erase_again,))
