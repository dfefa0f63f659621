"""What a person takes of a food, learnt from what they make of the guesses.

A table guesses a plate of rice at 180 g; a person who makes it 240 g twice has larger plates. The factor is the
geometric mean of corrected over guessed grams, drawn towards 1 by a prior that weighs as much as one correction
(a mean of logarithms with a normal prior around 0 and equal variances, Gelman et al., Bayesian Data Analysis, 2.5).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from math import exp, log

from nutrition.domain import portions
from nutrition.domain.food import Unit
from nutrition.domain.meal import AmountBasis, Guess, Meal, MealItem

ENOUGH_CORRECTIONS = 2
_PRIOR_WEIGHT = 1.0
_LARGEST_RATIO = 5.0  # a slip of the finger ("1000" for "100") must not spoil the mean
_LEAST_CHANGE = 0.05
_CORRECTED = {AmountBasis.STATED, AmountBasis.CHOSEN}
_GUESSED = {AmountBasis.ASSUMED, AmountBasis.UNIT}

# What a factor is learnt for: a food's key and the unit that was named, None for the portion that nobody said.
Measure = tuple[str, Unit | None]


@dataclass(frozen=True, slots=True)
class Correction:
    """A guess that the person changed; `log_ratio` is ln(their grams / guessed grams)."""

    food_key: str
    unit: Unit | None
    name_en: str
    name_ru: str | None
    grams: Decimal
    """What one unit, or the portion, is by the table."""
    log_ratio: float


@dataclass(frozen=True, slots=True)
class UsualPortion:
    """The corrections of one measure so far: `n` of them, `larger` upwards, `log_sum` the sum of their logarithms.

    `grams` is what the table says; `portion_id` numbers the rows of a store.
    """

    portion_id: int
    food_key: str
    unit: Unit | None
    name_en: str
    name_ru: str | None
    grams: Decimal
    n: int
    larger: int
    log_sum: float

    @property
    def measure(self) -> Measure:
        return self.food_key, self.unit

    @property
    def factor(self) -> float:
        return exp(self.log_sum / (self.n + _PRIOR_WEIGHT))

    @property
    def is_learnt(self) -> bool:
        """Two corrections or more to the side that the mean lies on, and a difference that a scale would show."""
        to_that_side = self.larger if self.log_sum > 0 else self.n - self.larger
        return to_that_side >= ENOUGH_CORRECTIONS and abs(self.factor - 1) >= _LEAST_CHANGE

    @property
    def usual_grams(self) -> Decimal:
        return _times(self.grams, self.factor)


def corrections(meal: Meal) -> tuple[Correction, ...]:
    """What a saved meal teaches: the guesses that the person put their own figure in the place of."""
    return tuple(
        Correction(
            item.food.key,
            item.guess.unit,
            item.food.name_en,
            item.food.name_ru,
            portions.of_guess(item.food, item.guess.unit),
            max(-log(_LARGEST_RATIO), min(log(_LARGEST_RATIO), log(item.amount.grams / item.guess.grams))),
        )
        for item in meal.settled_items()
        if item.guess is not None and item.amount.basis in _CORRECTED and item.amount.grams != item.guess.grams
    )


def with_usual_portions(items: Sequence[MealItem], learnt: Sequence[UsualPortion]) -> tuple[MealItem, ...]:
    """The items with the person's own portion wherever a table guessed one and it was corrected often enough."""
    factors = {portion.measure: portion.factor for portion in learnt if portion.is_learnt}
    return tuple(_personal(item, factors) for item in items)


def is_guess(item: MealItem) -> bool:
    """Whether a learnt portion could stand in for the item's amount."""
    return item.guess is not None and item.amount.basis in _GUESSED


def _personal(item: MealItem, factors: Mapping[Measure, float]) -> MealItem:
    if item.guess is None or not is_guess(item):
        return item
    factor = factors.get((item.food.key, item.guess.unit))
    return item if factor is None else replace(item, amount=portions.usual(_times(item.guess.grams, factor)))


def _times(grams: Decimal, factor: float) -> Decimal:
    """On a figure that a person would say: fives from 20 g on."""
    product = grams * Decimal(str(factor))
    step = Decimal(5) if product >= 20 else Decimal(1)
    rounded = (product / step).to_integral_value() * step
    return min(max(rounded, Decimal(1)), portions.MAXIMUM_GRAMS)


def guess_of(item: MealItem, unit: Unit | None) -> MealItem:
    """The item with its amount remembered as a guess, when it is one."""
    return replace(item, guess=Guess(item.amount.grams, unit)) if item.amount.basis in _GUESSED else item
