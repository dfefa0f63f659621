"""Nutrient providers that answer what a test says."""

from decimal import Decimal

from nutrition.domain.deadline import Deadline
from nutrition.domain.food import Food, FoodMatch, FoodQuery, Portion, Unit
from nutrition.domain.nutrients import Nutrient, Nutrients


def make_food(key: str = "rice", source: str = "usda_sr21", kcal: str = "130") -> Food:
    """A food with a known energy, two portions and no fibre known."""
    return Food(
        key=key,
        name_en=key,
        name_ru="рис",
        source=source,
        source_id="20045",
        category="Cereal Grains and Pasta",
        per_100g=Nutrients({Nutrient.ENERGY_KCAL: Decimal(kcal), Nutrient.PROTEIN_G: Decimal("2.69")}),
        portions=(Portion(Unit.CUP, Decimal(158)), Portion(Unit.TABLESPOON, Decimal("9.9"))),
        default_portion_g=Decimal(180),
    )


class FakeProvider:
    """Answers the same matches, or raises the same error, and counts the calls."""

    def __init__(self, *matches: FoodMatch, error: Exception | None = None) -> None:
        self.matches = list(matches)
        self.error = error
        self.calls = 0
        self.deadlines: list[Deadline] = []

    def search(self, query: FoodQuery, *, limit: int, deadline: Deadline) -> list[FoodMatch]:
        del query
        self.calls += 1
        self.deadlines.append(deadline)
        if self.error is not None:
            raise self.error
        return self.matches[:limit]
