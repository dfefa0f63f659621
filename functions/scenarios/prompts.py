"""Words that answer a question of the bot about a meal: how many grams, which food, what else, is this right."""

from aiogram import F, Router
from aiogram.filters import BaseFilter
from aiogram.types import Message

from nutrition.domain.meal import Meal
from nutrition.domain.user import Dialogue
from nutrition.errors import NotFoundError
from nutrition.usecases.day_balance import day_balance
from scenarios.callbacks import MealButton
from scenarios.replies import Answer, asking, say
from scenarios.turn import Turn
from scenarios.views.keyboards import confirm_keyboard
from scenarios.views.meal import show_draft_at_the_end
from scenarios.views.notes import difference, unknown_note

PREFIX = "meal:"
GRAMS = "meal:grams"
FOOD = "meal:food"
MORE = "meal:more"
CONFIRM = "meal:confirm"


class Asked(BaseFilter):
    """Whether the bot waits for an answer of this kind."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix

    async def __call__(self, _message: Message, turn: Turn) -> bool:
        dialogue = turn.person.dialogue
        return dialogue is not None and dialogue.step.startswith(self._prefix)


def router() -> Router:
    routes = Router(name="prompts")
    routes.message.register(on_grams, F.text, Asked(GRAMS))
    routes.message.register(on_food, F.text, Asked(FOOD))
    routes.message.register(on_more, F.text, Asked(MORE))
    return routes


async def on_grams(message: Message, turn: Turn) -> Answer:
    """A wrong answer gets the reason and an example, and the question stays open."""
    meal, item_id = _asked_about(turn)
    changed = turn.app.answer_prompt.grams(turn.uow, turn.person, meal, item_id, message.text or "", turn.deadline)
    return _shown(turn, changed)


async def on_food(message: Message, turn: Turn) -> Answer:
    meal, item_id = _asked_about(turn)
    text = message.text or ""
    changed = turn.app.answer_prompt.food(turn.uow, turn.person, meal, item_id, text, turn.deadline)
    return _shown(turn, changed)


async def on_more(message: Message, turn: Turn) -> Answer:
    meal, _ = _asked_about(turn)
    changed = turn.app.answer_prompt.more(turn.uow, turn.person, meal, message.text or "", turn.deadline)
    return _shown(turn, changed)


def _asked_about(turn: Turn) -> tuple[Meal, int]:
    """The meal and the item of the question; the question is dropped when the meal is gone."""
    dialogue = turn.person.dialogue
    data = dialogue.data if dialogue else {}
    meal = turn.uow.meals.get(int(data.get("meal") or 0), turn.person.telegram_user_id)
    if meal is None:
        raise NotFoundError("the meal is gone")
    return meal, int(data.get("item") or 0)


def _shown(turn: Turn, meal: Meal) -> Answer:
    turn.set_dialogue(None)
    day = day_balance(turn.uow, turn.person, meal.eaten_at)
    return show_draft_at_the_end(turn, meal, day)


def propose(turn: Turn, before: Meal, after: Meal, text: str, unknown: tuple[str, ...]) -> Answer:
    """Show what was understood and ask whether it is right."""
    turn.set_dialogue(Dialogue(CONFIRM, {"text": text}))
    lines = [turn.text("confirm-edit"), difference(turn, before, after), unknown_note(turn, unknown)]
    return asking(say(turn, "\n".join(line for line in lines if line), confirm_keyboard(turn, before)))


def confirm(turn: Turn, _button: MealButton) -> Answer:
    """The words are read again, for the meal may have changed in between."""
    dialogue = turn.person.dialogue
    if dialogue is None or dialogue.step != CONFIRM:
        raise NotFoundError("nothing was asked")
    text = str(dialogue.data.get("text") or "")
    understood = turn.app.understand_words(
        turn.uow, turn.person, text, turn.app.clock.now(), turn.deadline, confirmed=True
    )
    if understood.meal is None:
        raise NotFoundError("nothing was understood")
    return _shown(turn, understood.meal)


def refuse(turn: Turn, _button: MealButton) -> Answer:
    turn.set_dialogue(None)
    return say(turn, turn.text("edit-refused"))
