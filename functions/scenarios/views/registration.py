"""The greeting, the wizard's questions and its end."""

from aiogram.types import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from nutrition.domain.registration import BODY_FIELDS, Step
from nutrition.domain.time_zones import ZoneFound, ZoneSource
from nutrition.domain.user import Locale, UnitSystem
from nutrition.usecases.recalculate_goal import today
from nutrition.usecases.registration_question import Completed, Question
from scenarios.profile_buttons import StartButton, WizardAct, wizard_button
from scenarios.replies import Answer, asking, say
from scenarios.turn import Turn
from scenarios.views.choices import Choices, body_choices, city_choices, goal_choices
from scenarios.views.figures import body_figure, local_time
from scenarios.views.outside import outside_text, told_who_sees
from scenarios.views.panels import keyboard, panel, row
from scenarios.views.targets import targets_text


def greeting(turn: Turn, key: str, message_id: int | None = None) -> Answer:
    """With who gets to see photos and words: always for somebody new, else where it is not the bot alone."""
    text: str = turn.text(key, outside=told_who_sees(turn)) if key == "greeting-new" else turn.text(key)
    if key != "greeting-new" and (outside := outside_text(turn)):
        text += f"\n\n{outside}"
    other = Locale.EN if turn.person.locale is Locale.RU else Locale.RU
    buttons = keyboard([(turn.plain("button-other-language"), StartButton(locale=other).pack())])
    return panel(turn, text, buttons, message_id)


def show_question(turn: Turn, question: Question, message_id: int | None = None, *, reason: str = "") -> Answer:
    """The question, after the `reason` why the last answer would not do; the location button comes with its step."""
    text = "\n\n".join(part for part in (reason, question_text(turn, question)) if part)
    shown = asking(panel(turn, text, question_keyboard(turn, question), message_id))
    if question.step is not Step.TIME_ZONE or reason or question.did_you_mean:
        return shown
    return shown + ask_location(turn)


def ask_location(turn: Turn) -> Answer:
    button = KeyboardButton(text=turn.plain("button-location"), request_location=True)
    sharing = ReplyKeyboardMarkup(keyboard=[[button]], resize_keyboard=True, one_time_keyboard=True)
    return say(turn, turn.text("ask-location"), sharing)


def question_text(turn: Turn, question: Question) -> str:
    if question.did_you_mean is not None:
        return turn.text("did-you-mean")
    step = question.step.removeprefix("registration:").replace("_", "-")
    kind = question.kind.value if question.kind else ""
    lines = [
        turn.text("question-number", number=question.number, total=question.total),
        turn.text(f"ask-{step}", kind=kind, units=question.units.value),
    ]
    if known := _known(turn, question):
        lines.append(turn.text("question-known", value=known))
    return "\n".join(lines)


def question_keyboard(turn: Turn, question: Question) -> InlineKeyboardMarkup:
    choices = _choices(turn, question)
    labels = [(label, wizard_button(question.step, WizardAct.ANSWER, value)) for label, value in choices]
    columns = 1 if question.step in {Step.ACTIVITY, Step.LIFE_STAGE} else 2
    return keyboard(labels, columns, *_navigation(turn, question))


def show_completed(turn: Turn, completed: Completed, message_id: int | None = None) -> Answer:
    """The end: the question's message loses its buttons, the result comes as a new one."""
    ended = panel(turn, turn.text("registration-done"), None, message_id) if message_id else Answer()
    preferences = turn.app.set_preferences.current(turn.uow, turn.person).preferences
    parts = [
        "" if message_id else turn.text("registration-done"),
        zone_text(turn, completed.zone),
        targets_text(turn, completed.outcome, preferences),
        turn.text("registration-invitation"),
    ]
    return ended + say(turn, "\n\n".join(part for part in parts if part), ReplyKeyboardRemove(remove_keyboard=True))


def zone_text(turn: Turn, found: ZoneFound | None) -> str:
    """The zone now in force with its local time, so that a wrong one is noticed; how to set it while unknown."""
    zone = turn.person.time_zone
    if zone is None:
        return turn.text("zone-unknown")
    city = found.city if found and found.city else turn.app.cities.of_zone(zone)
    place = city.name(turn.person.locale) if city else zone
    key = "zone-set-nearby" if found and found.source is ZoneSource.NEAREST_CITY else "zone-set"
    return turn.text(key, place=place, time=local_time(turn, zone))


def _choices(turn: Turn, question: Question) -> Choices:
    if field := BODY_FIELDS.get(question.step):
        return body_choices(turn, field)
    if question.step is Step.GOAL:
        return goal_choices(turn)
    if question.step is Step.PACE:
        suffix = "kg" if question.units is UnitSystem.METRIC else "lb"
        return [(turn.text(f"figure-{suffix}", value=pace), f"{pace}{suffix}") for pace in question.paces]
    return city_choices(turn, question.did_you_mean)


def _navigation(turn: Turn, question: Question) -> tuple[list[InlineKeyboardButton], ...]:
    step = question.step
    skip = (turn.plain("button-skip"), wizard_button(step, WizardAct.SKIP))
    later = (turn.plain("button-later"), wizard_button(step, WizardAct.LEAVE))
    if question.number == 1:
        return (row([skip, later]),)
    back = (turn.plain("button-back"), wizard_button(step, WizardAct.BACK))
    restart = (turn.plain("button-restart"), wizard_button(step, WizardAct.RESTART))
    return row([back, skip]), row([restart, later])


def _known(turn: Turn, question: Question) -> str | None:
    """What was answered before; the life stage's default says nothing."""
    field = BODY_FIELDS.get(question.step)
    if question.step is Step.TIME_ZONE:
        return turn.person.time_zone
    if field is None or question.step is Step.LIFE_STAGE:
        return None
    return body_figure(turn, field, question.units, today(turn.person, turn.app.clock.now()))
