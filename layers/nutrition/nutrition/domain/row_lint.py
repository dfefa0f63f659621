"""Whether the numbers of a food, per 100 g, can be true: one rule for the food table and for what providers answer.

Energy is checked against the general Atwater factors (protein 4, fat 9, carbohydrate 4, alcohol 7 kcal/g), with slack
for fibre, polyols and the specific factors that USDA uses for single foods.
"""

from decimal import Decimal

from nutrition.domain.nutrients import ZERO, Nutrient, Nutrients

MACRONUTRIENTS = (Nutrient.PROTEIN_G, Nutrient.FAT_G, Nutrient.CARBOHYDRATE_G)
REQUIRED = (Nutrient.ENERGY_KCAL, *MACRONUTRIENTS)
MOST_KCAL = Decimal(905)  # pure fat is 902
MOST_G = Decimal(100)
MOST_MG = Decimal(45000)  # table salt has 38,758 mg sodium
SLACK_KCAL = Decimal(25)
ALCOHOLIC = ("alcoholic beverage", "liquor", "wine", "beer", "cocktail")


def problem(name: str, category: str, nutrients: Nutrients) -> str | None:
    """What is wrong with a row that must be whole (energy and the macronutrients known), or None."""
    missing = [nutrient.value for nutrient in REQUIRED if nutrients.get(nutrient) is None]
    if missing:
        return f"no {', '.join(missing)}"
    return _range_problem(nutrients) or _energy_problem(name, category, nutrients)


def absurdity(name: str, category: str, nutrients: Nutrients) -> str | None:
    """What cannot be true of an answer in which a macronutrient may be unknown (which is not 0), or None.

    Energy must be known: without it there is nothing to log.
    """
    if nutrients.get(Nutrient.ENERGY_KCAL) is None:
        return f"no {Nutrient.ENERGY_KCAL.value}"
    return _range_problem(nutrients) or _energy_problem(name, category, nutrients)


def _range_problem(nutrients: Nutrients) -> str | None:
    if nutrients.energy_kcal > MOST_KCAL:
        return f"{nutrients.energy_kcal} kcal"
    if nutrients.protein_g + nutrients.fat_g + nutrients.carbohydrate_g > MOST_G + 5:
        return "macronutrients weigh more than the food"
    for nutrient, amount in nutrients:
        if nutrient.endswith("_g") and amount > MOST_G:
            return f"{nutrient} {amount}"
        if nutrient.endswith("_mg") and amount > MOST_MG:
            return f"{nutrient} {amount}"
    return None


def _energy_problem(name: str, category: str, nutrients: Nutrients) -> str | None:
    fibre = nutrients.get(Nutrient.FIBRE_G) or ZERO
    alcohol = nutrients.get(Nutrient.ALCOHOL_G)
    upper = 4 * nutrients.protein_g + 9 * nutrients.fat_g + 4 * nutrients.carbohydrate_g + 7 * (alcohol or ZERO)
    lower = upper - 4 * min(fibre, nutrients.carbohydrate_g)
    if nutrients.energy_kcal < lower * Decimal("0.7") - SLACK_KCAL:
        return f"{nutrients.energy_kcal} kcal is too little for its macronutrients ({lower:.0f})"
    if any(nutrients.get(nutrient) is None for nutrient in MACRONUTRIENTS):
        return None  # what is unknown may hold the rest of the energy
    drinkable = alcohol is None and any(word in f"{name} {category}".lower() for word in ALCOHOLIC)
    if not drinkable and nutrients.energy_kcal > upper * Decimal("1.25") + SLACK_KCAL:
        return f"{nutrients.energy_kcal} kcal is too much for its macronutrients ({upper:.0f})"
    return None
