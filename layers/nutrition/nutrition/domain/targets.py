"""Goals with daily targets: made by formula, changed by hand, recalculated without losing what was set by hand."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from nutrition.domain.calculation import NO_PACE, Wish, calculate
from nutrition.domain.energy import nearest_target
from nutrition.domain.goal_inputs import Inputs, from_inputs, to_inputs
from nutrition.domain.goals import Formula, Goal, GoalKind, Targets
from nutrition.domain.guards import ENERGY_FLOOR_KCAL
from nutrition.domain.macros import HandSet, TargetField, divide, energy_of
from nutrition.domain.user import Body, Sex

# Above this difference between calories and macronutrients, as a share of the calories, the person is told.
TOLERATED_DIFFERENCE = Decimal("0.05")


class HandNote(StrEnum):
    """What is kindly pointed out about figures set by hand; they stand all the same."""

    BELOW_FLOOR = "below_floor"
    MACROS_DIFFER = "macros_differ"


def goal_by_formula(body: Body, wish: Wish, day: date, at: datetime, previous: Goal | None = None) -> Goal:
    """The goal from `at` on; figures that `previous` has by hand are kept and the others fitted to them.

    Raises ValueError when body figures are missing.
    """
    calculation = calculate(body, wish, day)
    by_hand = hand_set(previous) if previous else {}
    return Goal(
        kind=calculation.kind,
        pace_kg_per_week=calculation.pace,
        targets=divide(calculation.energy_kcal, calculation.kind, calculation.reference_weight_kg, by_hand),
        formula=calculation.formula,
        valid_from=at,
        inputs=to_inputs(calculation),
        manual=frozenset(by_hand),
    )


def goal_by_hand(energy_kcal: Decimal, at: datetime) -> Goal:
    """A goal of somebody who told calories and no body figures: macronutrients by shares of energy."""
    by_hand = {TargetField.ENERGY: energy_kcal}
    return Goal(
        kind=GoalKind.KEEP,
        pace_kg_per_week=NO_PACE,
        targets=divide(energy_kcal, GoalKind.KEEP, None, by_hand),
        formula=Formula.MANUAL,
        valid_from=at,
        manual=frozenset(by_hand),
    )


def override(goal: Goal, field: TargetField, value: Decimal, at: datetime) -> Goal:
    """`goal` from `at` on with one figure set by hand; what is not set by hand is fitted to it."""
    return _fitted(goal, {**hand_set(goal), field: value}, at)


def release(goal: Goal, field: TargetField, at: datetime) -> Goal:
    """`goal` from `at` on with one figure given back to the formula."""
    return _fitted(goal, {name: value for name, value in hand_set(goal).items() if name is not field}, at)


def hand_set(goal: Goal) -> HandSet:
    return {field: _value(goal.targets, field) for field in TargetField if field in goal.manual}


def hand_notes(goal: Goal) -> tuple[HandNote, ...]:
    """What to point out about the hand-set figures of `goal`."""
    notes = []
    if TargetField.ENERGY in goal.manual and goal.targets.energy_kcal < _floor(goal.inputs):
        notes.append(HandNote.BELOW_FLOOR)
    difference = abs(energy_of(goal.targets) - goal.targets.energy_kcal)
    if goal.manual and difference > goal.targets.energy_kcal * TOLERATED_DIFFERENCE:
        notes.append(HandNote.MACROS_DIFFER)
    return tuple(notes)


def same_goal(left: Goal, right: Goal) -> bool:
    """Whether nothing but the dates differs, so that the history needs no new row."""
    return replace(left, valid_from=right.valid_from, valid_to=right.valid_to) == right


def _fitted(goal: Goal, by_hand: HandSet, at: datetime) -> Goal:
    calculation = from_inputs(goal.inputs)
    energy = calculation.energy_kcal if calculation else nearest_target(goal.targets.energy_kcal)
    weight = calculation.reference_weight_kg if calculation else None
    targets = divide(energy, goal.kind, weight, by_hand)
    return replace(goal, targets=targets, manual=frozenset(by_hand), valid_from=at, valid_to=None)


def _floor(inputs: Inputs) -> Decimal:
    calculation = from_inputs(inputs)
    return calculation.floor_kcal if calculation else ENERGY_FLOOR_KCAL[Sex.FEMALE]


def _value(targets: Targets, field: TargetField) -> Decimal:
    value: Decimal = getattr(targets, field.value)
    return value
