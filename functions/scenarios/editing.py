"""Scenario 3 by buttons: every button of a draft or of a saved meal."""

from collections.abc import Callable
from decimal import Decimal

from aiogram import Router
from aiogram.types import CallbackQuery

from nutrition.domain.meal import Meal
from nutrition.errors import NotFoundError, StaleDraftError
from nutrition.presentation.names import item_name
from nutrition.usecases.day_balance import day_balance
from nutrition.usecases.edit_meal import MealVersion, current_meal
from scenarios import prompts
from scenarios.callbacks import Act, MealButton
from scenarios.replies import Answer, toast
from scenarios.turn import Turn
from scenarios.views.meal import show_closed, show_draft, show_saved


def router() -> Router:
    routes = Router(name="editing")
    routes.callback_query.register(on_button, MealButton.filter())
    return routes


async def on_button(callback: CallbackQuery, callback_data: MealButton, turn: Turn) -> Answer:
    """A button of an older version changes nothing: it says so and shows the meal as it is."""
    try:
        return ACTIONS[callback_data.act](turn, callback_data)
    except StaleDraftError as error:
        turn.uow.rollback()
        return toast(callback.id, turn.plain(error.text_key)) + _show_current(turn, callback_data)


def _show_current(turn: Turn, button: MealButton) -> Answer:
    meal = turn.uow.meals.get(button.meal, turn.person.telegram_user_id)
    return Answer() if meal is None else show_as_is(turn, meal)


def show_as_is(turn: Turn, meal: Meal) -> Answer:
    """The meal as its status wants it."""
    if meal.is_closed:
        return show_closed(turn, meal)
    return _draft(turn, meal)


def _draft(turn: Turn, meal: Meal) -> Answer:
    return show_draft(turn, meal, day_balance(turn.uow, turn.person, meal.eaten_at))


def _less(turn: Turn, button: MealButton) -> Answer:
    return _draft(turn, turn.app.edit_meal.nudge(turn.uow, turn.person, button.where, button.item, -1))


def _more(turn: Turn, button: MealButton) -> Answer:
    return _draft(turn, turn.app.edit_meal.nudge(turn.uow, turn.person, button.where, button.item, 1))


def _portion(turn: Turn, button: MealButton) -> Answer:
    grams = Decimal(button.value)
    return _draft(turn, turn.app.edit_meal.choose_portion(turn.uow, turn.person, button.where, button.item, grams))


def _pick(turn: Turn, button: MealButton) -> Answer:
    meal = turn.app.edit_meal.choose_food(turn.uow, turn.person, button.where, button.item, button.value, turn.deadline)
    return _draft(turn, meal)


def _share(turn: Turn, button: MealButton) -> Answer:
    share = Decimal(button.value) / 100
    return _draft(turn, turn.app.edit_meal.set_eaten_share(turn.uow, turn.person, button.where, share))


def _remove(turn: Turn, button: MealButton) -> Answer:
    return _draft(turn, turn.app.edit_meal.remove(turn.uow, turn.person, button.where, button.item))


def _undo(turn: Turn, button: MealButton) -> Answer:
    return _draft(turn, turn.app.edit_meal.undo(turn.uow, turn.person, button.where))


def _menu(turn: Turn, button: MealButton) -> Answer:
    meal = current_meal(turn.uow, turn.person, button.where)
    item = meal.item(button.item)
    if item is None:
        raise NotFoundError("no such item")
    return show_draft(turn, meal, day_balance(turn.uow, turn.person, meal.eaten_at), opened=item)


def _open(turn: Turn, button: MealButton) -> Answer:
    return _draft(turn, current_meal(turn.uow, turn.person, button.where))


def _save(turn: Turn, button: MealButton) -> Answer:
    saved = turn.app.save_meal(turn.uow, turn.person, button.where)
    turn.close_dialogue(prompts.PREFIX)
    return show_saved(turn, saved.meal, saved.day)


def give_up(turn: Turn, where: MealVersion) -> Meal:
    """Cancel a draft or delete a saved meal, with the question that is open about it."""
    meal = turn.app.edit_meal.cancel(turn.uow, turn.person, where)
    turn.close_dialogue(prompts.PREFIX)
    return meal


def _cancel(turn: Turn, button: MealButton) -> Answer:
    return show_closed(turn, give_up(turn, button.where))


def _ask(step: str, key: str) -> Callable[[Turn, MealButton], Answer]:
    def ask(turn: Turn, button: MealButton) -> Answer:
        meal = current_meal(turn.uow, turn.person, button.where)
        item = meal.item(button.item)
        name = "" if item is None else item_name(item, turn.person.locale)
        return prompts.ask(turn, step, turn.text(key, name=name), meal, item)

    return ask


ACTIONS: dict[Act, Callable[[Turn, MealButton], Answer]] = {
    Act.LESS: _less,
    Act.MORE: _more,
    Act.MENU: _menu,
    Act.BACK: _open,
    Act.PICK: _pick,
    Act.PORTION: _portion,
    Act.SHARE: _share,
    Act.REMOVE: _remove,
    Act.UNDO: _undo,
    Act.OPEN: _open,
    Act.SAVE: _save,
    Act.CANCEL: _cancel,
    Act.ASK_GRAMS: _ask(prompts.GRAMS, "ask-grams"),
    Act.ASK_FOOD: _ask(prompts.FOOD, "ask-food"),
    Act.ASK_MORE: _ask(prompts.MORE, "ask-more"),
    Act.CONFIRM: prompts.confirm,
    Act.REFUSE: prompts.refuse,
}
