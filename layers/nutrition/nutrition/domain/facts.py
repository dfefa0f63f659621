"""What is known about a finished meal session and the day around it. No opinion: that is `domain.findings`."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from nutrition.domain.clock import zone
from nutrition.domain.day import DayBalance, day_of
from nutrition.domain.food import Food
from nutrition.domain.guards import ENERGY_FLOOR_KCAL
from nutrition.domain.meal import AmountBasis, Meal, total_of
from nutrition.domain.nutrients import ZERO, Nutrient, Nutrients
from nutrition.domain.user import Sex, User

# Energy of a gram: Atwater's general factors (Merrill and Watt, USDA Handbook 74, 1973).
KCAL_PER_G_PROTEIN = Decimal(4)
KCAL_PER_G_FAT = Decimal(9)
KCAL_PER_G_CARBOHYDRATE = Decimal(4)

# Diets of at most 800 kcal a day are "very low calorie" and need a doctor (NICE CG189, 2014; EFSA 2015;13(1):3957).
VERY_LOW_DAY_KCAL = Decimal(800)
LEAST_DAY_KCAL = min(ENERGY_FLOOR_KCAL[sex] for sex in Sex)
LOW_DAYS_LOOKED_AT = timedelta(days=7)
_MEALS_OF_A_LOGGED_DAY = 2  # a day with a single entry is more likely half logged than fasted
_LATE_BEGINS = 21
_EVENING_BEGINS = 20
_GUESSED = {AmountBasis.ASSUMED, AmountBasis.SEEN, AmountBasis.USUAL}


@dataclass(frozen=True, slots=True)
class Eaten:
    """One food of the session with what was eaten of it; `guessed` when nobody stated the amount."""

    food: Food
    nutrients: Nutrients
    guessed: bool

    def amount(self, nutrient: Nutrient) -> Decimal:
        return self.nutrients.get(nutrient) or ZERO


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """Figures of one session and of the person's day with it.

    `day` is None while the time zone is unknown, and then `evening` and `late` (the session began after 20:00 or 21:00
    of the person's day) are False and `low_days` (days of the last week far too small to live on) is 0.
    `favourites` are the foods of the last weeks, the most frequent first.
    """

    eaten: Nutrients
    foods: tuple[Eaten, ...]
    day: DayBalance | None
    evening: bool
    late: bool
    low_days: int
    favourites: tuple[Food, ...]

    @property
    def guessed_share(self) -> Decimal:
        """The part of the session's energy whose grams nobody stated, 0 to 1."""
        whole = sum((eaten.amount(Nutrient.ENERGY_KCAL) for eaten in self.foods), ZERO)
        guessed = sum((eaten.amount(Nutrient.ENERGY_KCAL) for eaten in self.foods if eaten.guessed), ZERO)
        return guessed / whole if whole else ZERO

    @property
    def day_filled(self) -> Decimal | None:
        """Energy eaten on the day as a part of the target; None without a target or a time zone."""
        if self.day is None or self.day.targets is None or self.day.targets.energy_kcal <= 0:
            return None
        return self.day.eaten.energy_kcal / self.day.targets.energy_kcal

    @property
    def day_is_small(self) -> bool:
        """Whether the day holds less than anybody needs: it is never called enough or too much, whatever the target."""
        return self.day is not None and self.day.eaten.energy_kcal < LEAST_DAY_KCAL

    def top(self, nutrient: Nutrient) -> Food | None:
        """The food that brings most of a nutrient; None when nothing known brings any."""
        best = max(self.foods, key=lambda eaten: eaten.amount(nutrient), default=None)
        return best.food if best is not None and best.amount(nutrient) > 0 else None

    def whole_of(self, nutrient: Nutrient) -> Decimal | None:
        """The session's amount when every food of it is known to hold so much; else None: unknown is not zero."""
        known = all(eaten.nutrients.get(nutrient) is not None for eaten in self.foods)
        return self.eaten.get(nutrient) if known else None

    def energy_share(self, grams: Decimal | None, kcal_per_g: Decimal) -> Decimal | None:
        """The part of the session's energy that so many grams give, 0 to 1; None when it is unknown."""
        if grams is None or self.eaten.energy_kcal <= 0:
            return None
        return grams * kcal_per_g / self.eaten.energy_kcal


def session_facts(
    person: User, meals: Sequence[Meal], day: DayBalance | None, recent: Sequence[Meal], began_at: datetime
) -> SessionFacts:
    """`meals` are the session's, `recent` those of the last weeks before it, oldest first."""
    return SessionFacts(
        eaten=total_of(meals),
        foods=tuple(eaten for meal in meals for eaten in _foods(meal)),
        day=day,
        evening=_after(_EVENING_BEGINS, person, began_at),
        late=_after(_LATE_BEGINS, person, began_at),
        low_days=_low_days(person, recent, day.day) if day else 0,
        favourites=favourite_foods(recent),
    )


def favourite_foods(meals: Sequence[Meal]) -> tuple[Food, ...]:
    """Foods by how often they were eaten; the later one first where that is equal."""
    counts: Counter[str] = Counter()
    foods: dict[str, Food] = {}
    for meal in reversed(meals):
        for item in meal.named_items():
            counts[item.food.key] += 1
            foods.setdefault(item.food.key, item.food)
    return tuple(foods[key] for key, _ in counts.most_common())


def _foods(meal: Meal) -> list[Eaten]:
    return [
        Eaten(item.food, item.nutrients().times(meal.eaten_share), item.amount.basis in _GUESSED)
        for item in meal.settled_items()
    ]


def _after(hour: int, person: User, at: datetime) -> bool:
    """Whether it is past `hour` of the person's day, which goes on until their day starts anew."""
    if person.time_zone is None:
        return False
    local = at.astimezone(zone(person.time_zone)).hour
    return local >= hour or local < person.day_start_hour


def _low_days(person: User, meals: Sequence[Meal], today: date) -> int:
    days: dict[date, list[Meal]] = defaultdict(list)
    for meal in meals:
        day = day_of(person, meal.eaten_at)
        if day is not None and today - LOW_DAYS_LOOKED_AT <= day < today:
            days[day].append(meal)
    logged = [of_day for of_day in days.values() if len(of_day) >= _MEALS_OF_A_LOGGED_DAY]
    return sum(total_of(of_day).energy_kcal <= VERY_LOW_DAY_KCAL for of_day in logged)
