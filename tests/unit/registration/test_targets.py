"""Targets set by hand: they stay, the others fit themselves to them, and nothing is forbidden that is only unusual."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from nutrition.domain.calculation import Wish
from nutrition.domain.goals import Formula, Goal, GoalKind
from nutrition.domain.macros import TargetField, energy_of
from nutrition.domain.targets import HandNote, goal_by_formula, goal_by_hand, hand_notes, override, release, same_goal
from nutrition.domain.user import Activity, Body, Sex

DAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
LATER = NOW + timedelta(days=3)
BODY = Body(Sex.MALE, 34, DAY, Decimal(180), Decimal(80), None, Activity.MODERATE)
LOSE = Wish(GoalKind.LOSE, Decimal("0.5"))


def grams(goal: Goal) -> list[int]:
    """Protein, fat, carbohydrate."""
    targets = goal.targets
    return [int(value) for value in (targets.protein_g, targets.fat_g, targets.carbohydrate_g)]


def formula_goal() -> Goal:
    return goal_by_formula(BODY, LOSE, DAY, NOW)


def test_calories_set_by_hand_move_the_macronutrients_that_are_not() -> None:
    goal = override(formula_goal(), TargetField.ENERGY, Decimal(2000), LATER)
    # Protein stays 128 g; fat 30 % of 2000 = 66.7 → 67 g; carbohydrate (2000 − 512 − 603)/4 = 221.25 → 221 g.
    assert goal.targets.energy_kcal == 2000
    assert grams(goal) == [128, 67, 221]
    assert goal.targets.fibre_g == 28
    assert goal.manual == {"energy_kcal"}
    assert goal.valid_from == LATER


def test_protein_set_by_hand_is_paid_for_by_carbohydrate() -> None:
    goal = override(formula_goal(), TargetField.PROTEIN, Decimal(160), LATER)
    assert goal.targets.protein_g == 160
    assert goal.targets.fat_g == 73
    assert goal.targets.carbohydrate_g == 221  # (2180 − 640 − 657) / 4 = 220.75
    assert goal.targets.energy_kcal == 2180


def test_carbohydrate_set_by_hand_is_paid_for_by_fat() -> None:
    goal = override(formula_goal(), TargetField.CARBOHYDRATE, Decimal(150), LATER)
    assert goal.targets.carbohydrate_g == 150
    assert goal.targets.fat_g == 119  # (2180 − 512 − 600) / 9 = 118.7


def test_recalculation_keeps_what_was_set_by_hand() -> None:
    by_hand = override(formula_goal(), TargetField.ENERGY, Decimal(2000), LATER)
    lighter = Body(Sex.MALE, 34, DAY, Decimal(180), Decimal(75), None, Activity.MODERATE)
    goal = goal_by_formula(lighter, LOSE, DAY, LATER, by_hand)
    assert goal.targets.energy_kcal == 2000
    assert goal.targets.protein_g == 120  # 1.6 · 75, by the new weight
    assert goal.manual == {"energy_kcal"}


def test_a_released_figure_goes_back_to_the_formula() -> None:
    by_hand = override(formula_goal(), TargetField.ENERGY, Decimal(2000), LATER)
    assert same_goal(release(by_hand, TargetField.ENERGY, LATER), formula_goal())


def test_calories_by_hand_below_the_floor_stand_with_a_note() -> None:
    goal = override(formula_goal(), TargetField.ENERGY, Decimal(1400), LATER)
    assert goal.targets.energy_kcal == 1400
    assert hand_notes(goal) == (HandNote.BELOW_FLOOR,)


def test_macronutrients_that_cannot_make_up_the_calories_are_pointed_out() -> None:
    goal = override(formula_goal(), TargetField.PROTEIN, Decimal(350), LATER)
    goal = override(goal, TargetField.FAT, Decimal(150), LATER)
    assert goal.targets.carbohydrate_g == 0
    assert HandNote.MACROS_DIFFER in hand_notes(goal)


def test_a_goal_by_formula_needs_no_note() -> None:
    assert hand_notes(formula_goal()) == ()


def test_calories_alone_make_a_goal_without_body_figures() -> None:
    goal = goal_by_hand(Decimal(2000), NOW)
    assert goal.formula is Formula.MANUAL
    # 20 % protein, 30 % fat, the rest carbohydrate.
    assert grams(goal) == [100, 67, 249]
    assert override(goal, TargetField.ENERGY, Decimal(1800), LATER).targets.energy_kcal == 1800


@given(st.lists(st.tuples(st.sampled_from(TargetField), st.integers(0, 6000)), max_size=6))
def test_hand_set_figures_always_come_out_as_they_went_in(changes: list[tuple[TargetField, int]]) -> None:
    goal = formula_goal()
    for field, value in changes:
        goal = override(goal, field, Decimal(value), LATER)
    last = dict(changes)
    assert all(getattr(goal.targets, field) == value for field, value in last.items())
    assert goal.manual == set(last)
    assert min(goal.targets.protein_g, goal.targets.fat_g, goal.targets.carbohydrate_g) >= 0


@given(st.integers(900, 6000))
def test_calories_by_hand_leave_macronutrients_that_add_up(kcal: int) -> None:
    targets = override(formula_goal(), TargetField.ENERGY, Decimal(kcal), LATER).targets
    assert abs(energy_of(targets) - kcal) <= Decimal(kcal) / 100
