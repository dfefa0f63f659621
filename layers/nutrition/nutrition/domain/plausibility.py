"""Whether what 100 g of a food are said to hold can be true: one rule for the food table, providers, people and labels.

Energy is held against the general Atwater factors (4 kcal a gram of protein and carbohydrate, 9 of fat, 2 of fibre, 7
of alcohol; EU regulation 1169/2011, annex XIV) with slack for rounding and for the specific factors that USDA uses.
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
_BY_DIFFERENCE_SHARE, _BY_DIFFERENCE_G = Decimal("0.1"), Decimal(1)
_ALCOHOLIC = ("alcoholic beverage", "liquor", "wine", "beer", "cocktail")


def incompleteness(per_100g: Nutrients) -> str | None:
    """What a row that must be whole lacks of energy and macronutrients, in a developer's words, or None."""
    missing = [each.value for each in (Nutrient.ENERGY_KCAL, *_MACROS) if per_100g.get(each) is None]
    return f"no {', '.join(missing)}" if missing else None


def implausibility(
    per_100g: Nutrients, *, name: str = "", polyols_g: Decimal = ZERO, printed: bool = False
) -> str | None:
    """What cannot be true of these amounts in 100 g, in a developer's words; None when nothing speaks against them.

    An unknown amount speaks against nothing. A drink whose `name` says that it is alcoholic may have more energy than
    its macronutrients where the alcohol is unknown. `polyols_g` is the part of the carbohydrate that gives 0 to 2.4
    kcal/g. `printed`: figures of a label, whose carbohydrate may be stated without its fibre (as in Europe). In a
    measured row carbohydrate is by difference, and its sugars, measured apart, may exceed it a little.
    """
    return (
        _range_problem(per_100g)
        or _part_problem(per_100g, printed=printed)
        or _energy_problem(per_100g, name, polyols_g, printed=printed)
    )


def atwater_kcal(per_100g: Nutrients) -> Decimal | None:
    """Energy by the general factors, fibre stated apart; None while a macronutrient is unknown."""
    if any(per_100g.get(macro) is None for macro in _MACROS):
        return None
    return _macro_kcal(per_100g) + 2 * (per_100g.get(Nutrient.FIBRE_G) or ZERO)


def _range_problem(per_100g: Nutrients) -> str | None:
    if per_100g.energy_kcal > MOST_KCAL:
        return f"{per_100g.energy_kcal} kcal are more than pure fat has"
    for nutrient, amount in per_100g:
        limit = _MOST_MG if nutrient.endswith("_mg") else _MOST_G if nutrient.endswith("_g") else None
        if limit is not None and amount > limit:
            return f"{nutrient} {amount} is above what 100 g can hold"
    if sum((per_100g.get(macro) or ZERO for macro in _MACROS), ZERO) > _MOST_TOGETHER_G:
        return "macronutrients weigh more than the food"
    return None


def _part_problem(per_100g: Nutrients, *, printed: bool) -> str | None:
    by_difference = per_100g.carbohydrate_g * _BY_DIFFERENCE_SHARE + _BY_DIFFERENCE_G
    parts = (
        (Nutrient.SUGARS_G, Nutrient.CARBOHYDRATE_G, _ROUNDING_G if printed else by_difference),
        (Nutrient.SATURATED_FAT_G, Nutrient.FAT_G, _ROUNDING_G),
    )
    for part, whole, slack in parts:
        some, all_of_it = per_100g.get(part), per_100g.get(whole)
        if some is not None and all_of_it is not None and some > all_of_it + slack:
            return f"more {part} than {whole}"
    return None


def _energy_problem(per_100g: Nutrients, name: str, polyols_g: Decimal, *, printed: bool) -> str | None:
    energy = per_100g.get(Nutrient.ENERGY_KCAL)
    if energy is None:
        return None
    fibre = per_100g.get(Nutrient.FIBRE_G) or ZERO
    most = _macro_kcal(per_100g)
    least = most - 4 * min(fibre + polyols_g, per_100g.carbohydrate_g)
    if energy < least * _LEAST_SHARE - _SLACK_KCAL:
        return f"{energy} kcal is too little for its macronutrients ({least:.0f})"
    if any(per_100g.get(macro) is None for macro in _MACROS):
        return None  # what is unknown may hold the rest of the energy
    most += 2 * fibre if printed else ZERO
    if energy > most * _GREATEST_SHARE + _SLACK_KCAL and not _may_have_alcohol(per_100g, name):
        return f"{energy} kcal is too much for its macronutrients ({most:.0f})"
    return None


def _may_have_alcohol(per_100g: Nutrients, name: str) -> bool:
    return per_100g.get(Nutrient.ALCOHOL_G) is None and any(word in name.lower() for word in _ALCOHOLIC)


def _macro_kcal(per_100g: Nutrients) -> Decimal:
    """With all carbohydrate at 4 kcal/g."""
    macros = 4 * per_100g.protein_g + 9 * per_100g.fat_g + 4 * per_100g.carbohydrate_g
    return macros + 7 * (per_100g.get(Nutrient.ALCOHOL_G) or ZERO)
