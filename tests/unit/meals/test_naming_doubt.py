"""Doubt about the name is doubt about the energy."""

from dataclasses import replace
from decimal import Decimal

import pytest

from nutrition.domain import naming_doubt
from nutrition.domain.day import energy_bounds_kcal
from nutrition.domain.editing import MealEditor
from nutrition.domain.meal import AmountBasis
from tests.factories.meals import BREAD, amount, food, item, meal
from tests.fakes.clock import START


def test_a_name_that_the_dictionary_knows_is_not_doubted() -> None:
    assert naming_doubt.of_words(1.0) == 0
    assert naming_doubt.of_words(0.949999988) == Decimal("0.05")


def test_candidates_of_the_same_energy_raise_no_doubt() -> None:
    assert naming_doubt.of_candidates([(food(kcal=130), 0.5), (food(BREAD, kcal=130), 0.4)]) == 0


def test_a_likely_candidate_of_other_energy_does() -> None:
    """By hand: 1.2816 × √(0.25 × 100²) / 200."""
    doubt = naming_doubt.of_candidates([(food(kcal=200), 0.75), (food(BREAD, kcal=300), 0.25)])
    assert float(doubt) == pytest.approx(1.2816 * 50 / 200, abs=0.001)


def test_it_adds_to_the_doubt_about_grams_in_squares() -> None:
    doubtful = replace(item(1, food(kcal=100), amount(100, 70, 130, AmountBasis.SEEN)), doubt=Decimal("0.4"))
    assert doubtful.energy_bounds_kcal() == (Decimal(50), Decimal(150))


def test_choosing_the_food_ends_it() -> None:
    before = meal(replace(item(1, food(kcal=100), amount(100)), doubt=Decimal("0.4")))
    editor = MealEditor(before, "button", START)
    editor.replace_food(1, before.items[0].food)
    assert editor.finish().meal.energy_bounds_kcal() == (Decimal(100), Decimal(100))


def test_a_days_interval_is_narrower_than_the_sum_of_its_meals() -> None:
    lunch = meal(item(1, food(kcal=100), amount(100, 70, 130, AmountBasis.SEEN)))
    dinner = meal(item(1, food(kcal=100), amount(100, 60, 140, AmountBasis.SEEN)))
    assert energy_bounds_kcal([lunch, dinner]) == (Decimal(150), Decimal(250))
    assert energy_bounds_kcal([]) == (Decimal(0), Decimal(0))
