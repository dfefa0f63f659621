"""A person's own portions: learnt from corrections to one side, drawn towards the table, never from what was stated."""

from dataclasses import replace
from decimal import Decimal
from math import log

import pytest

from nutrition.domain.food import Unit
from nutrition.domain.meal import AmountBasis, Guess, MealItem
from nutrition.domain.usual_portions import UsualPortion, corrections, with_usual_portions
from tests.factories.meals import RICE, amount, food, item, meal

GUESSED = Guess(Decimal(180))


def _learnt(*ratios: float, unit: Unit | None = None) -> UsualPortion:
    logs = [log(ratio) for ratio in ratios]
    return UsualPortion(1, RICE, unit, "rice", None, Decimal(180), len(logs), sum(x > 0 for x in logs), sum(logs))


def _assumed(guess: Guess | None = GUESSED, basis: AmountBasis = AmountBasis.ASSUMED) -> MealItem:
    return replace(item(how_much=amount(180, 100, 270, basis)), guess=guess)


def test_a_guess_that_the_person_changed_is_a_correction() -> None:
    (correction,) = corrections(meal(replace(item(how_much=amount(240)), guess=GUESSED)))
    assert correction.food_key == RICE
    assert correction.unit is None
    assert correction.log_ratio == pytest.approx(log(240 / 180))


@pytest.mark.parametrize(
    "kept",
    [
        replace(item(how_much=amount(240)), guess=None),
        replace(item(how_much=amount(180)), guess=GUESSED),
        _assumed(),
        _assumed(basis=AmountBasis.USUAL),
        replace(item(how_much=amount(240), settled=False), guess=GUESSED),
    ],
    ids=["stated at once", "the same grams", "left as guessed", "left as usual", "not settled"],
)
def test_what_the_person_did_not_correct_teaches_nothing(kept: MealItem) -> None:
    assert corrections(meal(kept)) == ()


def test_a_slip_of_the_finger_counts_as_no_more_than_five_times() -> None:
    (correction,) = corrections(meal(replace(item(how_much=amount(5000)), guess=Guess(Decimal(50)))))
    assert correction.log_ratio == pytest.approx(log(5))


@pytest.mark.parametrize(
    ("ratios", "learnt"),
    [((1.3,), False), ((1.3, 1.3), True), ((0.6, 0.7), True), ((1.3, 0.8), False), ((1.02, 1.02), False)],
)
def test_two_corrections_to_the_same_side_are_enough(ratios: tuple[float, ...], learnt: bool) -> None:
    assert _learnt(*ratios).is_learnt is learnt


def test_the_factor_is_the_geometric_mean_drawn_towards_the_table() -> None:
    assert _learnt(1.5, 1.5).factor == pytest.approx(1.5 ** (2 / 3))
    assert _learnt(*[1.5] * 50).factor == pytest.approx(1.5, rel=0.02)


def test_the_next_guess_is_the_persons_own_on_a_round_figure() -> None:
    (personal,) = with_usual_portions([_assumed()], [_learnt(1.5, 1.5)])
    assert personal.amount.basis is AmountBasis.USUAL
    assert personal.amount.grams == 235
    assert personal.guess == GUESSED


def test_a_unit_is_learnt_apart_from_the_portion() -> None:
    spoons = _assumed(Guess(Decimal(50), Unit.TABLESPOON), AmountBasis.UNIT)
    assert with_usual_portions([spoons], [_learnt(1.5, 1.5)]) == (spoons,)
    (personal,) = with_usual_portions([spoons], [_learnt(1.5, 1.5, unit=Unit.TABLESPOON)])
    assert personal.amount.grams == 65


def test_stated_grams_and_other_foods_stay_as_they_are() -> None:
    stated = item(how_much=amount(100))
    bread = replace(_assumed(), food=food("bread"))
    assert with_usual_portions([stated, bread], [_learnt(1.5, 1.5)]) == (stated, bread)
