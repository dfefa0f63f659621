"""What a person's corrections say of their portions."""

from math import isclose

from hypothesis import given
from hypothesis import strategies as st

from nutrition.domain.meal import AmountBasis, MealEdit
from nutrition.domain.portion_bias import portion_bias
from tests.fakes.clock import START

GUESS, SAID = AmountBasis.ASSUMED, AmountBasis.CHOSEN


def _amount(grams: float, basis: AmountBasis) -> dict[str, str]:
    return {"grams": str(grams), "low": str(grams), "high": str(grams), "basis": basis.value}


def _edit(old: float, new: float, before: AmountBasis = GUESS, after: AmountBasis = SAID, item: int = 1) -> MealEdit:
    return MealEdit("amount", item, _amount(old, before), _amount(new, after), "button", START)


def test_without_corrections_portions_are_the_usual_ones() -> None:
    bias = portion_bias([MealEdit("eaten_share", None, "1", "0.5", "button", START)])
    assert (bias.factor, bias.low, bias.high, bias.n) == (1.0, 1.0, 1.0, 0)


def test_twice_and_half_cancel_out() -> None:
    bias = portion_bias([_edit(100, 200), _edit(100, 50, item=2)])
    assert (bias.factor, bias.n) == (1.0, 2)
    assert bias.low < 1 < bias.high


def test_four_taps_are_one_correction() -> None:
    taps = [_edit(100, 125), _edit(125, 150, SAID), _edit(150, 175, SAID), _edit(175, 200, SAID)]
    bias = portion_bias(taps)
    assert (bias.factor, bias.n) == (2.0, 1)


def test_a_correction_that_was_undone_does_not_count() -> None:
    assert portion_bias([_edit(100, 200), _edit(200, 100, SAID, GUESS)]).n == 0


def test_changing_ones_own_figure_says_nothing_of_the_guess() -> None:
    assert portion_bias([_edit(100, 300, AmountBasis.STATED)]).n == 0


def test_items_of_different_meals_are_kept_apart() -> None:
    bias = portion_bias([_edit(100, 120), _edit(50, 60), _edit(60, 100, SAID)])
    assert bias.n == 2
    assert isclose(bias.factor, (1.2 * 2) ** 0.5, abs_tol=0.001)


@given(st.lists(st.tuples(st.integers(1, 3000), st.integers(1, 3000)), min_size=1, max_size=30))
def test_the_factor_lies_in_its_interval_and_between_the_extremes(pairs: list[tuple[int, int]]) -> None:
    edits = [_edit(old, new, item=number) for number, (old, new) in enumerate(pairs)]
    bias = portion_bias(edits)
    ratios = [new / old for old, new in pairs]
    assert bias.n == len(pairs)
    assert min(ratios) * 0.99 - 0.001 <= bias.factor <= max(ratios) * 1.01 + 0.001
    assert bias.low <= bias.factor <= bias.high
