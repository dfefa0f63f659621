"""The vendor's product as the domain's: units made the domain's own, figures that cannot be true refused."""

import re
from decimal import Decimal

from nutrition.adapters.openfoodfacts.schemas import Nutriments, VendorProduct
from nutrition.domain.food import Food, Portion, Unit
from nutrition.domain.nutrients import ZERO, Nutrient, Nutrients
from nutrition.domain.plausibility import atwater_kcal, implausibility
from nutrition.ports.products import Product

SOURCE = "openfoodfacts"
KJ_PER_KCAL = Decimal("4.184")
SODIUM_SHARE_OF_SALT = Decimal("0.4")  # EU regulation 1169/2011: salt = sodium × 2.5
ETHANOL_G_PER_ML = Decimal("0.789")
MG_PER_G = Decimal(1000)
_PLACES = Decimal("0.001")
_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
_LONGEST_NAME = 80
# What one package or serving may weigh in grams; beyond that the figure belongs to a case of packages or to nothing.
_PACK_G = (Decimal(1), Decimal(5000))
_LARGEST_SERVING_G = Decimal(1500)


def to_product(barcode: str, vendor: VendorProduct) -> Product:
    """`food` is None when energy is not given (and cannot be computed) or the figures contradict each other."""
    name = _name(vendor, vendor.product_name or vendor.product_name_ru or vendor.product_name_en)
    per_100g = _with_energy(_per_100g(vendor.nutriments))
    if per_100g.get(Nutrient.ENERGY_KCAL) is None or _contradicts_itself(per_100g, vendor):
        return Product(barcode, name, None)
    return Product(barcode, name, _food(barcode, vendor, per_100g))


def _contradicts_itself(per_100g: Nutrients, vendor: VendorProduct) -> bool:
    polyols_g = vendor.nutriments.polyols or ZERO
    return implausibility(per_100g, polyols_g=polyols_g, printed=True) is not None


def _food(barcode: str, vendor: VendorProduct, per_100g: Nutrients) -> Food:
    russian = vendor.product_name_ru or (vendor.product_name if _CYRILLIC.search(vendor.product_name) else "")
    portions = _portions(vendor)
    serving = next((portion.grams for portion in portions if portion.unit is Unit.PORTION), None)
    return Food(
        key=f"{SOURCE}_{barcode}",
        name_en=_name(vendor, vendor.product_name_en or vendor.product_name or russian) or barcode,
        name_ru=_name(vendor, russian) if russian else None,
        source=SOURCE,
        source_id=barcode,
        category="",
        per_100g=per_100g,
        portions=portions,
        default_portion_g=serving or next((portion.grams for portion in portions if portion.grams <= 300), None),
    )


def _name(vendor: VendorProduct, name: str) -> str:
    """The product's name with its first brand, unless the name says it already."""
    brand = vendor.brands.split(",")[0].strip()
    full = name if not brand or brand.lower() in name.lower() else f"{name} {brand}".strip()
    return full[:_LONGEST_NAME].strip()


def _per_100g(given: Nutriments) -> Nutrients:
    sodium = given.sodium if given.sodium is not None else _times(given.salt, SODIUM_SHARE_OF_SALT)
    found = {
        Nutrient.ENERGY_KCAL: _energy_kcal(given),
        Nutrient.PROTEIN_G: given.protein,
        Nutrient.FAT_G: given.fat,
        Nutrient.CARBOHYDRATE_G: given.carbohydrate,
        Nutrient.FIBRE_G: given.fibre,
        Nutrient.SUGARS_G: given.sugars,
        Nutrient.SATURATED_FAT_G: given.saturated_fat,
        Nutrient.SODIUM_MG: _times(sodium, MG_PER_G),
        Nutrient.CALCIUM_MG: _times(given.calcium, MG_PER_G),
        Nutrient.IRON_MG: _times(given.iron, MG_PER_G),
        Nutrient.ALCOHOL_G: _times(given.alcohol, ETHANOL_G_PER_ML),
    }
    return Nutrients({nutrient: value.quantize(_PLACES) for nutrient, value in found.items() if value is not None})


def _energy_kcal(given: Nutriments) -> Decimal | None:
    if given.energy_kcal is not None:
        return given.energy_kcal
    kilojoules = given.energy_kj if given.energy_kj is not None else given.energy
    return None if kilojoules is None else kilojoules / KJ_PER_KCAL


def _with_energy(per_100g: Nutrients) -> Nutrients:
    """Energy that is not given follows from all three macronutrients, as it does on a label."""
    computed = atwater_kcal(per_100g)
    if per_100g.get(Nutrient.ENERGY_KCAL) is not None or computed is None:
        return per_100g
    return Nutrients({**per_100g.values, Nutrient.ENERGY_KCAL: computed})


def _times(value: Decimal | None, factor: Decimal) -> Decimal | None:
    return None if value is None else value * factor


def _portions(vendor: VendorProduct) -> tuple[Portion, ...]:
    """The serving and the package; millilitres count as grams, for the figures are then of 100 ml."""
    found: list[Portion] = []
    serving = _weight(vendor.serving_quantity, vendor.serving_quantity_unit)
    if serving is not None and serving <= _LARGEST_SERVING_G:
        found.append(Portion(Unit.PORTION, serving))
    package = _weight(vendor.product_quantity, vendor.product_quantity_unit)
    if package is not None:
        found.append(Portion(Unit.PACK, package))
    if vendor.product_quantity_unit == "ml" or vendor.serving_quantity_unit == "ml":
        found.append(Portion(Unit.MILLILITRE, Decimal(1)))
    return tuple(found)


def _weight(quantity: Decimal | None, unit: str) -> Decimal | None:
    if quantity is None or unit not in {"", "g", "ml"} or not _PACK_G[0] <= quantity <= _PACK_G[1]:
        return None
    return quantity
