"""How far one household measure of the same food strays: an 80 % interval around its weight, by unit."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Self

from nutrition.domain.food import Unit
from tools.food_table.model import HouseholdPortion
from tools.food_table.tables import read_table

PLACES = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class UnitSpreads:
    """Factors on the weight of one unit, (low, high)."""

    factors: Mapping[Unit, tuple[Decimal, Decimal]]

    @classmethod
    def read(cls, path: Path) -> Self:
        """Lines of unit, low factor, high factor, reason; raises `ValueError` for a unit that is missing."""
        factors = {Unit(unit): (Decimal(low), Decimal(high)) for unit, low, high, _ in read_table(path, columns=4)}
        if missing := set(Unit) - {Unit.GRAM, Unit.KILOCALORIE} - factors.keys():
            raise ValueError(f"{path.name}: no spread of {', '.join(sorted(missing))}")
        return cls(factors)

    def around(self, portion: HouseholdPortion) -> HouseholdPortion:
        """The portion with an interval: its own where a reviewer gave one."""
        if portion.low_g is not None:
            return portion
        low, high = self.factors[portion.unit]
        places = PLACES if portion.grams >= 1 else Decimal("0.001")
        return replace(
            portion, low_g=(portion.grams * low).quantize(places), high_g=(portion.grams * high).quantize(places)
        )
