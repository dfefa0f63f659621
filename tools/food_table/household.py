"""USDA household weights ("1 cup, chopped", "1 medium (3" dia)") read into the product's units."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from nutrition.domain.food import Unit
from tools.food_table.model import HouseholdPortion

US_FLUID_OUNCE_ML = Decimal("29.5735")
US_CUP_ML = Decimal("236.588")
GLASS_ML = Decimal(250)
SMALLEST_G, LARGEST_G = Decimal("0.1"), Decimal(2000)

PIECES = (
    r"(fruit|egg|sandwich|burger|bagel|cookie|croissant|doughnut|muffin|biscuit|pancake|waffle|tortilla|roll|potato|"
    r"pepper|breast|thigh|drumstick|leg|wing|fillet|steak|chop|patty|link|frankfurter|sausage|burrito|taco|enchilada|"
    r"pita|ear|pastry|eclair|cracker|nut|cherry|grape|olive|item|piece|each|unit|individual|tamale|hot ?dog|cake|pie|"
    r"wafer)s?\b"
)
# In the order in which the words are tried. The number is a preference among weights that give the same unit: a medium
# fruit is the piece that people mean, a large or a small one only when there is no medium.
RULES: tuple[tuple[re.Pattern[str], Unit, int], ...] = tuple(
    (re.compile(pattern), unit, rank)
    for pattern, unit, rank in (
        (r"(fl oz|fluid ounce)s?$|(fl oz|fluid ounce)s?\b(?! can)", Unit.MILLILITRE, 0),
        (r"cups?,? *(\(8 fl oz\))?$", Unit.CUP, 0),
        (r"cups?,? (cooked|halves|whole|pieces|slices|sliced|chopped|diced|shredded|cubes)", Unit.CUP, 1),
        (r"cups?\b", Unit.CUP, 2),
        (r"(tbsp|tablespoons?)\b", Unit.TABLESPOON, 0),
        (r"(tsp|teaspoons?)\b", Unit.TEASPOON, 0),
        (r"(medium|large|small|thin|thick|regular)? ?(slices?|wedges?|spears?)\b", Unit.SLICE, 0),
        (r"scoops?\b", Unit.SCOOP, 0),
        (r"bars?\b", Unit.BAR, 0),
        (r"cans?\b", Unit.CAN, 0),
        (r"bottles?\b", Unit.BOTTLE, 0),
        (r"(packages?|packets?|bags?|pouch|container|box)\b(?!.*yields?)", Unit.PACK, 0),
        (r"(nlea )?(serving|portion|meal|order)s?\b", Unit.PORTION, 0),
        (r"(medium\b|.* medium\b)", Unit.PIECE, 0),
        (PIECES, Unit.PIECE, 1),
        (r"(large|extra large)\b", Unit.PIECE, 2),
        (r"small\b", Unit.PIECE, 3),
    )
)


@dataclass(frozen=True, slots=True)
class Weight:
    """One line of WEIGHT.txt: `amount` of what `description` says weighs `grams`."""

    amount: Decimal
    description: str
    grams: Decimal


def read_weights(weights: Iterable[Weight]) -> tuple[HouseholdPortion, ...]:
    """One portion a unit, in the order of `Unit`; lines that name no kitchen unit are left out."""
    best: dict[Unit, tuple[int, HouseholdPortion]] = {}
    for weight in weights:
        found = _read(weight)
        if found and (found[1].unit not in best or found[0] < best[found[1].unit][0]):
            best[found[1].unit] = found
    portions = {unit: portion for unit, (_, portion) in best.items()}
    _add_glass(portions)
    return tuple(portions[unit] for unit in Unit if unit in portions)


def _read(weight: Weight) -> tuple[int, HouseholdPortion] | None:
    text = weight.description.lower().strip()
    if weight.amount <= 0:
        return None
    for pattern, unit, rank in RULES:
        if pattern.match(text):
            each = weight.grams / weight.amount
            if unit is Unit.MILLILITRE:
                each /= US_FLUID_OUNCE_ML
            if not SMALLEST_G <= each <= LARGEST_G:
                return None
            return rank, HouseholdPortion(unit, each.quantize(Decimal("0.001")), f"{weight.amount:f} {text}")
    return None


def _add_glass(portions: dict[Unit, HouseholdPortion]) -> None:
    """A glass (250 ml) of what is measured by volume weighs what its density says."""
    if Unit.GLASS in portions:
        return
    if millilitre := portions.get(Unit.MILLILITRE):
        density = millilitre.grams
    elif cup := portions.get(Unit.CUP):
        density = cup.grams / US_CUP_ML
    else:
        return
    portions[Unit.GLASS] = HouseholdPortion(Unit.GLASS, (density * GLASS_ML).quantize(Decimal("0.1")), "250 ml")
