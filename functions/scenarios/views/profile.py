"""The profile and the panels that change it."""

from aiogram.types import InlineKeyboardButton

from nutrition.domain.body_answers import BodyField
from nutrition.domain.registration import CHILDBEARING_AGE
from nutrition.domain.user import LifeStage, Sex
from nutrition.usecases.recalculate_goal import GoalOutcome, today
from nutrition.usecases.update_body import BodyUpdated
from scenarios.profile_buttons import GoalAct, GoalButton, ProfileAct, ProfileButton
from scenarios.replies import Answer
from scenarios.turn import Turn
from scenarios.views.choices import body_choices
from scenarios.views.figures import body_figure
from scenarios.views.panels import keyboard, panel, row
from scenarios.views.targets import missing_text, remarks_text


def profile_panel(turn: Turn, message_id: int | None, note: str = "") -> Answer:
    """Every figure on its line, unknown ones as a dash, a button for each."""
    preferences = turn.app.set_preferences.current(turn.uow, turn.person).preferences
    day = today(turn.person, turn.app.clock.now())
    lines: list[str] = [turn.text("profile-title")]
    for field in _fields(turn):
        value = body_figure(turn, field, preferences.units, day) or turn.text("profile-unknown")
        lines.append(turn.text(f"profile-{_key(field)}", value=value))
    lines += ["", turn.text("profile-about")]
    if note:
        lines += ["", note]
    buttons = [(turn.plain(f"button-{_key(field)}"), _data(ProfileAct.EDIT, field)) for field in _fields(turn)]
    last = row(
        [
            (turn.plain("button-goals"), GoalButton(act=GoalAct.SHOW).pack()),
            (turn.plain("button-wizard"), _data(ProfileAct.RESTART)),
        ]
    )
    return panel(turn, "\n".join(lines), keyboard(buttons, 2, last), message_id)


def choice_panel(turn: Turn, field: BodyField, message_id: int | None) -> Answer:
    choices = [(label, _data(ProfileAct.SET, field, value)) for label, value in body_choices(turn, field)]
    return panel(turn, turn.text(f"ask-{_key(field)}"), keyboard(choices, 1, _back(turn)), message_id)


def figure_panel(turn: Turn, field: BodyField, message_id: int | None) -> Answer:
    preferences = turn.app.set_preferences.current(turn.uow, turn.person).preferences
    text = turn.text(f"ask-{_key(field)}", units=preferences.units.value)
    return panel(turn, text, keyboard([], 1, _back(turn)), message_id)


def updated_panel(turn: Turn, updated: BodyUpdated, message_id: int | None) -> Answer:
    return profile_panel(turn, message_id, _goal_note(turn, updated.outcome))


def _goal_note(turn: Turn, outcome: GoalOutcome) -> str:
    """What the change did to the targets."""
    preferences = turn.app.set_preferences.current(turn.uow, turn.person).preferences
    if outcome.goal is None:
        return missing_text(turn, outcome)
    key = "profile-targets-hidden" if preferences.hide_calories else "profile-targets"
    note = turn.text(key, kcal=outcome.goal.targets.energy_kcal)
    remarks = remarks_text(turn, outcome, preferences.units, hidden=preferences.hide_calories)
    return "\n".join(part for part in (note, remarks) if part)


def _fields(turn: Turn) -> list[BodyField]:
    """The life stage only where it may matter, or where it was told."""
    body = turn.person.body
    age = body.age_on(today(turn.person, turn.app.clock.now()))
    may_matter = body.sex is Sex.FEMALE and (age is None or age in CHILDBEARING_AGE)
    told = body.life_stage is not LifeStage.NONE
    return [field for field in BodyField if field is not BodyField.LIFE_STAGE or may_matter or told]


def _back(turn: Turn) -> list[InlineKeyboardButton]:
    return row([(turn.plain("button-back"), _data(ProfileAct.SHOW))])


def _data(act: ProfileAct, field: BodyField = BodyField.SEX, value: str = "") -> str:
    return ProfileButton(act=act, field=field, value=value).pack()


def _key(field: BodyField) -> str:
    return field.replace("_", "-")
