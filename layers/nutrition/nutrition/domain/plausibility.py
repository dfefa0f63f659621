"""Whether what 100 g of a food are said to hold can be true: for figures that other people typed or a camera read.

Energy is held against the general Atwater factors (4 kcal a gram of protein and carbohydrate, 9 of fat, 2 of fibre, 7
of alcohol; EU regulation 1169/2011, annex XIV) with slack for polyols, rounding and carbohydrate stated with fibre.
"""

from decimal import Decimal

from nutrition.domain.nutrients import ZERO, Nutrient, Nutrients

MOST_KCAL = Decimal(905)  # pure fat is 902
_MOST_G = Decimal(100)
_MOST_TOGETHER_G = Decimal(105)  # each may be rounded up
_MOST_MG = Decimal(45000)  # table salt has 38,758 mg of sodium
_ROUNDING_G = Decimal("0.6")
_SLACK_KCAL = Decimal(25)
_LEAST_SHARE, _GREATEST_SHARE = Decimal("0.7"), Decimal("1.25")
_MACROS = (Nutrient.PROTEIN_G, Nutrient.FAT_G, Nutrient.CARBOHYDRATE_G)
_PARTS = ((Nutrient.SUGARS_G, Nutrient.CARBOHYDRATE_G), (Nutrient.SATURATED_FAT_G, Nutrient.FAT_G))


def implausibility(per_100g: Nutrients, polyols_g: Decimal = ZERO) -> str | None:
    """What cannot be true of these amounts in 100 g, in a developer's words; None when nothing speaks against them.

    An unknown amount speaks against nothing. `polyols_g` is the part of the carbohydrate that gives 0 to 2.4 kcal/g.
    """
    return _range_problem(per_100g) or _part_problem(per_100g) or _energy_problem(per_100g, polyols_g)


def atwater_kcal(per_100g: Nutrients) -> Decimal | None:
    """Energy by the general factors; None while a macronutrient is unknown."""
    if any(per_100g.get(macro) is None for macro in _MACROS):
        return None
    fibre = per_100g.get(Nutrient.FIBRE_G) or ZERO
    alcohol = per_100g.get(Nutrient.ALCOHOL_G) or ZERO
    return _macro_kcal(per_100g) + 2 * fibre + 7 * alcohol


def _range_problem(per_100g: Nutrients) -> str | None:
    if per_100g.energy_kcal > MOST_KCAL:
        return "more energy than pure fat"
    for nutrient, amount in per_100g:
        limit = _MOST_MG if nutrient.endswith("_mg") else _MOST_G if nutrient.endswith("_g") else None
        if limit is not None and amount > limit:
            return f"{nutrient} above what 100 g can hold"
    if sum((per_100g.get(macro) or ZERO for macro in _MACROS), ZERO) > _MOST_TOGETHER_G:
        return "macronutrients weigh more than the food"
    return None


def _part_problem(per_100g: Nutrients) -> str | None:
    for part, whole in _PARTS:
        some, all_of_it = per_100g.get(part), per_100g.get(whole)
        if some is not None and all_of_it is not None and some > all_of_it + _ROUNDING_G:
            return f"more {part} than {whole}"
    return None


def _energy_problem(per_100g: Nutrients, polyols_g: Decimal) -> str | None:
    energy = per_100g.get(Nutrient.ENERGY_KCAL)
    if energy is None:
        return None
    fibre = per_100g.get(Nutrient.FIBRE_G) or ZERO
    # Carbohydrate may be stated with its fibre (US) or without (EU).
    least = _macro_kcal(per_100g) - 4 * min(fibre + polyols_g, per_100g.carbohydrate_g)
    if energy < least * _LEAST_SHARE - _SLACK_KCAL:
        return "too little energy for its macronutrients"
    most = atwater_kcal(per_100g)
    if most is not None and energy > most * _GREATEST_SHARE + _SLACK_KCAL:
        return "too much energy for its macronutrients"
    return None


def _macro_kcal(per_100g: Nutrients) -> Decimal:
    return 4 * per_100g.protein_g + 9 * per_100g.fat_g + 4 * per_100g.carbohydrate_g
