"""From body figures and a wish to a day's energy; each figure on the way is kept, so that the sum can be shown."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from nutrition.domain import energy
from nutrition.domain.goals import Formula, GoalKind
from nutrition.domain.guards import GuardReason, energy_floor, max_pace, reasons_against_loss
from nutrition.domain.macros import reference_weight
from nutrition.domain.user import Activity, Body, LifeStage, Sex

NO_PACE = Decimal(0)
USUAL_PACE = {GoalKind.LOSE: Decimal("0.5"), GoalKind.KEEP: NO_PACE, GoalKind.GAIN: Decimal("0.25")}


_SIGN = {GoalKind.LOSE: -1, GoalKind.KEEP: 0, GoalKind.GAIN: 1}


class Missing(StrEnum):
    """What has to be known before targets can be calculated."""

    SEX = "sex"
    AGE = "age"
    HEIGHT = "height"
    WEIGHT = "weight"
    ACTIVITY = "activity"
    GOAL = "goal"


@dataclass(frozen=True, slots=True)
class Wish:
    """What the person asked for; `pace_kg_per_week` is above 0, or None for the usual one."""

    kind: GoalKind
    pace_kg_per_week: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Calculation:
    """Inputs and results. Energies are kcal a day, paces kg a week and never negative.

    `kind` and `pace` are what the guards left of the wish; `expected_pace` is what the energy target amounts to, which
    is less than `pace` where the energy floor stepped in.
    """

    sex: Sex
    age_years: int
    height_cm: Decimal
    weight_kg: Decimal
    body_fat_percent: Decimal | None
    activity: Activity
    activity_factor: Decimal
    life_stage: LifeStage
    formula: Formula
    bmr_kcal: Decimal
    tdee_kcal: Decimal
    floor_kcal: Decimal
    wanted_kind: GoalKind
    wanted_pace: Decimal
    kind: GoalKind
    pace: Decimal
    expected_pace: Decimal
    energy_kcal: Decimal
    reference_weight_kg: Decimal
    guards: tuple[GuardReason, ...]


def missing_for_targets(body: Body, kind: GoalKind | None) -> tuple[Missing, ...]:
    """What is still unknown, in the order the wizard asks."""
    known = {
        Missing.SEX: body.sex,
        Missing.AGE: body.age_years if body.age_given_on else None,
        Missing.HEIGHT: body.height_cm,
        Missing.WEIGHT: body.weight_kg,
        Missing.ACTIVITY: body.activity,
        Missing.GOAL: kind,
    }
    return tuple(name for name, value in known.items() if value is None)


def calculate(body: Body, wish: Wish, day: date) -> Calculation:
    """The energy target of `body` on `day`.

    Raises ValueError when `missing_for_targets` names anything.
    """
    age = body.age_on(day)
    if body.sex is None or age is None or not body.height_cm or not body.weight_kg or body.activity is None:
        raise ValueError("body figures are missing")
    if body.body_fat_percent is None:
        formula, bmr = Formula.MIFFLIN_ST_JEOR, energy.mifflin_st_jeor(body.sex, body.weight_kg, body.height_cm, age)
    else:
        formula, bmr = Formula.KATCH_MCARDLE, energy.katch_mcardle(body.weight_kg, body.body_fat_percent)
    tdee, floor = energy.total_expenditure(bmr, body.activity), energy_floor(body.sex, bmr)
    kind, pace, guards = _guarded(body, wish, day)
    wanted_energy = tdee + _SIGN[kind] * energy.daily_energy_of_pace(pace)
    target = max(energy.nearest_target(wanted_energy), energy.lowest_target(floor))
    if wanted_energy < floor:
        guards = (*guards, GuardReason.ENERGY_FLOOR)
    return Calculation(
        sex=body.sex,
        age_years=age,
        height_cm=body.height_cm,
        weight_kg=body.weight_kg,
        body_fat_percent=body.body_fat_percent,
        activity=body.activity,
        activity_factor=energy.ACTIVITY_FACTORS[body.activity],
        life_stage=body.life_stage,
        formula=formula,
        bmr_kcal=bmr,
        tdee_kcal=tdee,
        floor_kcal=floor,
        wanted_kind=wish.kind,
        wanted_pace=_wanted_pace(wish, body.weight_kg),
        kind=kind,
        pace=pace,
        expected_pace=max(NO_PACE, _SIGN[kind] * energy.pace_of_daily_energy(target - tdee)),
        energy_kcal=target,
        reference_weight_kg=reference_weight(body.weight_kg, body.height_cm),
        guards=guards,
    )


def _wanted_pace(wish: Wish, weight_kg: Decimal) -> Decimal:
    if wish.kind is GoalKind.KEEP:
        return NO_PACE
    return wish.pace_kg_per_week or min(USUAL_PACE[wish.kind], max_pace(weight_kg))


def _guarded(body: Body, wish: Wish, day: date) -> tuple[GoalKind, Decimal, tuple[GuardReason, ...]]:
    """Goal and pace that the guards allow, with their reasons."""
    if wish.kind is GoalKind.LOSE and (reasons := reasons_against_loss(body, day)):
        return GoalKind.KEEP, NO_PACE, reasons
    weight = body.weight_kg or Decimal(0)
    wanted, limit = _wanted_pace(wish, weight), max_pace(weight)
    if wanted > limit:
        return wish.kind, limit, (GuardReason.PACE_LIMIT,)
    return wish.kind, wanted, ()
