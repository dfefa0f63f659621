"""/profile: the body figures, each to be changed on its own."""

from collections.abc import Callable

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from nutrition.domain.body_answers import BodyField
from nutrition.domain.user import Dialogue
from scenarios.profile_buttons import ProfileAct, ProfileButton
from scenarios.questions import Asked
from scenarios.replies import Answer, asking
from scenarios.turn import Turn
from scenarios.views.choices import body_choices
from scenarios.views.panels import shown_message
from scenarios.views.profile import choice_panel, figure_panel, profile_panel, updated_panel
from scenarios.views.registration import show_question

PREFIX = "profile:"


def router() -> Router:
    routes = Router(name="profile")
    # "/profile ai" is the AI profile's own command.
    routes.message.register(on_profile, Command("profile", magic=F.args.is_(None)))
    routes.callback_query.register(on_button, ProfileButton.filter())
    routes.message.register(on_figure, Asked(PREFIX))
    return routes


async def on_profile(_message: Message, turn: Turn) -> Answer:
    turn.close_dialogue(PREFIX)
    return profile_panel(turn, None)


async def on_figure(message: Message, turn: Turn) -> Answer:
    """A wrong answer gets the reason and an example, and the question stays open."""
    field = BodyField(turn.open_question(PREFIX).step.removeprefix(PREFIX))
    return _update(turn, field, message.text or "", None)


async def on_button(callback: CallbackQuery, callback_data: ProfileButton, turn: Turn) -> Answer:
    return ACTIONS[callback_data.act](turn, callback_data, shown_message(callback))


def _show(turn: Turn, _button: ProfileButton, message_id: int | None) -> Answer:
    turn.close_dialogue(PREFIX)
    return profile_panel(turn, message_id)


def _edit(turn: Turn, button: ProfileButton, message_id: int | None) -> Answer:
    if body_choices(turn, button.field):
        return choice_panel(turn, button.field, message_id)
    turn.ask(Dialogue(PREFIX + button.field))
    return asking(figure_panel(turn, button.field, message_id))


def _set(turn: Turn, button: ProfileButton, message_id: int | None) -> Answer:
    return _update(turn, button.field, button.value, message_id)


def _restart(turn: Turn, _button: ProfileButton, message_id: int | None) -> Answer:
    asked = turn.app.navigate_registration.restart(turn.uow, turn.person)
    turn.person = asked.person
    return show_question(turn, asked, message_id)


def _update(turn: Turn, field: BodyField, text: str, message_id: int | None) -> Answer:
    updated = turn.app.update_body(turn.uow, turn.person, field, text)
    turn.person = updated.person
    turn.close_dialogue(PREFIX)
    return updated_panel(turn, updated, message_id)


ACTIONS: dict[ProfileAct, Callable[[Turn, ProfileButton, int | None], Answer]] = {
    ProfileAct.SHOW: _show,
    ProfileAct.EDIT: _edit,
    ProfileAct.SET: _set,
    ProfileAct.RESTART: _restart,
}
