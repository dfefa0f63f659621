"""Pictures of a day and of a row of days."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Bar:
    """One nutrient against its target; `label` and `figures` ("45 / 110 g") are ready to be read.

    `eaten` is None when it is unknown, which draws no bar at all. `energy_share` is the part of the macronutrients'
    energy that this one gives, 0 to 1; where there are no targets the ring is divided by it.
    """

    label: str
    figures: str
    eaten: Decimal | None
    target: Decimal | None
    energy_share: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Ring:
    """Energy; without `target_kcal` the ring is divided among the bars.

    `middle` is the figure in the ring, `under_middle` what it means.
    """

    eaten_kcal: Decimal
    target_kcal: Decimal | None
    middle: str
    under_middle: str


@dataclass(frozen=True, slots=True)
class DayChart:
    """A ring for the energy and bars for the rest; `ring` is None for a person who hides calories."""

    title: str
    ring: Ring | None
    bars: Sequence[Bar]


@dataclass(frozen=True, slots=True)
class DayColumn:
    """One day of a row; `value` None is a day without data, which is drawn as such and never as zero.

    `figure` is the value to be read.
    """

    label: str
    value: Decimal | None
    figure: str = ""


@dataclass(frozen=True, slots=True)
class DaysChart:
    """Days against a target in the same unit (kcal, or g of protein); `no_data` explains the mark of an empty day."""

    title: str
    subtitle: str
    columns: Sequence[DayColumn]
    target: Decimal | None
    target_label: str
    no_data: str


class Charts(Protocol):
    def day(self, chart: DayChart) -> bytes:
        """A PNG."""
        ...

    def days(self, chart: DaysChart) -> bytes:
        """A PNG."""
        ...
