"""The one question worth asking about a meal: the amount whose answer would narrow the meal's interval most."""

from dataclasses import replace
from decimal import Decimal

from nutrition.domain import portions
from nutrition.domain.meal import AmountBasis, Meal, MealItem

# Less is not worth a person's attention: a cup of tea, a leaf of lettuce.
LEAST_SHRINK_KCAL = Decimal(10)

_OPEN = {AmountBasis.ASSUMED, AmountBasis.SEEN, AmountBasis.USUAL}
# What the person may answer, and how likely that is: Swanson's rule for the ends and the middle of an 80 % interval
# (Hurst, Brown & Swanson 2000, AAPG Bulletin 84:1883).
_END, _MIDDLE = Decimal("0.3"), Decimal("0.4")


def best_question(meal: Meal) -> MealItem | None:
    """The item to ask the amount of: the largest expected shrink of the meal's energy interval.

    None while a food is still to be chosen (that question comes first), when every amount was said, and when the best
    answer is expected to take less than `LEAST_SHRINK_KCAL` off.
    """
    if not all(item.settled for item in meal.items):
        return None
    gains = [(expected_shrink_kcal(meal, item), -item.item_id, item) for item in meal.items if _is_open(item)]
    gain, _, best = max(gains, key=lambda each: each[:2], default=(Decimal(0), 0, None))
    return best if gain >= LEAST_SHRINK_KCAL else None


def expected_shrink_kcal(meal: Meal, item: MealItem) -> Decimal:
    """How much narrower the meal's interval gets on average when the person picks a portion of `item`, in kcal."""
    amount = item.amount
    answers = ((amount.low, _END), (amount.grams, _MIDDLE), (amount.high, _END))
    after = sum((chance * _width_kcal(_with_portion(meal, item, grams)) for grams, chance in answers), Decimal(0))
    return _width_kcal(meal) - after


def _is_open(item: MealItem) -> bool:
    return item.amount.basis in _OPEN


def _with_portion(meal: Meal, asked: MealItem, grams: Decimal) -> Meal:
    answered = replace(asked, amount=portions.chosen(min(grams, portions.MAXIMUM_GRAMS)))
    return replace(meal, items=tuple(answered if item.item_id == asked.item_id else item for item in meal.items))


def _width_kcal(meal: Meal) -> Decimal:
    low, high = meal.energy_bounds_kcal()
    return high - low
