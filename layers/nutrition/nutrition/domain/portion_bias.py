"""How a person's own portions differ from the usual ones, learnt from their corrections."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp, log, sqrt
from statistics import NormalDist, fmean, stdev

from nutrition.domain.meal import AmountBasis, MealEdit

_GUESSES = {AmountBasis.ASSUMED.value, AmountBasis.SEEN.value, AmountBasis.USUAL.value}
_Z_95 = NormalDist().inv_cdf(0.975)


@dataclass(frozen=True, slots=True)
class PortionBias:
    """`factor` is the geometric mean of corrected over proposed grams: 1.2 means portions a fifth larger.

    `low` to `high` is its 95 % interval (normal approximation on the logarithms); `n` counts corrected foods.
    """

    factor: float
    low: float
    high: float
    n: int


@dataclass(slots=True)
class _Correction:
    """A guess and what the person made of it, tap by tap."""

    item_id: int | None
    guess: float
    now: object

    def ratio(self) -> float | None:
        """None when the guess was put back."""
        if not isinstance(self.now, dict) or self.now["basis"] in _GUESSES:
            return None
        return float(self.now["grams"]) / self.guess


def portion_bias(edits: Sequence[MealEdit]) -> PortionBias:
    """From the edits, oldest first, that put a person's figure in the place of a guess; 1 while there is none."""
    logarithms = [log(ratio) for correction in _corrections(edits) if (ratio := correction.ratio()) is not None]
    if not logarithms:
        return PortionBias(1.0, 1.0, 1.0, 0)
    middle = fmean(logarithms)
    half = _Z_95 * stdev(logarithms) / sqrt(len(logarithms)) if len(logarithms) > 1 else 0.0
    factor, low, high = (round(exp(value), 3) for value in (middle, middle - half, middle + half))
    return PortionBias(factor, low, high, len(logarithms))


def _corrections(edits: Sequence[MealEdit]) -> Iterator[_Correction]:
    """Four taps on "+" are one correction: an edit goes on with the one whose result it starts from."""
    open_ones: list[_Correction] = []
    for edit in edits:
        if edit.field != "amount" or not isinstance(edit.old, dict):
            continue
        going_on = next((one for one in open_ones if one.item_id == edit.item_id and one.now == edit.old), None)
        if going_on is not None:
            going_on.now = edit.new
        elif edit.old["basis"] in _GUESSES:
            open_ones.append(_Correction(edit.item_id, float(edit.old["grams"]), edit.new))
    yield from open_ones
