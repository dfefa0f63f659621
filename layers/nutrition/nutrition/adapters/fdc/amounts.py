"""The API's nutrients as the domain's, per 100 g."""

from collections.abc import Iterable
from decimal import Decimal

from nutrition.adapters.fdc.schemas import LabelNutrient, VendorFood, VendorNutrient
from nutrition.domain.nutrients import HUNDRED_GRAMS, Nutrient, Nutrients

PLACES = Decimal("0.001")
KJ_PER_KCAL = Decimal("4.184")
IU_PER_UG_VITAMIN_D = Decimal(40)
ONE = Decimal(1)

# USDA's number, FoodData Central's id and what its unit is divided by; of several, the first that is known counts.
# Foods analysed since 2019 have their energy under the Atwater names only.
_KNOWN_AS: dict[Nutrient, tuple[tuple[str, int, Decimal], ...]] = {
    Nutrient.ENERGY_KCAL: (
        ("208", 1008, ONE),
        ("958", 2048, ONE),  # Energy (Atwater Specific Factors)
        ("957", 2047, ONE),  # Energy (Atwater General Factors)
        ("268", 1062, KJ_PER_KCAL),
    ),
    Nutrient.PROTEIN_G: (("203", 1003, ONE),),
    Nutrient.FAT_G: (("204", 1004, ONE), ("298", 1085, ONE)),
    Nutrient.CARBOHYDRATE_G: (("205", 1005, ONE), ("205.2", 1050, ONE)),
    Nutrient.FIBRE_G: (("291", 1079, ONE), ("293", 2033, ONE)),
    Nutrient.SUGARS_G: (("269", 2000, ONE), ("269.3", 1063, ONE)),
    Nutrient.SATURATED_FAT_G: (("606", 1258, ONE),),
    Nutrient.MONOUNSATURATED_FAT_G: (("645", 1292, ONE),),
    Nutrient.POLYUNSATURATED_FAT_G: (("646", 1293, ONE),),
    Nutrient.CHOLESTEROL_MG: (("601", 1253, ONE),),
    Nutrient.SODIUM_MG: (("307", 1093, ONE),),
    Nutrient.POTASSIUM_MG: (("306", 1092, ONE),),
    Nutrient.CALCIUM_MG: (("301", 1087, ONE),),
    Nutrient.IRON_MG: (("303", 1089, ONE),),
    Nutrient.MAGNESIUM_MG: (("304", 1090, ONE),),
    Nutrient.PHOSPHORUS_MG: (("305", 1091, ONE),),
    Nutrient.ZINC_MG: (("309", 1095, ONE),),
    Nutrient.VITAMIN_A_UG: (("320", 1106, ONE),),
    Nutrient.VITAMIN_C_MG: (("401", 1162, ONE),),
    Nutrient.VITAMIN_D_UG: (("328", 1114, ONE), ("324", 1110, IU_PER_UG_VITAMIN_D)),
    Nutrient.VITAMIN_E_MG: (("323", 1109, ONE),),
    Nutrient.VITAMIN_B12_UG: (("418", 1178, ONE),),
    Nutrient.FOLATE_UG: (("417", 1177, ONE),),
    Nutrient.ALCOHOL_G: (("221", 1018, ONE),),
    Nutrient.CAFFEINE_MG: (("262", 1057, ONE),),
}
# `labelNutrients` of a branded food, per serving, in the units of a US label.
_ON_LABEL: dict[str, Nutrient] = {
    "calories": Nutrient.ENERGY_KCAL,
    "protein": Nutrient.PROTEIN_G,
    "fat": Nutrient.FAT_G,
    "carbohydrates": Nutrient.CARBOHYDRATE_G,
    "fiber": Nutrient.FIBRE_G,
    "sugars": Nutrient.SUGARS_G,
    "saturatedFat": Nutrient.SATURATED_FAT_G,
    "cholesterol": Nutrient.CHOLESTEROL_MG,
    "sodium": Nutrient.SODIUM_MG,
    "potassium": Nutrient.POTASSIUM_MG,
    "calcium": Nutrient.CALCIUM_MG,
    "iron": Nutrient.IRON_MG,
}
_METRIC = frozenset({"g", "grm", "gm", "ml", "mlt"})


def per_100g(vendor: VendorFood) -> Nutrients:
    """What is known; what only the label has is taken from there. A branded drink's 100 ml count as 100 g."""
    known = _from_label(vendor) | _from_nutrients(vendor.food_nutrients or ())
    return Nutrients({nutrient: amount.quantize(PLACES) for nutrient, amount in known.items()})


def serving_grams(vendor: VendorFood) -> Decimal | None:
    """The serving of the label in grams (or ml), or None when it is not metric."""
    size, unit = vendor.serving_size, (vendor.serving_size_unit or "").strip().lower()
    return size if size is not None and size > 0 and unit in _METRIC else None


def _from_nutrients(entries: Iterable[VendorNutrient]) -> dict[Nutrient, Decimal]:
    by_number: dict[str | int, Decimal] = {}
    for entry in entries:
        if entry.amount is None or entry.amount < 0:
            continue
        for name in (entry.number, entry.id):
            if name is not None:
                by_number.setdefault(name, entry.amount)
    return {
        nutrient: amount for nutrient, names in _KNOWN_AS.items() if (amount := _first(by_number, names)) is not None
    }


def _first(amounts: dict[str | int, Decimal], names: tuple[tuple[str, int, Decimal], ...]) -> Decimal | None:
    for number, identifier, divisor in names:
        amount = amounts.get(number, amounts.get(identifier))
        if amount is not None:
            return amount / divisor
    return None


def _from_label(vendor: VendorFood) -> dict[Nutrient, Decimal]:
    grams = serving_grams(vendor)
    if grams is None:
        return {}
    label: dict[str, LabelNutrient | None] = vendor.label_nutrients or {}
    return {
        nutrient: entry.value * HUNDRED_GRAMS / grams
        for name, nutrient in _ON_LABEL.items()
        if (entry := label.get(name)) is not None and entry.value is not None and entry.value >= 0
    }
