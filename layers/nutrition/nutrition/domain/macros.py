"""Energy divided into protein, fat, carbohydrate and fibre.

Protein is counted in g per kg of body weight, fat as a share of energy with a floor in g per kg, carbohydrate is the
rest. All are whole grams. What the person set by hand stands; the first figure of carbohydrate, fat, protein that is
not set by hand takes up the difference.

Sources: protein, Leidy et al. 2015, doi:10.3945/ajcn.114.084038 (1.2-1.6 g/kg in weight loss) and Morton et al. 2018,
doi:10.1136/bjsports-2017-097608 (1.6 g/kg when gaining); upper shares of protein and fat and the fibre rule, Institute
of Medicine, "Dietary Reference Intakes for Energy, Carbohydrate, Fiber, Fat…", 2005, doi:10.17226/10490. Decision 0019.
"""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum

from nutrition.domain.goals import GoalKind, Targets
from nutrition.domain.units import TENTH, rounded

PROTEIN_G_PER_KG = {GoalKind.LOSE: Decimal("1.6"), GoalKind.KEEP: Decimal("1.2"), GoalKind.GAIN: Decimal("1.6")}
PROTEIN_SHARE_UNWEIGHED = Decimal("0.20")  # where nobody told the body weight
PROTEIN_SHARE_MAX = Decimal("0.35")
FAT_SHARE = Decimal("0.30")
FAT_SHARE_MAX = Decimal("0.35")
FAT_FLOOR_G_PER_KG = Decimal("0.8")
FIBRE_G_PER_1000_KCAL = 14
KCAL_PER_G_PROTEIN = KCAL_PER_G_CARBOHYDRATE = 4
KCAL_PER_G_FAT = 9
# Above this BMI more weight asks for no more protein or fat: the figures per kg are counted at this BMI's weight.
REFERENCE_BMI_MAX = 30


class TargetField(StrEnum):
    """The fields of `Targets` that a person may set by hand."""

    ENERGY = "energy_kcal"
    PROTEIN = "protein_g"
    FAT = "fat_g"
    CARBOHYDRATE = "carbohydrate_g"
    FIBRE = "fibre_g"


HandSet = Mapping[TargetField, Decimal]


def reference_weight(weight_kg: Decimal, height_cm: Decimal) -> Decimal:
    """Body weight that protein and fat are counted by, kg to 0.1."""
    return rounded(min(weight_kg, REFERENCE_BMI_MAX * (height_cm / 100) ** 2), TENTH)


def energy_of(targets: Targets) -> Decimal:
    """kcal of the macronutrients together."""
    protein_and_carbohydrate = (targets.protein_g + targets.carbohydrate_g) * KCAL_PER_G_PROTEIN
    return protein_and_carbohydrate + targets.fat_g * KCAL_PER_G_FAT


def divide(energy_kcal: Decimal, kind: GoalKind, weight_kg: Decimal | None, hand_set: HandSet) -> Targets:
    """Daily targets for this energy; `weight_kg` is the reference weight, None when unknown.

    A figure of `hand_set` is taken as it is, energy too.
    """
    energy = hand_set.get(TargetField.ENERGY, energy_kcal)
    targets = Targets(
        energy_kcal=energy,
        protein_g=hand_set.get(TargetField.PROTEIN, _protein(energy, kind, weight_kg)),
        fat_g=hand_set.get(TargetField.FAT, _fat(energy, weight_kg)),
        carbohydrate_g=hand_set.get(TargetField.CARBOHYDRATE, Decimal(0)),
        fibre_g=hand_set.get(TargetField.FIBRE, rounded(energy * FIBRE_G_PER_1000_KCAL / 1000)),
    )
    return _with_the_rest(targets, hand_set)


def _protein(energy: Decimal, kind: GoalKind, weight_kg: Decimal | None) -> Decimal:
    if weight_kg is None:
        return rounded(energy * PROTEIN_SHARE_UNWEIGHED / KCAL_PER_G_PROTEIN)
    return rounded(min(weight_kg * PROTEIN_G_PER_KG[kind], energy * PROTEIN_SHARE_MAX / KCAL_PER_G_PROTEIN))


def _fat(energy: Decimal, weight_kg: Decimal | None) -> Decimal:
    floor = (weight_kg or Decimal(0)) * FAT_FLOOR_G_PER_KG
    usual, most = energy * FAT_SHARE / KCAL_PER_G_FAT, energy * FAT_SHARE_MAX / KCAL_PER_G_FAT
    return rounded(min(max(usual, floor), most))


def _with_the_rest(targets: Targets, hand_set: HandSet) -> Targets:
    """The difference to the energy put into what is not set by hand; nothing goes below 0."""
    rest = targets.energy_kcal - energy_of(targets)
    if TargetField.CARBOHYDRATE not in hand_set:
        carbohydrate = _at_least_0(rest / KCAL_PER_G_CARBOHYDRATE)
        return replace(targets, carbohydrate_g=carbohydrate)
    if TargetField.FAT not in hand_set:
        return replace(targets, fat_g=_at_least_0(targets.fat_g + rest / KCAL_PER_G_FAT))
    if TargetField.PROTEIN not in hand_set:
        return replace(targets, protein_g=_at_least_0(targets.protein_g + rest / KCAL_PER_G_PROTEIN))
    return targets


def _at_least_0(grams: Decimal) -> Decimal:
    return max(Decimal(0), rounded(grams))
