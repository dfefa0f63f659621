"""What people usually take of a food that no source gives a household weight for."""

import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Self

from nutrition.domain.food import Unit
from tools.food_table.model import SourceFood

# The household weight that stands for one helping, most telling first.
HELPINGS = (Unit.PORTION, Unit.PIECE, Unit.BAR, Unit.CUP, Unit.SLICE, Unit.CAN)
HELPING_G = (Decimal(10), Decimal(500))


@dataclass(frozen=True, slots=True)
class CategoryPortions:
    """Default helpings by category, first rule that fits; the last one fits everything."""

    rules: tuple[tuple[re.Pattern[str], Decimal], ...]

    @classmethod
    def read(cls, path: Path) -> Self:
        """Lines of `regular expression on the category <TAB> grams`."""
        rules = []
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                pattern, grams = line.split("\t")
                rules.append((re.compile(pattern, re.IGNORECASE), Decimal(grams)))
        return cls(tuple(rules))

    def default_for(self, food: SourceFood) -> Decimal | None:
        """Grams: the food's own helping where the source weighs one, else its category's."""
        for unit in HELPINGS:
            for portion in food.portions:
                if portion.unit is unit and HELPING_G[0] <= portion.grams <= HELPING_G[1]:
                    return portion.grams
        return next((grams for pattern, grams in self.rules if pattern.search(food.category)), None)
