"""Pictures of a day and of a row of days."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Bar:
    """One nutrient against its target; `label` and `figures` ("45 / 110 g") are ready to be read."""

    label: str
    figures: str
    eaten: Decimal
    target: Decimal | None


@dataclass(frozen=True, slots=True)
class DayChart:
    """A ring for the energy and bars for the rest. `target_kcal` None draws no ring's end."""

    title: str
    eaten_kcal: Decimal
    target_kcal: Decimal | None
    middle: str  # the large figure in the ring
    under_middle: str  # and what it means
    bars: Sequence[Bar]


@dataclass(frozen=True, slots=True)
class DayColumn:
    """One day of a row; `kcal` None is a day without data, which is drawn as such and never as zero."""

    label: str
    kcal: Decimal | None


@dataclass(frozen=True, slots=True)
class DaysChart:
    title: str
    subtitle: str
    columns: Sequence[DayColumn]
    target_kcal: Decimal | None
    no_data: str  # what the legend calls a day without data


class Charts(Protocol):
    def day(self, chart: DayChart) -> bytes:
        """A PNG."""
        ...

    def days(self, chart: DaysChart) -> bytes:
        """A PNG."""
        ...
