"""Formulas against sums done by hand, and the guards at their edges."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutrition.domain.calculation import Calculation, Missing, Wish, calculate, missing_for_targets
from nutrition.domain.energy import body_mass_index, katch_mcardle, mifflin_st_jeor
from nutrition.domain.goal_inputs import from_inputs, to_inputs
from nutrition.domain.goals import Formula, GoalKind
from nutrition.domain.guards import GuardReason
from nutrition.domain.macros import energy_of
from nutrition.domain.targets import goal_by_formula
from nutrition.domain.user import Activity, Body, LifeStage, Sex

DAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def body(
    sex: Sex = Sex.FEMALE,
    age: int = 30,
    height: str = "165",
    weight: str = "65",
    activity: Activity = Activity.MODERATE,
    fat: str | None = None,
    life_stage: LifeStage = LifeStage.NONE,
) -> Body:
    percent = None if fat is None else Decimal(fat)
    return Body(sex, age, DAY, Decimal(height), Decimal(weight), percent, activity, life_stage)


bodies = st.builds(
    Body,
    sex=st.sampled_from(Sex),
    age_years=st.integers(13, 110),
    age_given_on=st.just(DAY),
    height_cm=st.decimals(100, 250, places=1),
    weight_kg=st.decimals(25, 350, places=2),
    body_fat_percent=st.none() | st.decimals(3, 70, places=1),
    activity=st.sampled_from(Activity),
    life_stage=st.sampled_from(LifeStage),
)
wishes = st.builds(
    Wish,
    kind=st.sampled_from(GoalKind),
    pace_kg_per_week=st.none() | st.decimals("0.05", 2, places=2),
)


def test_mifflin_st_jeor_is_the_published_sum() -> None:
    # 10·65 + 6.25·165 − 5·30 − 161 = 650 + 1031.25 − 150 − 161 = 1370.25; man 80 kg, 180 cm, 34: 800+1125−170+5.
    assert mifflin_st_jeor(Sex.FEMALE, Decimal(65), Decimal(165), 30) == 1370
    assert mifflin_st_jeor(Sex.MALE, Decimal(80), Decimal(180), 34) == 1760


def test_katch_mcardle_counts_lean_mass_only() -> None:
    # 80 kg with 20 % fat: 64 kg lean; 370 + 21.6·64 = 1752.4.
    assert katch_mcardle(Decimal(80), Decimal(20)) == 1752


def test_a_loss_goal_is_tdee_less_the_pace() -> None:
    # BMR 1760 · 1.55 = 2728; 0.5 kg · 7700 / 7 = 550; 2728 − 550 = 2178 → 2180.
    result = calculate(body(Sex.MALE, 34, "180", "80"), Wish(GoalKind.LOSE, Decimal("0.5")), DAY)
    assert [result.bmr_kcal, result.tdee_kcal, result.energy_kcal] == [1760, 2728, 2180]
    assert result.formula is Formula.MIFFLIN_ST_JEOR
    assert result.guards == ()
    assert result.expected_pace == Decimal("0.5")


def test_targets_of_the_same_man_in_grams() -> None:
    # Protein 1.6·80 = 128 g; fat 30 % of 2180 = 72.7 → 73 g; carbohydrate (2180 − 512 − 657)/4 = 252.75 → 253 g;
    # fibre 14·2.18 = 30.5 → 31 g.
    goal = goal_by_formula(body(Sex.MALE, 34, "180", "80"), Wish(GoalKind.LOSE, Decimal("0.5")), DAY, NOW)
    targets = goal.targets
    assert [targets.protein_g, targets.fat_g, targets.carbohydrate_g, targets.fibre_g] == [128, 73, 253, 31]


def test_known_body_fat_changes_the_formula() -> None:
    result = calculate(body(Sex.MALE, 34, "180", "80", fat="20"), Wish(GoalKind.KEEP), DAY)
    assert result.formula is Formula.KATCH_MCARDLE
    assert result.tdee_kcal == 2716  # 1752 · 1.55 = 2715.6


def test_fat_has_a_floor_per_kg() -> None:
    # Woman, 85 kg, 170 cm, 60, sedentary: BMR 850 + 1062.5 − 300 − 161 = 1451.5 → 1452; TDEE 1742.4 → 1742;
    # pace 0.25 → 275; 1467 → 1470. 30 % is 49 g, the floor 0.8·85 = 68 g, 35 % of energy caps at 57.2 → 57 g.
    goal = goal_by_formula(
        body(age=60, height="170", weight="85", activity=Activity.SEDENTARY),
        Wish(GoalKind.LOSE, Decimal("0.25")),
        DAY,
        NOW,
    )
    assert goal.targets.energy_kcal == 1470
    assert goal.targets.fat_g == 57


def test_a_deficit_never_goes_below_the_floor_and_says_so() -> None:
    # Woman 50 kg, 160 cm, 25, sedentary: BMR 500 + 1000 − 125 − 161 = 1214; TDEE 1457; 0.5 kg → 907 < 1214.
    result = calculate(
        body(age=25, height="160", weight="50", activity=Activity.SEDENTARY),
        Wish(GoalKind.LOSE, Decimal("0.5")),
        DAY,
    )
    assert result.energy_kcal == 1220
    assert result.floor_kcal == 1214
    assert GuardReason.ENERGY_FLOOR in result.guards
    assert result.expected_pace == Decimal("0.2")  # 237 kcal · 7 / 7700 = 0.215


def test_the_floor_of_small_bmr_is_1200_for_women_and_1500_for_men() -> None:
    def small(sex: Sex) -> Body:
        return body(sex, 80, "150", "45", Activity.SEDENTARY)

    assert calculate(small(Sex.FEMALE), Wish(GoalKind.KEEP), DAY).energy_kcal == 1200
    assert calculate(small(Sex.MALE), Wish(GoalKind.KEEP), DAY).energy_kcal == 1500


@pytest.mark.parametrize(
    ("who", "reason"),
    [
        (body(age=17), GuardReason.UNDER_18),
        (body(height="170", weight="53"), GuardReason.LOW_BMI),  # 18.3
        (body(life_stage=LifeStage.PREGNANT), GuardReason.PREGNANT),
        (body(life_stage=LifeStage.BREASTFEEDING), GuardReason.BREASTFEEDING),
    ],
)
def test_no_loss_goal_where_it_could_harm(who: Body, reason: GuardReason) -> None:
    result = calculate(who, Wish(GoalKind.LOSE, Decimal("0.5")), DAY)
    assert result.kind is GoalKind.KEEP
    assert result.wanted_kind is GoalKind.LOSE
    assert result.guards == (reason,)
    assert result.energy_kcal >= result.tdee_kcal - 5


def test_bmi_of_exactly_18_5_may_lose() -> None:
    assert body_mass_index(Decimal("53.47"), Decimal(170)) == Decimal("18.5")
    assert calculate(body(height="170", weight="53.47"), Wish(GoalKind.LOSE), DAY).kind is GoalKind.LOSE


def test_age_grows_so_that_the_guard_ends_on_the_birthday() -> None:
    told = body(age=17)
    assert calculate(told, Wish(GoalKind.LOSE), DAY.replace(year=2027)).kind is GoalKind.LOSE


@pytest.mark.parametrize("kind", [GoalKind.LOSE, GoalKind.GAIN])
def test_pace_is_at_most_1_percent_of_weight_a_week(kind: GoalKind) -> None:
    result = calculate(body(weight="65"), Wish(kind, Decimal("1.5")), DAY)
    assert result.pace == Decimal("0.65")
    assert result.wanted_pace == Decimal("1.5")
    assert GuardReason.PACE_LIMIT in result.guards


def test_the_usual_pace_of_a_light_person_needs_no_guard() -> None:
    result = calculate(body(height="150", weight="45"), Wish(GoalKind.LOSE), DAY)
    assert result.pace == Decimal("0.45")
    assert GuardReason.PACE_LIMIT not in result.guards


def test_missing_figures_are_named_in_the_order_of_the_questions() -> None:
    assert missing_for_targets(Body(sex=Sex.MALE, height_cm=Decimal(180)), None) == (
        Missing.AGE,
        Missing.WEIGHT,
        Missing.ACTIVITY,
        Missing.GOAL,
    )
    with pytest.raises(ValueError, match="missing"):
        calculate(Body(sex=Sex.MALE), Wish(GoalKind.KEEP), DAY)


@given(bodies, wishes)
def test_targets_are_never_below_the_floor(who: Body, wish: Wish) -> None:
    result = calculate(who, wish, DAY)
    assert result.energy_kcal >= result.bmr_kcal
    assert result.energy_kcal >= (1200 if who.sex is Sex.FEMALE else 1500)


@given(bodies, wishes)
def test_macronutrients_make_up_the_energy_within_1_percent(who: Body, wish: Wish) -> None:
    targets = goal_by_formula(who, wish, DAY, NOW).targets
    assert abs(energy_of(targets) - targets.energy_kcal) <= targets.energy_kcal / 100
    assert min(targets.protein_g, targets.fat_g, targets.carbohydrate_g, targets.fibre_g) > 0


@given(bodies, wishes)
def test_what_a_goal_keeps_is_enough_to_show_the_sum_again(who: Body, wish: Wish) -> None:
    result: Calculation = calculate(who, wish, DAY)
    assert from_inputs(to_inputs(result)) == result
