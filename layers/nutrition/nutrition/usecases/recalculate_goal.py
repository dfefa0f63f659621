"""The goal made anew from what is known about the body; what was set by hand stays."""

from dataclasses import dataclass
from datetime import date, datetime

from nutrition.domain.calculation import Calculation, Missing, Wish, missing_for_targets
from nutrition.domain.day import day_of
from nutrition.domain.goal_inputs import from_inputs
from nutrition.domain.goals import Formula, Goal
from nutrition.domain.targets import HandNote, goal_by_formula, hand_notes, same_goal
from nutrition.domain.user import User
from nutrition.ports.clock import Clock
from nutrition.ports.repositories import UnitOfWork


@dataclass(frozen=True, slots=True)
class GoalOutcome:
    """The goal now in force, and what to say with it.

    `goal` is None while figures are missing and none was set by hand; `calculation` is None for a goal without a
    formula; `missing` names what a formula still needs.
    """

    goal: Goal | None
    calculation: Calculation | None
    missing: tuple[Missing, ...]
    notes: tuple[HandNote, ...]


class RecalculateGoal:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def __call__(self, uow: UnitOfWork, person: User, wish: Wish | None = None) -> GoalOutcome:
        """Store the goal that `wish` leads to; without one, the wish of the current goal is taken again.

        With figures missing, or nothing changed, the current goal stays as it is.
        """
        current = uow.goals.current(person.telegram_user_id)
        wish = wish or wish_of(current)
        missing = missing_for_targets(person.body, wish.kind if wish else None)
        if wish is None or missing:
            return outcome(current, missing)
        now = self._clock.now()
        goal = goal_by_formula(person.body, wish, today(person, now), now, current)
        if current and same_goal(current, goal):
            return outcome(current)
        uow.goals.replace(person.telegram_user_id, goal)
        return outcome(goal)


def outcome(goal: Goal | None, missing: tuple[Missing, ...] = ()) -> GoalOutcome:
    calculation = from_inputs(goal.inputs) if goal else None
    return GoalOutcome(goal, calculation, missing, hand_notes(goal) if goal else ())


def wish_of(goal: Goal | None) -> Wish | None:
    """What the person is known to want; a goal set by hand says nothing about it."""
    if goal is None or goal.formula is Formula.MANUAL:
        return None
    return Wish(goal.kind, goal.pace_kg_per_week or None)


def today(person: User, now: datetime) -> date:
    """The person's day; UTC's while their time zone is unknown."""
    return day_of(person, now) or now.date()
