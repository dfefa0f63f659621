"""What a meal amounts to."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutrition.domain.food import Unit
from nutrition.domain.meal import Amount, AmountBasis, Guess
from nutrition.domain.meal_json import items_from_json, items_to_json
from tests.factories.meals import BREAD, amount, food, item, meal


def test_totals_are_the_items_times_the_share_eaten() -> None:
    whole = meal(item(1, food(kcal=100), amount(200)), item(2, food(BREAD, kcal=250), amount(100)))
    assert whole.totals().energy_kcal == 450
    assert replace(whole, eaten_share=Decimal("0.5")).totals().energy_kcal == 225


def test_a_food_still_to_be_chosen_does_not_count() -> None:
    assert meal(item(1, settled=False), item(2, food(kcal=100), amount(100))).totals().energy_kcal == 100


def test_the_interval_of_a_meal_is_narrower_than_the_sum_of_its_items_intervals() -> None:
    doubtful = amount(100, 50, 150, AmountBasis.ASSUMED)
    low, high = meal(item(1, food(kcal=100), doubtful), item(2, food(kcal=100), doubtful)).energy_bounds_kcal()
    assert 100 < low < 200 < high < 300


def test_guessed_fat_counts_but_says_nothing_about_taste() -> None:
    fried = meal(item(1, food(kcal=100), amount(200)), replace(item(2, food(BREAD, kcal=900), amount(10)), fat_of=1))
    assert fried.totals().energy_kcal == 290
    assert [each.item_id for each in fried.named_items()] == [1]


def test_a_meal_written_before_there_were_guesses_and_doubts_reads_as_before() -> None:
    before = items_to_json((item(1),))
    assert before[0].keys() == {"item_id", "food", "amount", "settled", "alternatives"}
    assert items_from_json(before) == (item(1),)


def test_guess_doubt_and_fat_survive_json() -> None:
    full = replace(item(2), guess=Guess(Decimal(15), Unit.TABLESPOON), doubt=Decimal("0.05"), fat_of=1)
    unnamed = replace(item(1), guess=Guess(Decimal("180.5")))
    assert items_from_json(items_to_json((unnamed, full))) == (unnamed, full)


def test_stated_grams_leave_no_interval() -> None:
    low, high = meal(item(1, food(kcal=100), amount(200))).energy_bounds_kcal()
    assert low == high == 200


def test_an_amount_outside_its_interval_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="low <= grams"):
        Amount(Decimal(100), Decimal(120), Decimal(150), AmountBasis.SEEN)


@given(st.lists(st.integers(1, 5000), min_size=1, max_size=5))
def test_items_survive_json_to_the_last_digit(weights: list[int]) -> None:
    items = tuple(item(number, how_much=amount(grams)) for number, grams in enumerate(weights, start=1))
    assert items_from_json(items_to_json(items)) == items
