"""Whether the numbers of the reviewed rows can be true, more strictly than for USDA's own rows."""

from collections.abc import Container, Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

from nutrition.domain.nutrients import ZERO, Nutrient, Nutrients
from nutrition.domain.plausibility import implausibility, incompleteness
from tools.food_table.cookbook import Recipe
from tools.food_table.model import FoodRow, Source
from tools.food_table.tables import read_table

MOST_G = Decimal(103)  # protein, fat, carbohydrate and alcohol of 100 g, with what rounding may add
SLACK, SLACK_KCAL = Decimal("0.12"), Decimal(12)


def lint_rows(
    rows: Iterable[FoodRow],
    recipes: Mapping[str, Recipe],
    exceptions: Container[str],
    unknown: Mapping[str, Container[Nutrient]] = MappingProxyType({}),
) -> list[str]:
    """Every problem of the numbers that came out.

    `exceptions` are keys whose energy USDA counts by other factors, `unknown` what may be unknown of a dish.
    """
    problems = []
    for row in rows:
        if text := row_problem(row.name_en, row.category, row.per_100g) or _problem(row, row.key in exceptions):
            problems.append(f"{row.key}: {text}")
        if row.source is Source.COMPUTED:
            problems += [
                f"{row.key}: {text}"
                for text in _dish_problems(row.per_100g, recipes[row.key], unknown.get(row.key, ()))
            ]
    return problems


def row_problem(name: str, category: str, per_100g: Nutrients) -> str | None:
    """What is missing of a USDA row, or cannot be true; None when it is sound."""
    return incompleteness(per_100g) or implausibility(per_100g, name=f"{name} {category}")


def read_exceptions(path: Path) -> set[str]:
    """Lines of key and reason."""
    return {key for key, _ in read_table(path, columns=2)}


def atwater_kcal(nutrients: Nutrients) -> Decimal:
    """4 P + 9 F + 4 (C − fibre) + 2 fibre + 7 alcohol: USDA's carbohydrate is by difference and holds the fibre.

    Factors of Regulation (EU) 1169/2011, annex XIV.
    """
    fibre = min(nutrients.get(Nutrient.FIBRE_G) or ZERO, nutrients.carbohydrate_g)
    alcohol = nutrients.get(Nutrient.ALCOHOL_G) or ZERO
    digestible = nutrients.carbohydrate_g - fibre
    return 4 * nutrients.protein_g + 9 * nutrients.fat_g + 4 * digestible + 2 * fibre + 7 * alcohol


def _problem(row: FoodRow, is_exception: bool) -> str | None:
    nutrients = row.per_100g
    macros = nutrients.protein_g + nutrients.fat_g + nutrients.carbohydrate_g
    if macros + (nutrients.get(Nutrient.ALCOHOL_G) or ZERO) > MOST_G:
        return "macronutrients and alcohol weigh more than the food"
    if (nutrients.get(Nutrient.SATURATED_FAT_G) or ZERO) > nutrients.fat_g + Decimal("0.5"):
        return "more saturated fat than fat"
    expected = atwater_kcal(nutrients)
    if not is_exception and abs(nutrients.energy_kcal - expected) > SLACK * expected + SLACK_KCAL:
        return f"{nutrients.energy_kcal:.0f} kcal, but its macronutrients make {expected:.0f}"
    return None


def _dish_problems(nutrients: Nutrients, recipe: Recipe, may_be_unknown: Container[Nutrient]) -> Iterable[str]:
    low, high = recipe.kcal_range
    if not low <= nutrients.energy_kcal <= high:
        yield f"{nutrients.energy_kcal:.0f} kcal, {low}–{high} expected"
    missing = [each for each in Nutrient if nutrients.get(each) is None]
    if unknown := [each.value for each in missing if each not in may_be_unknown]:
        yield f"unknown {', '.join(unknown)}"
