"""Goals and daily targets as they are stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum


class GoalKind(StrEnum):
    LOSE = "lose"
    KEEP = "keep"
    GAIN = "gain"


class Formula(StrEnum):
    """Where the basal metabolic rate came from."""

    MIFFLIN_ST_JEOR = "mifflin_st_jeor"
    KATCH_MCARDLE = "katch_mcardle"
    MANUAL = "manual"


@dataclass(frozen=True, slots=True)
class Targets:
    """Daily targets: energy in kcal, the rest in g."""

    energy_kcal: Decimal
    protein_g: Decimal
    fat_g: Decimal
    carbohydrate_g: Decimal
    fibre_g: Decimal


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal from `valid_from` until the next one replaces it.

    `inputs` are the figures that the formula was given (JSON values), so that the message can show the sum;
    `manual` names the fields of `targets` that the person set by hand and that a recalculation keeps.
    """

    kind: GoalKind
    pace_kg_per_week: Decimal
    targets: Targets
    formula: Formula
    valid_from: datetime
    inputs: Mapping[str, str | int | float] = field(default_factory=dict)
    manual: frozenset[str] = frozenset()
    valid_to: datetime | None = None
