"""What is known about a finished meal session and the day around it. No opinion: that is `domain.findings`."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from nutrition.domain.clock import zone
from nutrition.domain.day import DayBalance
from nutrition.domain.food import Food
from nutrition.domain.meal import AmountBasis, Meal, MealItem, total_of
from nutrition.domain.nutrients import ZERO, Nutrient, Nutrients
from nutrition.domain.user import User

# Energy of a gram: Atwater's general factors (Merrill and Watt, USDA Handbook 74, 1973).
KCAL_PER_G_PROTEIN = Decimal(4)
KCAL_PER_G_FAT = Decimal(9)
KCAL_PER_G_CARBOHYDRATE = Decimal(4)

_GUESSED = {AmountBasis.ASSUMED, AmountBasis.SEEN}


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """Figures of one session and of the person's day with it.

    `day` is None while the time zone is unknown; `local_hour` (0–23) is when the session began, `guessed_share` the
    part of its energy whose grams nobody stated (0 to 1), `weight_kg` the person's, when told. `favourites` are the
    foods of the last weeks, the most frequent first.
    """

    eaten: Nutrients
    items: tuple[MealItem, ...]
    day: DayBalance | None
    local_hour: int | None
    guessed_share: Decimal
    weight_kg: Decimal | None
    favourites: tuple[Food, ...]

    def top(self, nutrient: Nutrient) -> MealItem | None:
        """The item that brings most of a nutrient; None when nothing known brings any."""
        best = max(self.items, key=lambda item: _amount(item, nutrient), default=None)
        return best if best is not None and _amount(best, nutrient) > 0 else None

    def energy_share(self, nutrient: Nutrient, kcal_per_g: Decimal) -> Decimal | None:
        """The part of the session's energy that a nutrient gives, 0 to 1; None when it is unknown."""
        grams = self.eaten.get(nutrient)
        if grams is None or self.eaten.energy_kcal <= 0:
            return None
        return grams * kcal_per_g / self.eaten.energy_kcal


def session_facts(
    person: User, meals: Sequence[Meal], day: DayBalance | None, recent: Sequence[Meal], began_at: datetime
) -> SessionFacts:
    """`meals` are the session's, `recent` those of the last weeks that tastes are read from."""
    items = tuple(item for meal in meals for item in meal.settled_items())
    eaten = total_of(meals)
    return SessionFacts(
        eaten=eaten,
        items=items,
        day=day,
        local_hour=None if person.time_zone is None else began_at.astimezone(zone(person.time_zone)).hour,
        guessed_share=_guessed_share(items),
        weight_kg=person.body.weight_kg,
        favourites=favourite_foods(recent),
    )


def favourite_foods(meals: Sequence[Meal]) -> tuple[Food, ...]:
    """Foods by how often they were eaten; the later one first where that is equal."""
    counts: Counter[str] = Counter()
    foods: dict[str, Food] = {}
    for meal in reversed(meals):
        for item in meal.settled_items():
            counts[item.food.key] += 1
            foods.setdefault(item.food.key, item.food)
    return tuple(foods[key] for key, _ in counts.most_common())


def _guessed_share(items: Sequence[MealItem]) -> Decimal:
    energy = {True: ZERO, False: ZERO}
    for item in items:
        energy[item.amount.basis in _GUESSED] += item.nutrients().energy_kcal
    whole = energy[True] + energy[False]
    return energy[True] / whole if whole else ZERO


def _amount(item: MealItem, nutrient: Nutrient) -> Decimal:
    return item.nutrients().get(nutrient) or ZERO
