"""The AI profile: habits, portions and tastes read from the diary.

Pure functions of saved meals, so that the stored profile (docs/ai_profile.md) can be rebuilt at any time. Every figure
carries `n`, the number of days, meals or corrections behind it: below `ENOUGH` nothing is said from it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from statistics import median, pstdev

from nutrition.domain.clock import local_day, zone
from nutrition.domain.meal import Meal, MealItem
from nutrition.domain.nutrients import ZERO, Nutrient

ENOUGH_DAYS = 5
ENOUGH_MEALS = 8
_MORNING_ENDS = 11  # local hour
_LATE_BEGINS = 21
_FAVOURITES = 5
_SWEET_G_SUGARS = Decimal(10)
_SALTY_MG_SODIUM = Decimal(400)
_FATTY_G_FAT = Decimal(15)


@dataclass(frozen=True, slots=True)
class Share:
    """A part of `n` cases, 0 to 1."""

    share: float
    n: int


@dataclass(frozen=True, slots=True)
class Behaviour:
    """`meal_regularity` is the spread of the first meal's hour over the days, in hours; `logging_completeness` the part
    of the days since the first entry that hold an entry at all."""

    breakfast_consistency: Share
    late_eating: Share
    meal_regularity_hours: float | None
    meals_per_day: float | None
    logging_completeness: Share


@dataclass(frozen=True, slots=True)
class Tastes:
    """One calendar month. Shares are of the foods eaten; `variety` counts different foods."""

    month: str  # "2026-11"
    favourite_foods: tuple[tuple[str, int], ...]  # food key, times
    groups: Mapping[str, int]
    sweet_share: float
    salty_share: float
    fat_share: float
    variety: int
    n: int


def behaviour(meals: Sequence[Meal], time_zone: str, day_start_hour: int, today: date) -> Behaviour:
    """`meals` are saved meals, oldest first, up to the person's `today`."""
    moments: dict[date, list[datetime]] = defaultdict(list)
    for meal in meals:
        moments[local_day(meal.eaten_at, time_zone, day_start_hour)].append(meal.eaten_at.astimezone(zone(time_zone)))
    days = len(moments)
    firsts = [_hour(min(times)) for times in moments.values()]
    mornings = sum(_has_breakfast(times, day_start_hour) for times in moments.values())
    late = sum(any(_is_late(moment, day_start_hour) for moment in times) for times in moments.values())
    span = (today - min(moments)).days + 1 if moments else 0
    return Behaviour(
        breakfast_consistency=_share(mornings, days),
        late_eating=_share(late, days),
        meal_regularity_hours=round(pstdev(firsts), 2) if days >= ENOUGH_DAYS else None,
        meals_per_day=round(median(len(times) for times in moments.values()), 1) if days >= ENOUGH_DAYS else None,
        logging_completeness=_share(days, max(span, days)),
    )


def tastes(meals: Sequence[Meal], time_zone: str, day_start_hour: int) -> tuple[Tastes, ...]:
    """A snapshot a month, oldest first."""
    months: dict[str, list[MealItem]] = defaultdict(list)
    for meal in meals:
        month = local_day(meal.eaten_at, time_zone, day_start_hour).strftime("%Y-%m")
        months[month].extend(meal.settled_items())
    return tuple(_snapshot(month, items) for month, items in sorted(months.items()) if items)


def _snapshot(month: str, items: Sequence[MealItem]) -> Tastes:
    counts = Counter(item.food.key for item in items)
    n = len(items)
    return Tastes(
        month=month,
        favourite_foods=tuple(counts.most_common(_FAVOURITES)),
        groups=dict(Counter(item.food.category for item in items).most_common()),
        sweet_share=_part(items, Nutrient.SUGARS_G, _SWEET_G_SUGARS),
        salty_share=_part(items, Nutrient.SODIUM_MG, _SALTY_MG_SODIUM),
        fat_share=_part(items, Nutrient.FAT_G, _FATTY_G_FAT),
        variety=len(counts),
        n=n,
    )


def _part(items: Iterable[MealItem], nutrient: Nutrient, least_per_100g: Decimal) -> float:
    rich = [(item.food.per_100g.get(nutrient) or ZERO) >= least_per_100g for item in items]
    return round(sum(rich) / len(rich), 3) if rich else 0.0


def _share(part: int, whole: int) -> Share:
    return Share(round(part / whole, 3) if whole else 0.0, whole)


def _hour(moment: datetime) -> float:
    return moment.hour + moment.minute / 60


def _has_breakfast(times: Sequence[datetime], day_start_hour: int) -> bool:
    return any(day_start_hour <= moment.hour < _MORNING_ENDS for moment in times)


def _is_late(moment: datetime, day_start_hour: int) -> bool:
    return moment.hour >= _LATE_BEGINS or moment.hour < day_start_hour
