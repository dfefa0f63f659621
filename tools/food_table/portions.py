"""What people usually take of a food that no source gives a household weight for."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Self

from nutrition.domain.food import Unit
from tools.food_table.model import CategoryPortion, HouseholdPortion, SourceFood
from tools.food_table.reviewed import read_portion
from tools.food_table.tables import read_table

# The household weight that stands for one helping, most telling first.
HELPINGS = (Unit.PORTION, Unit.PIECE, Unit.BAR, Unit.CUP, Unit.SLICE, Unit.CAN)
HELPING_G = (Decimal(10), Decimal(500))


@dataclass(frozen=True, slots=True)
class CategoryRule:
    """Foods whose category the pattern finds: the usual helping, and what the household units weigh."""

    pattern: re.Pattern[str]
    helping_g: Decimal
    portions: tuple[HouseholdPortion, ...]


@dataclass(frozen=True, slots=True)
class CategoryPortions:
    """Helpings and household units by category, first rule that fits; the last one fits everything."""

    rules: tuple[CategoryRule, ...]

    @classmethod
    def read(cls, path: Path) -> Self:
        """Lines of regular expression on the category, grams, `unit=grams` parted by `;`, source of the weights."""
        rules = []
        for pattern, grams, units, source in read_table(path, columns=4):
            portions = tuple(read_portion(each, f"category: {source}") for each in units.split(";") if each)
            rules.append(CategoryRule(re.compile(pattern, re.IGNORECASE), Decimal(grams), portions))
        return cls(tuple(rules))

    def rule_for(self, category: str) -> CategoryRule:
        return next(rule for rule in self.rules if rule.pattern.search(category))

    def default_for(self, food: SourceFood) -> Decimal:
        """Grams: the food's own helping where the source weighs one, else its category's."""
        for unit in HELPINGS:
            for portion in food.portions:
                if portion.unit is unit and HELPING_G[0] <= portion.grams <= HELPING_G[1]:
                    return portion.grams
        return self.rule_for(food.category).helping_g

    def of_categories(self, categories: Iterable[str]) -> Iterator[CategoryPortion]:
        """The household units of each category, in a stable order."""
        for category in sorted(set(categories)):
            for portion in self.rule_for(category).portions:
                yield CategoryPortion(category, portion)
