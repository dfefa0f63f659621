"""A day against its targets."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from nutrition.domain.clock import day_bounds, local_day
from nutrition.domain.goals import Targets
from nutrition.domain.meal import Meal, root_sum_square, total_of
from nutrition.domain.nutrients import Nutrients
from nutrition.domain.user import User


@dataclass(frozen=True, slots=True)
class DayBalance:
    """What was eaten on the person's `day` and what they aim at; `targets` is None while no goal is set."""

    day: date
    eaten: Nutrients
    targets: Targets | None
    meal_count: int
    energy_bounds_kcal: tuple[Decimal, Decimal] | None = None
    """80 % interval of the energy eaten: the meals' errors are independent. None when it was not reckoned."""

    def remaining_kcal(self) -> Decimal | None:
        """Energy left of the target, below 0 when it is passed; None without a target."""
        return None if self.targets is None else self.targets.energy_kcal - self.eaten.energy_kcal

    def with_meal(self, meal: Meal) -> "DayBalance":
        """The balance as it would be with one more meal."""
        return DayBalance(self.day, self.eaten + meal.totals(), self.targets, self.meal_count + 1)


def day_of(person: User, at: datetime) -> date | None:
    """The person's day of a moment; None while their time zone is unknown."""
    return None if person.time_zone is None else local_day(at, person.time_zone, person.day_start_hour)


def bounds_of(person: User, day: date) -> tuple[datetime, datetime]:
    """First moment of the person's day and of the next, in UTC. Raises ValueError without a time zone."""
    if person.time_zone is None:
        raise ValueError("the time zone is unknown")
    return day_bounds(day, person.time_zone, person.day_start_hour)


def balance(day: date, meals: Sequence[Meal], targets: Targets | None) -> DayBalance:
    return DayBalance(day, total_of(meals), targets, len(meals), energy_bounds_kcal(meals))


def energy_bounds_kcal(meals: Sequence[Meal]) -> tuple[Decimal, Decimal]:
    """80 % interval of the energy of several meals, in kcal: half-widths add in squares, each side on its own."""
    bounds = [(meal.totals().energy_kcal, *meal.energy_bounds_kcal()) for meal in meals]
    energy = sum((middle for middle, _, _ in bounds), Decimal(0))
    below = root_sum_square(middle - low for middle, low, _ in bounds)
    above = root_sum_square(high - middle for middle, _, high in bounds)
    return max(Decimal(0), energy - below), energy + above
