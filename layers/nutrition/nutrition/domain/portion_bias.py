"""How a person's own portions differ from the usual ones, learnt from their corrections."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log
from statistics import fmean

from nutrition.domain.meal import AmountBasis, MealEdit

_GUESSES = {AmountBasis.ASSUMED.value, AmountBasis.SEEN.value}


@dataclass(frozen=True, slots=True)
class PortionBias:
    """`factor` is the geometric mean of corrected over proposed grams: 1.2 means portions a fifth larger."""

    factor: float
    n: int


def portion_bias(edits: Sequence[MealEdit]) -> PortionBias:
    """From the edits that put a person's figure in the place of a guess; 1 while there is none."""
    ratios = [ratio for edit in edits if (ratio := _ratio(edit)) is not None]
    return PortionBias(round(exp(fmean(map(log, ratios))), 3), len(ratios)) if ratios else PortionBias(1.0, 0)


def _ratio(edit: MealEdit) -> float | None:
    if edit.field != "amount" or not isinstance(edit.old, dict) or not isinstance(edit.new, dict):
        return None
    if edit.old["basis"] not in _GUESSES or edit.how == "undo":
        return None
    return float(edit.new["grams"]) / float(edit.old["grams"])
