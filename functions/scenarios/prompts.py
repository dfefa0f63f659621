"""Questions of the bot about a meal: how many grams, which food, what else, is this right; and their answers."""

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import Message

from nutrition.domain.meal import Meal, MealItem
from nutrition.domain.user import Dialogue
from nutrition.errors import NotFoundError
from nutrition.usecases.day_balance import day_balance
from nutrition.usecases.edit_meal import MealVersion
from scenarios.callbacks import MealButton
from scenarios.questions import Asked
from scenarios.replies import Answer, asking, say
from scenarios.turn import Turn
from scenarios.views.keyboards import confirm_keyboard, leave_keyboard
from scenarios.views.meal import show_draft_at_the_end
from scenarios.views.notes import difference, unknown_note

PREFIX = "meal:"
GRAMS = "meal:grams"
FOOD = "meal:food"
MORE = "meal:more"
CONFIRM = "meal:confirm"


def router() -> Router:
    routes = Router(name="prompts")
    routes.message.register(on_words, Asked(GRAMS, FOOD, MORE))
    return routes


def ask(turn: Turn, step: str, text: str, meal: Meal, item: MealItem | None) -> Answer:
    """Wait for words about a meal or one of its items; a button leaves the question."""
    _wait(turn, step, meal, item=0 if item is None else item.item_id)
    return asking(say(turn, text, leave_keyboard(turn, meal)))


def propose(turn: Turn, before: Meal, after: Meal, text: str, unknown: tuple[str, ...]) -> Answer:
    """Show what was understood and ask whether it is right."""
    _wait(turn, CONFIRM, before, text=text)
    lines = [turn.text("confirm-edit"), difference(turn, before, after), unknown_note(turn, unknown)]
    return asking(say(turn, "\n".join(line for line in lines if line), confirm_keyboard(turn, before)))


async def on_words(message: Message, turn: Turn) -> Answer:
    """A wrong answer gets the reason and an example, and the question stays open; words about something else go on."""
    question = turn.open_question(PREFIX)
    meal = _meal_of(turn, question)
    if meal is None:
        return _gone(turn)
    prompt, text, item_id = turn.app.answer_prompt, message.text or "", int(question.data.get("item") or 0)
    if question.step == GRAMS:
        changed = prompt.grams(turn.uow, turn.person, meal, item_id, text, turn.deadline)
    elif question.step == FOOD:
        changed = prompt.food(turn.uow, turn.person, meal, item_id, text, turn.deadline)
    else:
        changed = prompt.more(turn.uow, turn.person, meal, text, turn.deadline)
    if changed is None:
        raise SkipHandler
    return _changed(turn, changed)


def agree(turn: Turn) -> Answer:
    """Yes: the proposed change is made to the meal that it was shown for, unless that has changed meanwhile."""
    question = turn.open_question(CONFIRM)
    meal = _meal_of(turn, question)
    if meal is None:
        return _gone(turn)
    if meal.version != question.data.get("version"):
        return _changed(turn, meal, turn.text("edit-outdated"))
    text = str(question.data.get("text") or "")
    return _changed(turn, turn.app.understand_words.confirm(turn.uow, turn.person, meal, text, turn.deadline))


def decline(turn: Turn) -> Answer:
    """No, or not now."""
    turn.close_dialogue(PREFIX)
    return say(turn, turn.text("edit-refused"))


def confirm(turn: Turn, button: MealButton) -> Answer:
    """Raises NotFoundError for the button of an older question, as does `refuse`: what is asked now stays open."""
    if not _is_about(turn.open_question(CONFIRM), button.where):
        raise NotFoundError("this is not asked any more")
    return agree(turn)


def refuse(turn: Turn, button: MealButton) -> Answer:
    if not _is_about(turn.open_question(PREFIX), button.where):
        raise NotFoundError("this is not asked any more")
    return decline(turn)


def _wait(turn: Turn, step: str, meal: Meal, **data: str | int) -> None:
    turn.ask(Dialogue(step, {"meal": meal.meal_id, "version": meal.version, **data}))


def _is_about(question: Dialogue, where: MealVersion) -> bool:
    """Whether it was asked about this version of the meal."""
    return (question.data.get("meal"), question.data.get("version")) == (where.meal_id, where.version)


def _meal_of(turn: Turn, question: Dialogue) -> Meal | None:
    """The meal of the question; None when the meal, or its item that was asked about, is gone."""
    meal = turn.uow.meals.get(int(question.data.get("meal") or 0), turn.person.telegram_user_id)
    if meal is None or meal.is_closed:
        return None
    item_id = int(question.data.get("item") or 0)
    return meal if not item_id or meal.item(item_id) else None


def _gone(turn: Turn) -> Answer:
    turn.close_dialogue(PREFIX)
    return say(turn, turn.text(NotFoundError.text_key))


def _changed(turn: Turn, meal: Meal, note: str = "") -> Answer:
    turn.close_dialogue(PREFIX)
    return show_draft_at_the_end(turn, meal, day_balance(turn.uow, turn.person, meal.eaten_at), note)
