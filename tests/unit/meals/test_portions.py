"""Grams from what was said: never absurd, never without an interval unless they were stated."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutrition.domain import portions
from nutrition.domain.food import Portion, Unit
from nutrition.domain.meal import AmountBasis
from nutrition.errors import InvalidInputError
from tests.factories.meals import food


def test_stated_grams_are_taken_as_they_are() -> None:
    amount = portions.of_quantity(food(), Decimal(150), Unit.GRAM)
    assert amount.low == amount.grams == amount.high == 150
    assert amount.basis is AmountBasis.STATED


def test_a_foods_own_spoon_beats_the_general_one() -> None:
    porridge = food(portions=((Unit.TABLESPOON, 25),))
    assert portions.of_quantity(porridge, Decimal(2), Unit.TABLESPOON).grams == 50


def test_the_tables_own_interval_of_a_measure_beats_the_general_one_calibrated() -> None:
    measured = replace(food(), portions=(Portion(Unit.PIECE, Decimal(50), Decimal(30), Decimal(90)),))
    amount = portions.of_quantity(measured, Decimal(2), Unit.PIECE)
    assert (amount.low, amount.grams, amount.high) == (Decimal(74), Decimal(100), Decimal(152))


def test_a_spoon_of_a_food_without_spoons_weighs_what_its_glass_implies() -> None:
    oats = food(portions=((Unit.GLASS, 100),))
    assert portions.of_quantity(oats, Decimal(1), Unit.TABLESPOON).grams == Decimal(15) * Decimal(100) / 250


def test_millilitres_of_a_drink_without_measures_count_as_water() -> None:
    assert portions.of_quantity(food(), Decimal(300), Unit.MILLILITRE).grams == 300


def test_kilocalories_become_the_grams_that_hold_them() -> None:
    assert portions.of_quantity(food(kcal=130), Decimal(260), Unit.KILOCALORIE).grams == 200


def test_a_plate_of_something_measured_in_bowls_is_about_a_bowl() -> None:
    soup = food(portions=((Unit.BOWL, 320),))
    assert portions.of_quantity(soup, Decimal(1), Unit.PLATE).grams == 320


@pytest.mark.parametrize("grams", ["0", "-5", "5000.1", "100000"])
def test_absurd_weights_are_refused_with_the_limit(grams: str) -> None:
    with pytest.raises(InvalidInputError) as refusal:
        portions.of_quantity(food(), Decimal(grams), Unit.GRAM)
    assert refusal.value.text_key == "error-grams-range"
    assert refusal.value.text_arguments == {"maximum": 5000}


def test_nobody_said_how_much_means_the_usual_portion_with_a_wide_interval() -> None:
    amount = portions.assumed(food(default_g=200))
    assert amount.grams == 200
    assert amount.low <= 130
    assert amount.high >= 280
    assert amount.basis is AmountBasis.ASSUMED


@given(
    value=st.decimals("0.1", "9", places=1),
    unit=st.sampled_from([unit for unit in Unit if unit is not Unit.KILOCALORIE]),
)
def test_every_unit_gives_an_amount_inside_its_interval(value: Decimal, unit: Unit) -> None:
    amount = portions.of_quantity(food(portions=((Unit.PIECE, 60),)), value, unit)
    assert 0 < amount.low <= amount.grams <= amount.high


@given(value=st.decimals("0.1", "10", places=1))
def test_twice_the_quantity_is_twice_the_grams(value: Decimal) -> None:
    once = portions.of_quantity(food(), value, Unit.GLASS)
    twice = portions.of_quantity(food(), value * 2, Unit.GLASS)
    assert twice.grams == once.grams * 2
