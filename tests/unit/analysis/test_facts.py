"""What is known of a session."""

from datetime import timedelta
from decimal import Decimal

import pytest

from nutrition.domain.meal import AmountBasis
from nutrition.domain.nutrients import Nutrient
from tests.factories.analysis import a_day, a_food, a_person, eaten, facts_of
from tests.fakes.clock import START


def test_what_was_left_on_the_plate_counts_nowhere() -> None:
    rice = a_food(kcal=130, protein=3)
    facts = facts_of(eaten(rice, grams=200, share="0.5"))
    assert facts.eaten.energy_kcal == 130
    assert facts.foods[0].amount(Nutrient.PROTEIN_G) == 3


def test_the_guessed_share_weighs_energy_and_not_items() -> None:
    soup, oil = a_food("soup", kcal=50), a_food("oil", kcal=900)
    facts = facts_of(eaten(soup), eaten(oil, basis=AmountBasis.SEEN, share="0.5"))
    assert facts.guessed_share == Decimal("0.9")


def test_the_guessed_share_of_water_is_nothing() -> None:
    assert facts_of(eaten(a_food("water", kcal=0), basis=AmountBasis.ASSUMED)).guessed_share == 0


def test_a_sum_with_an_unknown_part_is_not_the_whole() -> None:
    """A sandwich whose fibre nobody knows does not have none."""
    known, unknown = a_food("bread", kcal=250, fibre=6), a_food("spread", kcal=300)
    facts = facts_of(eaten(known, unknown))
    assert facts.eaten.get(Nutrient.FIBRE_G) == 6
    assert facts.whole_of(Nutrient.FIBRE_G) is None
    assert facts_of(eaten(known)).whole_of(Nutrient.FIBRE_G) == 6


def test_the_top_food_of_a_nutrient_that_nothing_brings_is_nobody() -> None:
    assert facts_of(eaten(a_food(kcal=10, sodium=0))).top(Nutrient.SODIUM_MG) is None
    assert facts_of(eaten(a_food(kcal=10))).top(Nutrient.SUGARS_G) is None


@pytest.mark.parametrize(
    ("hour", "evening", "late"),
    [(19, False, False), (20, True, False), (21, True, True), (26, True, True), (28, False, False)],
)
def test_the_night_belongs_to_the_day_before(hour: int, evening: bool, late: bool) -> None:
    """02:00 is late, 04:00 is a new day."""
    facts = facts_of(eaten(a_food(kcal=1)), hour=hour)
    assert (facts.evening, facts.late) == (evening, late)


def test_without_a_time_zone_no_hour_is_late() -> None:
    facts = facts_of(eaten(a_food(kcal=1)), hour=23, person=a_person(None))
    assert (facts.evening, facts.late) == (False, False)


def test_low_days_are_logged_days_of_the_last_week_that_hold_next_to_nothing() -> None:
    snack = a_food(kcal=300)
    meals = []
    for days_ago, entries in ((1, 2), (2, 1), (3, 3), (9, 2), (0, 2)):
        meals += [eaten(snack, at=START - timedelta(days=days_ago)) for _ in range(entries)]
    facts = facts_of(eaten(snack), day=a_day(kcal=300), recent=tuple(meals))
    assert facts.low_days == 1  # yesterday; 2: half logged, 3: 900 kcal, 9: too long ago, 0: not over


def test_favourites_are_the_most_frequent_foods_the_later_one_first() -> None:
    apple, bun, cake = a_food("apple", kcal=1), a_food("bun", kcal=1), a_food("cake", kcal=1)
    facts = facts_of(recent=(eaten(apple), eaten(bun), eaten(cake, bun)))
    assert [food.key for food in facts.favourites] == ["bun", "cake", "apple"]
