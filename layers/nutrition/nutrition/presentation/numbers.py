"""How figures read: whole kilocalories, grams without a false decimal."""

from decimal import ROUND_HALF_UP, Decimal

from nutrition.domain.nutrients import Nutrients


def whole(value: Decimal) -> int:
    return int(value.quantize(Decimal(1), ROUND_HALF_UP))


def grams(value: Decimal) -> int | float:
    """Whole grams from 10 g on, one decimal below."""
    return whole(value) if value >= 10 else float(value.quantize(Decimal("0.1"), ROUND_HALF_UP))


def macros(nutrients: Nutrients) -> dict[str, int | float]:
    """The arguments that every text with energy and macronutrients takes."""
    return {
        "kcal": whole(nutrients.energy_kcal),
        "protein": grams(nutrients.protein_g),
        "fat": grams(nutrients.fat_g),
        "carbohydrate": grams(nutrients.carbohydrate_g),
    }
