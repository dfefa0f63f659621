"""Whether every number has a source: a USDA row of the packages, a computation from such rows, or a citation.

The packages leave out columns of USDA's own tables (caffeine above all). Such an amount may be given by hand when it
cites the release and the NDB number of the very row that the ingredient stands on: `caffeine_mg=40 (SR28 14209)`.
What no USDA row says is `vitamin_e_mg=unknown`: null in every dish that holds it, neither 0 nor a guess.
"""

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from nutrition.domain.nutrients import Nutrient
from tools.food_table.model import FoodRow, Source, SourceFood

UNKNOWN = "unknown"
MACROS = (Nutrient.ENERGY_KCAL, Nutrient.PROTEIN_G, Nutrient.FAT_G, Nutrient.CARBOHYDRATE_G)
_GIVEN = re.compile(
    r"(?P<nutrient>[a-z0-9_]+)=(unknown|(?P<amount>\d+(\.\d+)?) \((?P<citation>(?P<release>SR2[1-8]) (?P<ndb>\d{5}))\))"
)


@dataclass(frozen=True, slots=True)
class Given:
    """An amount per 100 g that the packages do not hold; `amount` is None where USDA does not know it either."""

    nutrient: Nutrient
    amount: Decimal | None
    citation: str = ""

    @classmethod
    def read(cls, text: str) -> Self:
        """`nutrient=amount (release NDB)` or `nutrient=unknown`; raises `ValueError` for anything else."""
        found = _GIVEN.fullmatch(text.strip())
        if found is None:
            raise ValueError(f"{text!r} is neither 'nutrient=amount (SR28 12345)' nor 'nutrient=unknown'")
        nutrient = Nutrient(found["nutrient"])
        if found["amount"] is None:
            return cls(nutrient, None)
        return cls(nutrient, Decimal(found["amount"]), found["citation"])

    @property
    def ndb(self) -> str:
        """USDA's number of the cited row."""
        return self.citation.rpartition(" ")[2]

    def __str__(self) -> str:
        if self.amount is None:
            return f"{self.nutrient} unknown"
        return f"{self.nutrient} {self.amount} (USDA {self.citation})"


def lint_citations(given: Mapping[tuple[str, str], Iterable[Given]], sources: Iterable[SourceFood]) -> list[str]:
    """Amounts by hand whose citation is not of their ingredient's own row; keys are (ingredient, USDA description)."""
    numbers: dict[str, set[str]] = {}
    for food in sources:
        if food.source is Source.SR21:
            numbers.setdefault(food.name, set()).add(food.source_id)
    return [
        f"ingredient {key}: {each.nutrient} cites {each.citation}, which is not {name!r}"
        for (key, name), amounts in given.items()
        for each in amounts
        if each.amount is not None and each.ndb not in numbers.get(name, set())
    ]


def lint_sources(rows: Iterable[FoodRow], recipes: Container[str], sources: Iterable[SourceFood]) -> list[str]:
    """Rows that are neither a USDA row with its own numbers nor computed from a recipe."""
    usda = {(food.source, food.source_id): food for food in sources}
    problems = []
    for row in rows:
        if row.source is Source.COMPUTED:
            if row.key not in recipes:
                problems.append(f"{row.key}: computed, but there is no recipe")
            continue
        behind = usda.get((row.source, row.source_id))
        if behind is None:
            problems.append(f"{row.key}: no row {row.source_id!r} in {row.source}")
        elif any(row.per_100g.get(each) != behind.per_100g.get(each) for each in MACROS):
            problems.append(f"{row.key}: other numbers than {row.source} {row.source_id!r}")
    return problems
