"""Yes and no in words, while a question waits for one of them; "done" and "save" are a yes to it too."""

from collections.abc import Callable

from aiogram import F, Router
from aiogram.types import Message

from scenarios import label, prompts
from scenarios.questions import Asked
from scenarios.replies import Answer
from scenarios.set_phrases import Said
from scenarios.turn import Turn

_YES: dict[str, Callable[[Turn], Answer]] = {prompts.CONFIRM: prompts.agree, label.CONFIRM: label.accept}
_NO: dict[str, Callable[[Turn], Answer]] = {prompts.CONFIRM: prompts.decline, label.CONFIRM: label.drop}


def router() -> Router:
    routes = Router(name="yes_or_no")
    routes.message.filter(F.text, Asked(*_YES))
    routes.message.register(on_yes, Said("agreement", "done", "save"))
    routes.message.register(on_no, Said("refusal"))
    return routes


async def on_yes(_message: Message, turn: Turn) -> Answer:
    return _YES[_step(turn)](turn)


async def on_no(_message: Message, turn: Turn) -> Answer:
    return _NO[_step(turn)](turn)


def _step(turn: Turn) -> str:
    return turn.person.dialogue.step if turn.person.dialogue else ""
