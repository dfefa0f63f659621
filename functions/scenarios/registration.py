"""Scenario 1: /start and the wizard."""

from aiogram import F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import CommandStart
from aiogram.types import CallbackQuery, Message, ReplyKeyboardRemove

from nutrition.domain.cities import Coordinates
from nutrition.domain.registration import PREFIX, Step, open_wizard
from nutrition.domain.user import UnitSystem
from nutrition.errors import InvalidInputError
from nutrition.usecases.recalculate_goal import today
from nutrition.usecases.registration_question import Completed, Question, question
from nutrition.usecases.start import Arrival
from scenarios.profile_buttons import StartButton, WizardAct, WizardButton
from scenarios.questions import Asked
from scenarios.replies import Answer, say
from scenarios.settings import settle_zone
from scenarios.turn import Turn
from scenarios.views.panels import panel, shown_message
from scenarios.views.registration import greeting, show_completed, show_question

GREETINGS = {Arrival.NEW: "greeting-new", Arrival.IN_WIZARD: "greeting-again", Arrival.RETURNING: "greeting-known"}


def router() -> Router:
    routes = Router(name="registration")
    routes.message.register(on_start, CommandStart())
    routes.callback_query.register(on_language, StartButton.filter())
    routes.callback_query.register(on_button, WizardButton.filter())
    routes.message.register(on_location, F.location)
    routes.message.register(on_answer, Asked(PREFIX))
    return routes


async def on_start(_message: Message, turn: Turn) -> Answer:
    return start(turn)


async def on_language(callback: CallbackQuery, callback_data: StartButton, turn: Turn) -> Answer:
    turn.person = turn.app.set_preferences.locale(turn.uow, turn.person, callback_data.locale).person
    return start(turn, shown_message(callback))


def start(turn: Turn, message_id: int | None = None) -> Answer:
    """The greeting, then the question that is open; `message_id` is a greeting to put the new one over."""
    welcome = turn.app.start(turn.uow, turn.person)
    turn.person = welcome.person
    # In another language the greeting stays the one that it was.
    same = Arrival.NEW if message_id and welcome.arrival is Arrival.IN_WIZARD else welcome.arrival
    greeted = greeting(turn, GREETINGS[same], message_id)
    return greeted if welcome.question is None else greeted + show_question(turn, welcome.question)


async def on_answer(message: Message, turn: Turn) -> Answer:
    """A typed answer; one that will not do gets the reason, and the question again.

    At the very first question any other words go on to be read as a meal: logging needs no profile.
    """
    try:
        result = turn.app.answer_registration.typed(turn.uow, turn.person, message.text or "")
    except InvalidInputError as error:
        if error.text_key == "error-sex":
            raise SkipHandler from error
        return _ask_again(turn, turn.text(error.text_key, **error.text_arguments))
    return _shown(turn, result)


async def on_location(message: Message, turn: Turn) -> Answer:
    """The time zone of where the person is, whether it was asked for or not."""
    if message.location is None:
        return Answer()
    place = Coordinates(message.location.latitude, message.location.longitude)
    if turn.person.dialogue is not None and turn.person.dialogue.step == Step.TIME_ZONE:
        return _shown(turn, turn.app.answer_registration.located(turn.uow, turn.person, place))
    return settle_zone(turn, place)


async def on_button(callback: CallbackQuery, callback_data: WizardButton, turn: Turn) -> Answer:
    step, message_id = callback_data.question, shown_message(callback)
    match callback_data.act:
        case WizardAct.ANSWER:
            answer = turn.app.answer_registration.tapped(turn.uow, turn.person, step, callback_data.value)
            return _shown(turn, answer, message_id)
        case WizardAct.SKIP:
            return _shown(turn, turn.app.navigate_registration.skip(turn.uow, turn.person, step), message_id)
        case WizardAct.BACK:
            return _shown(turn, turn.app.navigate_registration.back(turn.uow, turn.person, step), message_id)
        case WizardAct.RESTART:
            return _shown(turn, turn.app.navigate_registration.restart(turn.uow, turn.person), message_id)
        case WizardAct.LEAVE:
            turn.person = turn.app.navigate_registration.leave(turn.uow, turn.person, step)
            if step is Step.TIME_ZONE:
                return say(turn, turn.text("registration-left"), ReplyKeyboardRemove(remove_keyboard=True))
            return panel(turn, turn.text("registration-left"), None, message_id)


def _shown(turn: Turn, result: Question | Completed, message_id: int | None = None) -> Answer:
    turn.person = result.person
    if isinstance(result, Completed):
        return show_completed(turn, result, message_id)
    return show_question(turn, result, message_id)


def _ask_again(turn: Turn, reason: str) -> Answer:
    units: UnitSystem = turn.uow.users.preferences(turn.person.telegram_user_id).units
    wizard = open_wizard(turn.person, units)
    if wizard is None:
        return say(turn, reason)
    return show_question(turn, question(turn.person, wizard, today(turn.person, turn.app.clock.now())), reason=reason)
