"""The vision service's reading of a label as the domain's."""

from decimal import Decimal

from nutrition.domain.label import NutritionLabel
from nutrition.domain.nutrients import Nutrient, Nutrients
from nutrition_contracts.vision.v1 import vision_pb2

_PLACES = Decimal("0.01")
_SODIUM_MG_PER_SALT_G = Decimal(400)  # EU regulation 1169/2011: salt = sodium × 2.5
_NUTRIENTS: dict[str, tuple[Nutrient, Decimal]] = {
    "energy_kcal": (Nutrient.ENERGY_KCAL, Decimal(1)),
    "protein_g": (Nutrient.PROTEIN_G, Decimal(1)),
    "fat_g": (Nutrient.FAT_G, Decimal(1)),
    "carbohydrate_g": (Nutrient.CARBOHYDRATE_G, Decimal(1)),
    "fibre_g": (Nutrient.FIBRE_G, Decimal(1)),
    "sugars_g": (Nutrient.SUGARS_G, Decimal(1)),
    "saturated_fat_g": (Nutrient.SATURATED_FAT_G, Decimal(1)),
    "salt_g": (Nutrient.SODIUM_MG, _SODIUM_MG_PER_SALT_G),
}
_AGREES = {vision_pb2.ENERGY_CHECK_AGREES: True, vision_pb2.ENERGY_CHECK_DISAGREES: False}


def label_of(response: vision_pb2.ReadLabelResponse) -> NutritionLabel | None:
    """None when the service read no table. A field that is absent stays unknown."""
    if not response.HasField("per_100"):
        return None
    read = {
        nutrient: (_decimal(getattr(response.per_100, field)) * factor).quantize(_PLACES)
        for field, (nutrient, factor) in _NUTRIENTS.items()
        if response.per_100.HasField(field)  # type: ignore[arg-type]  # the stub knows the literal names only
    }
    return NutritionLabel(
        per_100=Nutrients(read),
        is_per_100_ml=response.is_per_100_ml,
        serving=_size(response.serving),
        package=_size(response.package),
        energy_agrees=_AGREES.get(response.energy_check),
        repaired=tuple(_NUTRIENTS[field][0] for field in response.repaired if field in _NUTRIENTS),
    )


def _decimal(value: float) -> Decimal:
    """The wire's binary fractions mean nothing here."""
    return Decimal(str(round(value, 2)))


def _size(value: float) -> Decimal | None:
    return _decimal(value) if value > 0 else None
