"""The wizard as a state machine."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutrition.domain.body_answers import Figures
from nutrition.domain.goals import GoalKind
from nutrition.domain.registration import Step, Wizard, new_wizard, open_wizard
from nutrition.domain.user import Activity, Body, Dialogue, LifeStage, Locale, Sex, UnitSystem, User
from nutrition.errors import InvalidInputError

DAY = date(2026, 11, 22)
PERSON = User(7, 7, Locale.RU, datetime(2026, 11, 22, tzinfo=UTC))

bodies = st.builds(
    Body,
    sex=st.none() | st.sampled_from(Sex),
    age_years=st.none() | st.integers(13, 110),
    age_given_on=st.just(DAY),
    height_cm=st.none() | st.decimals(100, 250, places=1),
    weight_kg=st.none() | st.decimals(25, 350, places=2),
    activity=st.none() | st.sampled_from(Activity),
    life_stage=st.sampled_from(LifeStage),
)
wizards = st.builds(
    Wizard,
    step=st.sampled_from(Step),
    figures=st.builds(Figures, bodies, st.sampled_from(UnitSystem)),
    kind=st.none() | st.sampled_from(GoalKind),
    pace_kg_per_week=st.none() | st.decimals("0.05", 2, places=2),
)


def wizard(step: Step, body: Body | None = None, kind: GoalKind | None = None) -> Wizard:
    return Wizard(step, Figures(body or Body(), UnitSystem.METRIC), kind)


def test_the_questions_come_in_their_order() -> None:
    steps = wizard(Step.SEX, Body(sex=Sex.FEMALE), GoalKind.LOSE).steps(DAY)
    assert steps == tuple(Step)


@pytest.mark.parametrize(
    ("sex", "age", "asked"),
    [
        (Sex.FEMALE, 30, True),
        (Sex.FEMALE, None, True),  # asked rather than overlooked
        (Sex.FEMALE, 13, False),
        (Sex.FEMALE, 56, False),
        (Sex.MALE, 30, False),
        (None, 30, False),
    ],
)
def test_pregnancy_is_asked_only_where_it_may_be(sex: Sex | None, age: int | None, asked: bool) -> None:
    body = Body(sex=sex, age_years=age, age_given_on=DAY)
    assert (wizard(Step.AGE, body).after(DAY) is Step.LIFE_STAGE) is asked


def test_pace_is_asked_only_for_a_goal_that_has_one_and_is_allowed() -> None:
    assert wizard(Step.GOAL, kind=GoalKind.LOSE).after(DAY) is Step.PACE
    assert wizard(Step.GOAL, kind=GoalKind.KEEP).after(DAY) is Step.TIME_ZONE
    assert wizard(Step.GOAL).after(DAY) is Step.TIME_ZONE
    child = Body(age_years=16, age_given_on=DAY)
    assert wizard(Step.GOAL, child, GoalKind.LOSE).after(DAY) is Step.TIME_ZONE
    assert wizard(Step.GOAL, child, GoalKind.GAIN).after(DAY) is Step.PACE


@given(wizards)
def test_back_and_forward_returns(at: Wizard) -> None:
    """From any question that is asked at all."""
    if at.step not in at.steps(DAY):
        return
    before = replace(at, step=at.before(DAY))
    assert before == at or before.after(DAY) is at.step


@given(wizards)
def test_skipping_on_always_ends(at: Wizard) -> None:
    seen = [at.step]
    while (following := replace(at, step=seen[-1]).after(DAY)) is not None:
        assert following not in seen
        seen.append(following)
    assert seen[-1] is Step.TIME_ZONE


@given(wizards)
def test_a_stored_wizard_comes_back_as_it_was(at: Wizard) -> None:
    person = replace(PERSON, body=at.figures.body, dialogue=at.dialogue())
    assert open_wizard(person, at.figures.units) == at


def test_no_other_dialogue_is_a_wizard() -> None:
    assert open_wizard(replace(PERSON, dialogue=Dialogue("meal:grams", {"meal": 1})), UnitSystem.METRIC) is None
    assert open_wizard(PERSON, UnitSystem.METRIC) is None


def test_a_wrong_answer_changes_nothing() -> None:
    at = wizard(Step.HEIGHT)
    with pytest.raises(InvalidInputError):
        at.answered("высокий", DAY)
    assert at == wizard(Step.HEIGHT)


def test_another_goal_forgets_the_pace_of_the_one_before() -> None:
    at = replace(wizard(Step.GOAL, kind=GoalKind.LOSE), pace_kg_per_week=Decimal(1))
    assert at.answered("gain", DAY).pace_kg_per_week is None


def test_a_broken_off_wizard_goes_on_at_the_first_unknown_figure() -> None:
    body = Body(sex=Sex.FEMALE, age_years=30, age_given_on=DAY)
    assert new_wizard(replace(PERSON, body=body), UnitSystem.METRIC, DAY).step is Step.LIFE_STAGE
    body = replace(body, height_cm=Decimal(165))
    assert new_wizard(replace(PERSON, body=body), UnitSystem.METRIC, DAY).step is Step.WEIGHT
    body = replace(body, weight_kg=Decimal(65), activity=Activity.LIGHT)
    assert new_wizard(replace(PERSON, body=body), UnitSystem.METRIC, DAY).step is Step.GOAL
