"""The vendor's foods as the domain's: per 100 g instead of per serving, USDA attribute numbers as names."""

import re
from collections.abc import Iterator
from decimal import Decimal

from nutrition.adapters.household_measures import unit_named
from nutrition.adapters.nutritionix.schemas import AltMeasure, VendorFood
from nutrition.domain.food import Food, Portion, Unit
from nutrition.domain.nutrients import HUNDRED_GRAMS, Nutrient, Nutrients
from nutrition.domain.plausibility import implausibility

SOURCE = "nutritionix"
PLACES = Decimal("0.001")
IU_VITAMIN_D_UG = Decimal("0.025")
ONE = Decimal(1)
ATTRIBUTES: dict[int, tuple[Nutrient, Decimal]] = {
    number: (nutrient, factor)
    for number, nutrient, factor in (
        (208, Nutrient.ENERGY_KCAL, ONE),
        (203, Nutrient.PROTEIN_G, ONE),
        (204, Nutrient.FAT_G, ONE),
        (205, Nutrient.CARBOHYDRATE_G, ONE),
        (291, Nutrient.FIBRE_G, ONE),
        (269, Nutrient.SUGARS_G, ONE),
        (606, Nutrient.SATURATED_FAT_G, ONE),
        (645, Nutrient.MONOUNSATURATED_FAT_G, ONE),
        (646, Nutrient.POLYUNSATURATED_FAT_G, ONE),
        (601, Nutrient.CHOLESTEROL_MG, ONE),
        (307, Nutrient.SODIUM_MG, ONE),
        (306, Nutrient.POTASSIUM_MG, ONE),
        (301, Nutrient.CALCIUM_MG, ONE),
        (303, Nutrient.IRON_MG, ONE),
        (304, Nutrient.MAGNESIUM_MG, ONE),
        (305, Nutrient.PHOSPHORUS_MG, ONE),
        (309, Nutrient.ZINC_MG, ONE),
        (320, Nutrient.VITAMIN_A_UG, ONE),
        (401, Nutrient.VITAMIN_C_MG, ONE),
        (324, Nutrient.VITAMIN_D_UG, IU_VITAMIN_D_UG),
        (323, Nutrient.VITAMIN_E_MG, ONE),
        (418, Nutrient.VITAMIN_B12_UG, ONE),
        (417, Nutrient.FOLATE_UG, ONE),
        (221, Nutrient.ALCOHOL_G, ONE),
        (262, Nutrient.CAFFEINE_MG, ONE),
    )
}


def to_food(vendor: VendorFood) -> Food | None:
    """The food per 100 g; None when the vendor does not know its weight or energy, or its numbers cannot be true."""
    weight = vendor.serving_weight_grams
    if weight is None or weight <= 0:
        return None
    per_100g = _per_100g(vendor, weight)
    impossible = implausibility(per_100g, name=vendor.food_name)
    if per_100g.get(Nutrient.ENERGY_KCAL) is None or impossible is not None:
        return None
    slug = re.sub(r"\W+", "_", f"{vendor.brand_name or ''} {vendor.food_name}".lower()).strip("_")
    return Food(
        key=f"{SOURCE}_{slug}",
        name_en=vendor.food_name,
        name_ru=None,
        source=SOURCE,
        source_id=str(vendor.ndb_no or vendor.food_name),
        category="",
        per_100g=per_100g,
        portions=_portions(vendor),
        default_portion_g=weight,
    )


def _per_100g(vendor: VendorFood, weight: Decimal) -> Nutrients:
    served = {
        Nutrient.ENERGY_KCAL: vendor.nf_calories,
        Nutrient.PROTEIN_G: vendor.nf_protein,
        Nutrient.FAT_G: vendor.nf_total_fat,
        Nutrient.CARBOHYDRATE_G: vendor.nf_total_carbohydrate,
    }
    for entry in vendor.full_nutrients or ():
        if entry.attr_id in ATTRIBUTES and entry.value is not None:
            nutrient, factor = ATTRIBUTES[entry.attr_id]
            served[nutrient] = entry.value * factor
    return Nutrients(
        {
            nutrient: (amount * HUNDRED_GRAMS / weight).quantize(PLACES)
            for nutrient, amount in served.items()
            if amount is not None and amount >= 0
        }
    )


def _portions(vendor: VendorFood) -> tuple[Portion, ...]:
    """One portion a unit: the serving itself first, then the vendor's other measures in their order."""
    serving = AltMeasure(
        serving_weight=vendor.serving_weight_grams, measure=vendor.serving_unit, qty=vendor.serving_qty
    )
    found: dict[Unit, Portion] = {}
    for portion in _read_measures([serving, *(vendor.alt_measures or ())]):
        found.setdefault(portion.unit, portion)
    return tuple(found[unit] for unit in Unit if unit in found)


def _read_measures(measures: list[AltMeasure]) -> Iterator[Portion]:
    for measure in measures:
        if not measure.measure or not measure.serving_weight or not measure.qty or measure.qty < 0:
            continue
        unit = unit_named(measure.measure)
        if unit is not None and measure.serving_weight > 0:
            yield Portion(unit, (measure.serving_weight / measure.qty).quantize(PLACES))
