"""The API's foods as the domain's."""

import re
from collections.abc import Iterator
from decimal import Decimal

from nutrition.adapters.fdc.amounts import PLACES, per_100g, serving_grams
from nutrition.adapters.fdc.schemas import FoodPortion, VendorFood
from nutrition.adapters.household_measures import unit_named
from nutrition.domain.food import Food, Portion, Unit
from nutrition.domain.nutrients import Nutrient
from nutrition.domain.plausibility import implausibility

SOURCE = "usda_fdc"
UNKNOWN_MEASURE = "undetermined"
USUAL = "quantity not specified"  # FNDDS: what its interviewers assume when a person names no amount
_COUNTED = re.compile(r"(\d+(?:\.\d+)?)\s+(.+)")


def to_food(vendor: VendorFood) -> Food | None:
    """The food per 100 g; None when its energy is unknown or its numbers cannot be true."""
    name = _name(vendor)
    nutrients = per_100g(vendor)
    impossible = implausibility(nutrients, name=f"{name} {vendor.category}")
    if nutrients.get(Nutrient.ENERGY_KCAL) is None or impossible is not None:
        return None
    return Food(
        key=f"{SOURCE}_{vendor.fdc_id}",
        name_en=name,
        name_ru=None,
        source=SOURCE,
        source_id=str(vendor.fdc_id),
        category=vendor.category,
        per_100g=nutrients,
        portions=_portions(vendor),
        default_portion_g=_usual_grams(vendor),
    )


def _name(vendor: VendorFood) -> str:
    """Branded foods are written in capitals; the brand stands before the name unless the name has it."""
    if not vendor.data_type.startswith("Branded"):
        return vendor.description
    name, brand = vendor.description.strip(), (vendor.brand_name or vendor.brand_owner or "").strip()
    whole = name if not brand or brand.lower() in name.lower() else f"{brand} {name}"
    return whole.title().replace("'S", "'s")


def _portions(vendor: VendorFood) -> tuple[Portion, ...]:
    """One portion a unit, the first of each in the API's order."""
    found: dict[Unit, Portion] = {}
    for portion in [*_read(vendor.food_portions or []), *_serving(vendor)]:
        found.setdefault(portion.unit, portion)
    return tuple(found[unit] for unit in Unit if unit in found)


def _read(portions: list[FoodPortion]) -> Iterator[Portion]:
    for portion in portions:
        measure, count = _measure(portion)
        unit = unit_named(measure)
        if unit is not None and portion.gram_weight is not None and portion.gram_weight > 0 and count > 0:
            yield Portion(unit, (portion.gram_weight / count).quantize(PLACES))


def _measure(portion: FoodPortion) -> tuple[str, Decimal]:
    """The measure's text and how many of it: Foundation names a unit, SR Legacy a modifier, FNDDS writes "1 cup"."""
    named = (portion.measure_unit.name if portion.measure_unit else None) or ""
    if named.lower() in ("", UNKNOWN_MEASURE):
        named = portion.portion_description or portion.modifier or ""
    counted = _COUNTED.fullmatch(named.strip())
    if counted:
        return counted[2], Decimal(counted[1])
    return named.strip(), Decimal(1) if portion.amount is None else portion.amount


def _serving(vendor: VendorFood) -> Iterator[Portion]:
    """The serving of a label: one portion, and one of its household measure ("1 bar", "2 cookies")."""
    grams = serving_grams(vendor)
    if grams is None:
        return
    counted = _COUNTED.fullmatch((vendor.household_serving_full_text or "").strip())
    unit = unit_named(counted[2]) if counted else None
    if counted and unit is not None and Decimal(counted[1]) > 0:
        yield Portion(unit, (grams / Decimal(counted[1])).quantize(PLACES))
    yield Portion(Unit.PORTION, grams)


def _usual_grams(vendor: VendorFood) -> Decimal | None:
    for portion in vendor.food_portions or ():
        if (portion.portion_description or "").strip().lower() == USUAL and portion.gram_weight:
            return portion.gram_weight
    return serving_grams(vendor)
