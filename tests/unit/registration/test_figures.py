"""What people type: height, weight, age, fat, pace and targets."""

import contextlib
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutrition.domain.body_answers import BodyField, Figures, record
from nutrition.domain.choices import read_activity, read_goal, read_life_stage, read_sex
from nutrition.domain.figures import read_age, read_body_fat, read_pace, read_target
from nutrition.domain.goals import GoalKind
from nutrition.domain.macros import TargetField
from nutrition.domain.measures import read_height, read_weight
from nutrition.domain.units import centimetres, feet_and_inches, kilograms, pounds
from nutrition.domain.user import Activity, Body, LifeStage, Sex, UnitSystem
from nutrition.errors import InvalidInputError

METRIC, IMPERIAL = UnitSystem.METRIC, UnitSystem.IMPERIAL
TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "cm", "units"),
    [
        ("180", "180", METRIC),
        ("180 см", "180", METRIC),
        ("１８０", "180", METRIC),
        ("180\N{NO-BREAK SPACE}см.", "180", METRIC),
        ("172,5 cm", "172.5", METRIC),
        ("1,80 м", "180", METRIC),
        ("1.8", "180", METRIC),
        ("1 м 80", "180", METRIC),
        ("1м80см", "180", METRIC),
        ("2 метра", "200", METRIC),
        ("5'11", "180.3", IMPERIAL),
        ("5’11”", "180.3", IMPERIAL),
        ("5′11″", "180.3", IMPERIAL),
        ("5 ft 11 in", "180.3", IMPERIAL),
        ("5 feet, 11 inches", "180.3", IMPERIAL),
        ("6 футов", "182.9", IMPERIAL),
        ("71 in", "180.3", IMPERIAL),
        ('71"', "180.3", IMPERIAL),
    ],
)
def test_height_is_understood_as_written(text: str, cm: str, units: UnitSystem) -> None:
    measure = read_height(text, METRIC)
    assert (measure.value, measure.units) == (Decimal(cm), units)


def test_a_bare_height_is_read_in_the_persons_units_where_that_is_plausible() -> None:
    assert read_height("71", IMPERIAL).value == Decimal("180.3")
    assert read_height("5 11", IMPERIAL).value == Decimal("180.3")
    assert read_height("180", IMPERIAL) == read_height("180.0", IMPERIAL)
    assert read_height("180", IMPERIAL).units is IMPERIAL
    with pytest.raises(InvalidInputError) as refused:
        read_height("71", METRIC)  # may be a weight
    assert refused.value.text_key == "error-height-range"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("-180", "error-height"),
        ("высокий", "error-height"),
        ("", "error-height"),
        ("5'14", "error-height"),
        ("1,80 м 5", "error-height"),
        ("20", "error-height-range"),
        ("300 см", "error-height-range"),
        ("9 ft", "error-height-range"),
    ],
)
def test_an_unusable_height_says_whether_it_was_the_form_or_the_figure(text: str, key: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        read_height(text, METRIC)
    assert refused.value.text_key == key


@pytest.mark.parametrize(
    ("text", "kg", "units"),
    [
        ("80", "80", METRIC),
        ("80,5 кг", "80.5", METRIC),
        ("80.5kg", "80.5", METRIC),
        ("80 килограммов", "80", METRIC),
        ("165 lb", "74.84", IMPERIAL),
        ("165 lbs.", "74.84", IMPERIAL),
        ("165 фунтов", "74.84", IMPERIAL),
        ("11 st 4", "71.67", IMPERIAL),
        ("11st 4lb", "71.67", IMPERIAL),
        ("12 stone", "76.20", IMPERIAL),
    ],
)
def test_weight_is_understood_as_written(text: str, kg: str, units: UnitSystem) -> None:
    measure = read_weight(text, METRIC)
    assert (measure.value, measure.units) == (Decimal(kg), units)


def test_a_bare_weight_is_in_the_persons_units() -> None:
    assert read_weight("165", IMPERIAL).value == Decimal("74.84")
    assert read_weight("165", METRIC).value == 165


@pytest.mark.parametrize(
    ("text", "key"), [("-80", "error-weight"), ("5", "error-weight-range"), ("0", "error-weight-range")]
)
def test_an_unusable_weight_has_its_reason(text: str, key: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        read_weight(text, METRIC)
    assert refused.value.text_key == key


@pytest.mark.parametrize("text", ["34", "34 года", "34 years", "34 years old", "мне 34", "I’m 34", "34 y.o."])
def test_age_in_words(text: str) -> None:
    age = read_age(text, TODAY)
    assert (age.years, age.given_on) == (34, TODAY)


def test_a_birth_year_gives_the_youngest_age_it_can_mean() -> None:
    body = record(BodyField.AGE, Figures(Body(), METRIC), "2008", TODAY).body
    assert body.age_on(TODAY) == 17  # some of them are 18 by now, but not all
    assert body.age_on(date(2026, 12, 31)) == 18


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("семь", "error-age"),
        ("-5", "error-age"),
        ("7", "error-age-range"),
        ("200", "error-age-range"),
        ("2020", "error-age-range"),
    ],
)
def test_an_unusable_age_has_its_reason(text: str, key: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        read_age(text, TODAY)
    assert refused.value.text_key == key


def test_body_fat_in_percent() -> None:
    assert read_body_fat("18 %") == 18
    assert read_body_fat("18,5") == Decimal("18.5")
    with pytest.raises(InvalidInputError):
        read_body_fat("90 %")


@pytest.mark.parametrize(
    ("text", "units", "kg"),
    [
        ("0,5", METRIC, "0.5"),
        ("0.5 kg", METRIC, "0.5"),
        ("0.5 кг в неделю", METRIC, "0.5"),
        ("500 г", METRIC, "0.5"),
        ("1 lb", METRIC, "0.45"),
        ("1 lb per week", METRIC, "0.45"),
        ("1", IMPERIAL, "0.45"),
    ],
)
def test_pace_is_kg_a_week(text: str, units: UnitSystem, kg: str) -> None:
    assert read_pace(text, units).value == Decimal(kg)


@pytest.mark.parametrize("text", ["-0.5", "0", "10 кг", "быстро"])
def test_an_unusable_pace_is_refused(text: str) -> None:
    with pytest.raises(InvalidInputError):
        read_pace(text, METRIC)


@pytest.mark.parametrize("text", ["2000", "2 000", "2,000 kcal", "2000 ккал", "8368 kJ"])
def test_calories_by_hand(text: str) -> None:
    assert read_target(text, TargetField.ENERGY) == 2000


@pytest.mark.parametrize("text", ["799", "6001", "-2000", "много"])
def test_calories_by_hand_have_sane_bounds(text: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        read_target(text, TargetField.ENERGY)
    assert refused.value.text_arguments == {"low": 800, "high": 6000}


def test_grams_by_hand() -> None:
    assert read_target("120 г", TargetField.PROTEIN) == 120


def test_choices_may_be_tapped_or_typed() -> None:
    assert read_sex("female") is read_sex("Женский") is Sex.FEMALE
    assert read_activity("3") is read_activity("moderate") is Activity.MODERATE
    assert read_activity("очень высокая") is Activity.VERY_HIGH
    assert read_goal("Похудеть") is read_goal("lose weight") is GoalKind.LOSE
    assert read_life_stage("кормлю грудью") is LifeStage.BREASTFEEDING


def test_becoming_a_man_ends_a_pregnancy_told_by_mistake() -> None:
    figures = Figures(Body(sex=Sex.FEMALE, life_stage=LifeStage.PREGNANT), METRIC)
    assert record(BodyField.SEX, figures, "male", TODAY).body.life_stage is LifeStage.NONE


def test_body_fat_can_be_taken_back() -> None:
    figures = Figures(Body(body_fat_percent=Decimal(20)), METRIC)
    assert record(BodyField.BODY_FAT, figures, "не знаю", TODAY).body.body_fat_percent is None


@given(st.decimals(60, 700, places=1))
def test_pounds_come_back_unchanged(weight_lb: Decimal) -> None:
    assert pounds(kilograms(weight_lb)) == weight_lb


@given(st.integers(4, 7), st.integers(0, 11))
def test_feet_and_inches_come_back_unchanged(feet: int, inches: int) -> None:
    assert feet_and_inches(centimetres(Decimal(feet * 12 + inches))) == (feet, inches)


figure_like = st.text(alphabet="0123456789.,'\"’″ -+/%½²٣０", max_size=12)
anything = (
    st.text(max_size=60)
    | figure_like
    | st.tuples(figure_like, st.sampled_from(["cm", "м", "lb", "st", "ft"])).map("".join)
)


@given(anything, st.sampled_from(UnitSystem), st.sampled_from(BodyField))
def test_no_text_breaks_the_reading_of_a_body_figure(text: str, units: UnitSystem, field: BodyField) -> None:
    """Either a figure inside its bounds or a kind refusal."""
    try:
        body = record(field, Figures(Body(), units), text, TODAY).body
    except InvalidInputError:
        return
    assert body.height_cm is None or 100 <= body.height_cm <= 250
    assert body.weight_kg is None or 25 <= body.weight_kg <= 350
    assert body.age_years is None or 13 <= body.age_years <= 110


@given(anything, st.sampled_from(UnitSystem), st.sampled_from(TargetField))
def test_no_text_breaks_the_reading_of_a_pace_or_a_target(text: str, units: UnitSystem, field: TargetField) -> None:
    for read in (lambda: read_pace(text, units).value, lambda: read_target(text, field), lambda: read_goal(text)):
        with contextlib.suppress(InvalidInputError):
            read()
