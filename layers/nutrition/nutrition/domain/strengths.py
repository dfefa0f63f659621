"""What went well in a session; thresholds and their sources in `domain.findings`."""

from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum

from nutrition.domain.facts import KCAL_PER_G_CARBOHYDRATE, KCAL_PER_G_FAT, KCAL_PER_G_PROTEIN, SessionFacts
from nutrition.domain.nutrients import Nutrient

FIBRE_G_PER_1000_KCAL = Decimal(14)


class Strength(StrEnum):
    PROTEIN = "protein"
    FIBRE = "fibre"
    BALANCED = "balanced"
    ON_TARGET = "on-target"
    LITTLE_SATURATED_FAT = "little-saturated-fat"
    LOGGED = "logged"


Found = tuple[Strength, Decimal | None]


def find_strength(facts: SessionFacts) -> Found:
    """The first that holds, in the order of what matters most, with its amount in g."""
    return next(found for look in _STRENGTHS if (found := look(facts)) is not None)


def _protein_rich(facts: SessionFacts) -> Found | None:
    share = facts.energy_share(facts.eaten.get(Nutrient.PROTEIN_G), KCAL_PER_G_PROTEIN)
    if share is None or share < Decimal("0.20") or facts.eaten.protein_g < 20:
        return None
    return Strength.PROTEIN, facts.eaten.protein_g


def _fibre_rich(facts: SessionFacts) -> Found | None:
    fibre = facts.eaten.get(Nutrient.FIBRE_G)
    if fibre is None or fibre < 5 or fibre * 1000 < FIBRE_G_PER_1000_KCAL * facts.eaten.energy_kcal:
        return None
    return Strength.FIBRE, fibre


def _balanced(facts: SessionFacts) -> Found | None:
    protein = facts.energy_share(facts.whole_of(Nutrient.PROTEIN_G), KCAL_PER_G_PROTEIN)
    fat = facts.energy_share(facts.whole_of(Nutrient.FAT_G), KCAL_PER_G_FAT)
    carbohydrate = facts.energy_share(facts.whole_of(Nutrient.CARBOHYDRATE_G), KCAL_PER_G_CARBOHYDRATE)
    if protein is None or fat is None or carbohydrate is None:
        return None
    within = (
        Decimal("0.10") <= protein <= Decimal("0.35")
        and Decimal("0.20") <= fat <= Decimal("0.35")
        and Decimal("0.45") <= carbohydrate <= Decimal("0.65")
    )
    return (Strength.BALANCED, None) if within else None


def _on_target(facts: SessionFacts) -> Found | None:
    filled = facts.day_filled
    if filled is None or facts.day_is_small or not Decimal("0.85") <= filled <= Decimal("1.05"):
        return None
    return Strength.ON_TARGET, None


def _little_saturated_fat(facts: SessionFacts) -> Found | None:
    share = facts.energy_share(facts.whole_of(Nutrient.SATURATED_FAT_G), KCAL_PER_G_FAT)
    return None if share is None or share > Decimal("0.07") else (Strength.LITTLE_SATURATED_FAT, None)


def _logged(_facts: SessionFacts) -> Found:
    return Strength.LOGGED, None


_STRENGTHS: tuple[Callable[[SessionFacts], Found | None], ...] = (
    _protein_rich,
    _fibre_rich,
    _on_target,
    _balanced,
    _little_saturated_fat,
    _logged,
)
