"""/goals: goal, pace and targets, by formula or by hand."""

from collections.abc import Callable

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from nutrition.domain.goals import GoalKind
from nutrition.domain.macros import TargetField
from nutrition.domain.user import Dialogue
from scenarios.profile_buttons import GoalAct, GoalButton
from scenarios.questions import Asked
from scenarios.replies import Answer, asking
from scenarios.turn import Turn
from scenarios.views.goals import goal_panel, pace_panel, target_panel, targets_panel
from scenarios.views.panels import shown_message

PREFIX = "goals:"
PACE = "goals:pace"


def router() -> Router:
    routes = Router(name="goals")
    routes.message.register(on_goals, Command("goals"))
    routes.callback_query.register(on_button, GoalButton.filter())
    routes.message.register(on_pace, Asked(PACE))
    routes.message.register(on_target, Asked(PREFIX))
    return routes


async def on_goals(_message: Message, turn: Turn) -> Answer:
    return _show(turn, "", None)


async def on_pace(message: Message, turn: Turn) -> Answer:
    """A wrong answer gets the reason and an example, and the question stays open; so below."""
    return _pace(turn, message.text or "", None)


async def on_target(message: Message, turn: Turn) -> Answer:
    field = TargetField(turn.open_question(PREFIX).step.removeprefix(PREFIX))
    changed = turn.app.set_target_by_hand(turn.uow, turn.person, field, message.text or "")
    turn.close_dialogue(PREFIX)
    return goal_panel(turn, changed, None)


async def on_button(callback: CallbackQuery, callback_data: GoalButton, turn: Turn) -> Answer:
    return ACTIONS[callback_data.act](turn, callback_data.value, shown_message(callback))


def _show(turn: Turn, _value: str, message_id: int | None) -> Answer:
    turn.close_dialogue(PREFIX)
    return goal_panel(turn, turn.app.change_goal.current(turn.uow, turn.person), message_id)


def _kind(turn: Turn, value: str, message_id: int | None) -> Answer:
    turn.close_dialogue(PREFIX)
    return goal_panel(turn, turn.app.change_goal.kind(turn.uow, turn.person, GoalKind(value)), message_id)


def _pace(turn: Turn, value: str, message_id: int | None) -> Answer:
    if not value:
        turn.ask(Dialogue(PACE))
        return asking(pace_panel(turn, turn.app.change_goal.current(turn.uow, turn.person), message_id))
    changed = turn.app.change_goal.pace(turn.uow, turn.person, value)
    turn.close_dialogue(PREFIX)
    return goal_panel(turn, changed, message_id)


def _by_hand(turn: Turn, value: str, message_id: int | None) -> Answer:
    if not value:
        return targets_panel(turn, turn.app.change_goal.current(turn.uow, turn.person), message_id)
    turn.ask(Dialogue(PREFIX + TargetField(value)))
    return asking(target_panel(turn, TargetField(value), message_id))


def _release(turn: Turn, value: str, message_id: int | None) -> Answer:
    return goal_panel(turn, turn.app.set_target_by_hand.release(turn.uow, turn.person, TargetField(value)), message_id)


ACTIONS: dict[GoalAct, Callable[[Turn, str, int | None], Answer]] = {
    GoalAct.SHOW: _show,
    GoalAct.KIND: _kind,
    GoalAct.PACE: _pace,
    GoalAct.BY_HAND: _by_hand,
    GoalAct.RELEASE: _release,
}
