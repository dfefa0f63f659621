"""What a formula may never propose. Each guard has a name, so that the edge can say kindly why it stepped in.

Sources: energy floors, 2013 AHA/ACC/TOS guideline, doi:10.1161/01.cir.0000437739.71477.ee (1200-1500 kcal for women,
1500-1800 for men); underweight, WHO Technical Report 894 (BMI below 18.5); pace, Helms et al. 2014,
doi:10.1186/1550-2783-11-20 (0.5-1 % of body weight a week). Decision 0019.
"""

from datetime import date
from decimal import ROUND_FLOOR, Decimal
from enum import StrEnum

from nutrition.domain.energy import body_mass_index
from nutrition.domain.units import HUNDREDTH
from nutrition.domain.user import Body, LifeStage, Sex

ADULT_AGE = 18
LOWEST_HEALTHY_BMI = Decimal("18.5")
MAX_WEEKLY_SHARE = Decimal("0.01")
ENERGY_FLOOR_KCAL = {Sex.FEMALE: Decimal(1200), Sex.MALE: Decimal(1500)}


class GuardReason(StrEnum):
    """The first four turn a loss goal into keeping; the last two change a figure."""

    UNDER_18 = "under_18"
    LOW_BMI = "low_bmi"
    PREGNANT = "pregnant"
    BREASTFEEDING = "breastfeeding"
    PACE_LIMIT = "pace_limit"
    ENERGY_FLOOR = "energy_floor"


def reasons_against_loss(body: Body, day: date) -> tuple[GuardReason, ...]:
    """Why weight loss is not proposed to this body; judges by what is known, empty when nothing speaks against it."""
    reasons = []
    age = body.age_on(day)
    if age is not None and age < ADULT_AGE:
        reasons.append(GuardReason.UNDER_18)
    if body.weight_kg and body.height_cm and body_mass_index(body.weight_kg, body.height_cm) < LOWEST_HEALTHY_BMI:
        reasons.append(GuardReason.LOW_BMI)
    if body.sex is not Sex.MALE and body.life_stage is LifeStage.PREGNANT:
        reasons.append(GuardReason.PREGNANT)
    if body.sex is not Sex.MALE and body.life_stage is LifeStage.BREASTFEEDING:
        reasons.append(GuardReason.BREASTFEEDING)
    return tuple(reasons)


def max_pace(weight_kg: Decimal) -> Decimal:
    """The fastest change proposed, kg a week: 1 % of body weight, rounded down to 0.01."""
    return (weight_kg * MAX_WEEKLY_SHARE).quantize(HUNDREDTH, ROUND_FLOOR)


def energy_floor(sex: Sex, bmr_kcal: Decimal) -> Decimal:
    """The lowest energy target that a formula may give, kcal a day."""
    return max(bmr_kcal, ENERGY_FLOOR_KCAL[sex])
