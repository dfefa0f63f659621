"""The wizard as a state machine: which question comes next, which came before, what an answer changes.

Body figures go into `User.body` with every answer, the wish and the question into `User.dialogue`, so that the wizard
can be left and resumed anywhere. A question about something else suspends the wizard and gives way to it again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from nutrition.domain.body_answers import BodyField, Figures, record
from nutrition.domain.calculation import Wish
from nutrition.domain.choices import read_goal
from nutrition.domain.figures import read_pace
from nutrition.domain.goals import GoalKind
from nutrition.domain.guards import reasons_against_loss
from nutrition.domain.user import Dialogue, Sex, UnitSystem, User

PREFIX = "registration:"
CHILDBEARING_AGE = range(14, 56)


class Step(StrEnum):
    """The questions in their order; the value is the step of the dialogue."""

    SEX = "registration:sex"
    AGE = "registration:age"
    LIFE_STAGE = "registration:life_stage"
    HEIGHT = "registration:height"
    WEIGHT = "registration:weight"
    ACTIVITY = "registration:activity"
    GOAL = "registration:goal"
    PACE = "registration:pace"
    TIME_ZONE = "registration:time_zone"


BODY_FIELDS: Mapping[Step, BodyField] = {
    Step.SEX: BodyField.SEX,
    Step.AGE: BodyField.AGE,
    Step.LIFE_STAGE: BodyField.LIFE_STAGE,
    Step.HEIGHT: BodyField.HEIGHT,
    Step.WEIGHT: BodyField.WEIGHT,
    Step.ACTIVITY: BodyField.ACTIVITY,
}


@dataclass(frozen=True, slots=True)
class Wizard:
    """At `step`, with what is known so far."""

    step: Step
    figures: Figures
    kind: GoalKind | None = None
    pace_kg_per_week: Decimal | None = None

    @property
    def wish(self) -> Wish | None:
        return None if self.kind is None else Wish(self.kind, self.pace_kg_per_week)

    def steps(self, day: date) -> tuple[Step, ...]:
        """The questions that make sense with what is known, in order."""
        return tuple(step for step in Step if self._asks(step, day))

    def after(self, day: date) -> Step | None:
        """The next question; None when this was the last."""
        order = list(Step)
        later = order[order.index(self.step) + 1 :]
        return next((step for step in later if self._asks(step, day)), None)

    def before(self, day: date) -> Step:
        """The question before; the first one stays."""
        order = list(Step)
        earlier = order[: order.index(self.step)]
        return next((step for step in reversed(earlier) if self._asks(step, day)), self.step)

    def answered(self, text: str, today: date) -> "Wizard":
        """The same step with the answer recorded; the time zone is not read here. Raises InvalidInputError."""
        if field := BODY_FIELDS.get(self.step):
            return replace(self, figures=record(field, self.figures, text, today))
        if self.step is Step.GOAL:
            return replace(self, kind=read_goal(text), pace_kg_per_week=None)
        if self.step is Step.PACE:
            pace = read_pace(text, self.figures.units)
            return replace(self, pace_kg_per_week=pace.value, figures=replace(self.figures, units=pace.units))
        return self

    def dialogue(self) -> Dialogue:
        kind, pace = self.kind, self.pace_kg_per_week
        data = {"goal": None if kind is None else kind.value, "pace": None if pace is None else str(pace)}
        return Dialogue(self.step.value, data)

    def _asks(self, step: Step, day: date) -> bool:
        body = self.figures.body
        if step is Step.LIFE_STAGE:
            age = body.age_on(day)
            return body.sex is Sex.FEMALE and (age is None or age in CHILDBEARING_AGE)
        if step is Step.PACE:
            refused = self.kind is GoalKind.LOSE and reasons_against_loss(body, day)
            return self.kind in {GoalKind.LOSE, GoalKind.GAIN} and not refused
        return True


def open_wizard(person: User, units: UnitSystem) -> Wizard | None:
    """The wizard that the person is in, suspended or not; None when there is none."""
    dialogue = _wizard_in(person.dialogue)
    if dialogue is None:
        return None
    kind, pace = dialogue.data.get("goal"), dialogue.data.get("pace")
    return Wizard(
        Step(dialogue.step),
        Figures(person.body, units),
        None if kind is None else GoalKind(str(kind)),
        None if pace is None else Decimal(str(pace)),
    )


def interrupting(question: Dialogue, waiting: Dialogue | None) -> Dialogue:
    """The question as it takes the place of what the bot is `waiting` for: a wizard in there is suspended."""
    return question if _is_wizard(question) else replace(question, suspended=_wizard_in(waiting))


def _wizard_in(dialogue: Dialogue | None) -> Dialogue | None:
    return dialogue if dialogue is None or _is_wizard(dialogue) else dialogue.suspended


def _is_wizard(dialogue: Dialogue) -> bool:
    return dialogue.step in set(Step)


def new_wizard(person: User, units: UnitSystem, day: date) -> Wizard:
    """A wizard at the first question whose answer is not known yet; at the very first when all are."""
    wizard = Wizard(Step.SEX, Figures(person.body, units))
    body = person.body
    known = {
        Step.SEX: body.sex,
        Step.AGE: body.age_years,
        Step.LIFE_STAGE: body.height_cm,  # its default is an answer too; whoever told the next figure has given it
        Step.HEIGHT: body.height_cm,
        Step.WEIGHT: body.weight_kg,
        Step.ACTIVITY: body.activity,
    }
    unknown = (step for step in wizard.steps(day) if known.get(step) is None)
    first = Step.SEX if person.registered_at else next(unknown, Step.SEX)
    return replace(wizard, step=first)
