"""A quick entry of bare calories ("перекус 300 ккал"): energy that the person states, everything else unknown."""

from decimal import Decimal

from nutrition.domain.food import Food
from nutrition.domain.nutrients import Nutrient, Nutrients

QUICK_ENERGY = Food(
    key="quick_energy",
    name_en="calories",
    name_ru="калории",
    source="person",
    source_id="quick_energy",
    category="other",
    # One kilocalorie a gram, so that the amount of the item is the number that was said.
    per_100g=Nutrients({Nutrient.ENERGY_KCAL: Decimal(100)}),
)
