"""Scenario 4: the end of an eating occasion; the analysis function answers next."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from scenarios.callbacks import FinishButton
from scenarios.replies import Answer, say
from scenarios.turn import Turn


def router() -> Router:
    routes = Router(name="session")
    routes.callback_query.register(on_finish_button, FinishButton.filter())
    routes.message.register(on_finish_command, Command("finish"))
    routes.message.register(on_help, Command("help"))
    return routes


async def on_finish_button(_callback: CallbackQuery, turn: Turn) -> Answer:
    return finish(turn)


async def on_finish_command(_message: Message, turn: Turn) -> Answer:
    return finish(turn)


def finish(turn: Turn) -> Answer:
    finished = turn.app.finish_session(turn.uow, turn.person)
    said = say(turn, turn.text("session-finished", drafts=finished.unsaved_drafts))
    return Answer(said.replies, analyse_session_id=finished.session_id)


async def on_help(_message: Message, turn: Turn) -> Answer:
    return say(turn, turn.text("help"))
