"""A row of the person's days, some of them without any entry: those are unknown, not zero."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from nutrition.domain.day import day_of
from nutrition.domain.goals import Targets
from nutrition.domain.meal import Meal, total_of
from nutrition.domain.nutrients import Nutrient, Nutrients
from nutrition.domain.user import User

# A day counts as near its target within a tenth of it, which is about what careful logging gets right.
NEAR = Decimal("0.1")
_AVERAGED = (Nutrient.ENERGY_KCAL, Nutrient.PROTEIN_G, Nutrient.FAT_G, Nutrient.CARBOHYDRATE_G)


@dataclass(frozen=True, slots=True)
class LoggedDay:
    """`eaten` is None when nothing was logged."""

    day: date
    eaten: Nutrients | None


@dataclass(frozen=True, slots=True)
class Period:
    """Days without a gap, oldest first; the last one is today and still under way."""

    days: tuple[LoggedDay, ...]
    targets: Targets | None

    def counted(self) -> list[Nutrients]:
        """What was eaten on the days with entries; today counts only when there is no other."""
        past = [day.eaten for day in self.days[:-1] if day.eaten is not None]
        today = self.days[-1].eaten
        return past or ([today] if today is not None else [])

    def average(self) -> Nutrients | None:
        """Energy and macronutrients a day over the counted days; None without any."""
        counted = self.counted()
        if not counted:
            return None
        total = Nutrients.total(counted)
        return Nutrients({key: amount / len(counted) for key, amount in total if key in _AVERAGED})

    def near_target(self) -> int | None:
        """Counted days within `NEAR` of the energy target; None without a target."""
        if self.targets is None:
            return None
        target = self.targets.energy_kcal
        return sum(abs(eaten.energy_kcal - target) <= target * NEAR for eaten in self.counted())

    def empty_days(self) -> int:
        """Past days without an entry."""
        return sum(day.eaten is None for day in self.days[:-1])


def period(person: User, meals: Sequence[Meal], today: date, length: int, targets: Targets | None) -> Period:
    """The last `length` days up to `today`. Raises ValueError without a time zone."""
    of_day: dict[date | None, list[Meal]] = defaultdict(list)
    for meal in meals:
        of_day[day_of(person, meal.eaten_at)].append(meal)
    days = [today - timedelta(days=back) for back in reversed(range(length))]
    return Period(tuple(LoggedDay(day, total_of(of_day[day]) if day in of_day else None) for day in days), targets)
