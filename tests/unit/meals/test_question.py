"""The one question is about the amount that would narrow the meal's interval most, or it is not asked."""

from decimal import Decimal

from nutrition.domain.meal import AmountBasis
from nutrition.domain.question import LEAST_SHRINK_KCAL, best_question, expected_shrink_kcal
from tests.factories.meals import BREAD, amount, food, item, meal

ASSUMED = amount(100, 60, 150, AmountBasis.ASSUMED)


def test_it_asks_for_the_item_that_the_interval_owes_most_to() -> None:
    salad, plov = item(1, food(kcal=20), ASSUMED), item(2, food(BREAD, kcal=200), ASSUMED)
    assert best_question(meal(salad, plov)) == plov


def test_a_sure_portion_of_rich_food_gives_way_to_a_doubtful_one_of_leaner_food() -> None:
    """Not the energy counts, but what an answer would take off."""
    seen = amount(100, 90, 115, AmountBasis.SEEN)
    rich, lean = item(1, food(kcal=500), seen), item(2, food(BREAD, kcal=250), ASSUMED)
    assert best_question(meal(rich, lean)) == lean


def test_nothing_is_asked_when_every_amount_was_said() -> None:
    said = amount(100, 78, 130, AmountBasis.UNIT)
    assert best_question(meal(item(1, food(kcal=400), said), item(2, food(BREAD)))) is None


def test_nothing_is_asked_about_a_cup_of_tea() -> None:
    assert best_question(meal(item(1, food(kcal=1), ASSUMED))) is None


def test_a_small_doubt_beside_a_large_one_is_not_worth_a_question() -> None:
    """Root-sum-square: an apple's portion hardly moves the interval of a meal with an uncertain cake."""
    cake = item(1, food(kcal=400), amount(500, 300, 700, AmountBasis.UNIT))
    apple = item(2, food(BREAD, kcal=50), ASSUMED)
    assert expected_shrink_kcal(meal(apple), apple) > LEAST_SHRINK_KCAL
    assert 0 < expected_shrink_kcal(meal(cake, apple), apple) < LEAST_SHRINK_KCAL
    assert best_question(meal(cake, apple)) is None


def test_which_food_it_is_comes_before_how_much() -> None:
    assert best_question(meal(item(1, food(kcal=400), ASSUMED), item(2, food(BREAD), settled=False))) is None


def test_the_expected_shrink_of_one_item_is_what_the_answers_leave_of_its_interval() -> None:
    """By hand: width 90 kcal; answers of 60, 100 and 150 g leave 35 % of 60, 100 and 150 kcal, at 0.3, 0.4 and 0.3."""
    only = item(1, food(kcal=100), ASSUMED)
    expected = Decimal(90) - Decimal("0.35") * (Decimal("0.3") * 60 + Decimal("0.4") * 100 + Decimal("0.3") * 150)
    assert round(expected_shrink_kcal(meal(only), only), 9) == round(expected, 9)
