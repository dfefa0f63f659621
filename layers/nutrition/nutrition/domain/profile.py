"""The AI profile: habits and tastes read from the diary (docs/ai_profile.md).

Pure functions of saved meals, so that the stored profile can be rebuilt at any time. Every figure carries `n`, the
number of days or foods behind it: below `ENOUGH_…` nothing is said from it.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from math import sqrt
from statistics import NormalDist, median, pstdev

from nutrition.domain.clock import local_day, zone
from nutrition.domain.food import Food
from nutrition.domain.food_groups import FoodGroup, group_of
from nutrition.domain.meal import Meal, MealItem
from nutrition.domain.nutrients import Nutrient

ENOUGH_DAYS = 5
ENOUGH_FOODS = 20
ENOUGH_CORRECTIONS = 8
ENOUGH_TONES = 10
MORNING_ENDS = 11  # local hour
LATE_BEGINS = 21
_FAVOURITES = 5
# Per 100 g. The line between "medium" and "low" of the UK's front-of-pack colours stands at 5 g sugars, 0.3 g salt and
# 3 g fat, "high" begins at 22.5 g, 1.5 g and 17.5 g (FSA guide, 2016); these lie between.
_SWEET_G_SUGARS = Decimal(10)
_SALTY_MG_SODIUM = Decimal(400)
_FATTY_G_FAT = Decimal(15)
_Z_95 = NormalDist().inv_cdf(0.975)


@dataclass(frozen=True, slots=True)
class Share:
    """A part of `n` cases, 0 to 1."""

    share: float
    n: int

    def interval(self) -> tuple[float, float]:
        """Wilson's 95 % interval (JASA 22:209, 1927); 0 to 1 while nothing is known."""
        if self.n == 0:
            return 0.0, 1.0
        z2 = _Z_95**2
        centre = self.share + z2 / (2 * self.n)
        half = _Z_95 * sqrt(self.share * (1 - self.share) / self.n + z2 / (4 * self.n**2))
        low, high = (centre - half) / (1 + z2 / self.n), (centre + half) / (1 + z2 / self.n)
        return max(0.0, low), min(1.0, high)


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure read from `n` cases; None while there is none."""

    value: float | None
    n: int


@dataclass(frozen=True, slots=True)
class Behaviour:
    """Days are the person's own. `meal_regularity` is the standard deviation of the first meal's time over the days, in
    hours; `meals_per_day` their median; `logging_completeness` the part of the days since the first entry that hold an
    entry at all."""

    breakfast_consistency: Share
    late_eating: Share
    meal_regularity: Measure
    meals_per_day: Measure
    logging_completeness: Share


@dataclass(frozen=True, slots=True)
class Favourite:
    food: Food
    times: int


@dataclass(frozen=True, slots=True)
class Tastes:
    """One calendar month. A share is of the foods whose amount of that nutrient is known; `variety` counts different
    foods among the `n` eaten."""

    month: str  # "2026-11"
    favourites: tuple[Favourite, ...]
    groups: Mapping[FoodGroup, int]
    sweet: Share
    salty: Share
    fatty: Share
    variety: int
    n: int


def behaviour(meals: Sequence[Meal], time_zone: str, day_start_hour: int, today: date) -> Behaviour:
    """`meals` are saved meals up to the person's `today`."""
    moments: dict[date, list[float]] = defaultdict(list)
    for meal in meals:
        local = meal.eaten_at.astimezone(zone(time_zone))
        moments[local_day(meal.eaten_at, time_zone, day_start_hour)].append(_hour_of_day(local, day_start_hour))
    days = len(moments)
    mornings = sum(min(hours) < MORNING_ENDS for hours in moments.values())
    late = sum(max(hours) >= LATE_BEGINS for hours in moments.values())
    span = (today - min(moments)).days + 1 if moments else 0
    return Behaviour(
        breakfast_consistency=_share(mornings, days),
        late_eating=_share(late, days),
        meal_regularity=Measure(round(pstdev(map(min, moments.values())), 2) if days else None, days),
        meals_per_day=Measure(float(median(map(len, moments.values()))) if days else None, days),
        logging_completeness=_share(days, max(span, days)),
    )


def tastes(meals: Sequence[Meal], time_zone: str, day_start_hour: int) -> tuple[Tastes, ...]:
    """A snapshot a month, oldest first."""
    months: dict[str, list[MealItem]] = defaultdict(list)
    for meal in meals:
        month = local_day(meal.eaten_at, time_zone, day_start_hour).strftime("%Y-%m")
        months[month].extend(meal.named_items())
    return tuple(_snapshot(month, items) for month, items in sorted(months.items()) if items)


def _snapshot(month: str, items: Sequence[MealItem]) -> Tastes:
    foods = {item.food.key: item.food for item in items}
    counts = Counter(item.food.key for item in items)
    favourites = tuple(Favourite(foods[key], times) for key, times in counts.most_common(_FAVOURITES))
    return Tastes(
        month=month,
        favourites=favourites,
        groups=dict(Counter(group_of(item.food.category) for item in items).most_common()),
        sweet=_part(items, Nutrient.SUGARS_G, _SWEET_G_SUGARS),
        salty=_part(items, Nutrient.SODIUM_MG, _SALTY_MG_SODIUM),
        fatty=_part(items, Nutrient.FAT_G, _FATTY_G_FAT),
        variety=len(counts),
        n=len(items),
    )


def _part(items: Sequence[MealItem], nutrient: Nutrient, least_per_100g: Decimal) -> Share:
    known = [amount for item in items if (amount := item.food.per_100g.get(nutrient)) is not None]
    return _share(sum(amount >= least_per_100g for amount in known), len(known))


def _share(part: int, whole: int) -> Share:
    return Share(round(part / whole, 3) if whole else 0.0, whole)


def _hour_of_day(local: datetime, day_start_hour: int) -> float:
    """Local hours, counted on past 24 until the person's day ends: a meal at 01:30 is the day before's at 25.5."""
    hour = local.hour + local.minute / 60
    return hour + 24 if local.hour < day_start_hour else hour
