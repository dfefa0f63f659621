"""Energy needs of a body. Every result that a person is shown is rounded here, so that the sum can be checked by hand.

Sources: Mifflin et al. 1990, doi:10.1093/ajcn/51.2.241; Cunningham 1991, doi:10.1093/ajcn/54.6.963 (the equation that
McArdle, Katch & Katch, "Exercise Physiology", made known as Katch-McArdle); Wishnofsky 1958,
doi:10.1093/ajcn/6.5.542 (energy of body weight). Decision 0019.
"""

from collections.abc import Mapping
from decimal import ROUND_CEILING, Decimal

from nutrition.domain.units import TENTH, rounded
from nutrition.domain.user import Activity, Sex

# The usual multipliers of BMR by activity class; a convention of practice, inside the range of physical activity
# levels of FAO/WHO/UNU, "Human energy requirements", 2004 (1.40 to 2.40) but for its lowest classes.
ACTIVITY_FACTORS: Mapping[Activity, Decimal] = {
    Activity.SEDENTARY: Decimal("1.2"),
    Activity.LIGHT: Decimal("1.375"),
    Activity.MODERATE: Decimal("1.55"),
    Activity.HIGH: Decimal("1.725"),
    Activity.VERY_HIGH: Decimal("1.9"),
}
KCAL_PER_KG = Decimal(7700)
DAYS_PER_WEEK = 7
ENERGY_STEP = 10  # targets are multiples of 10 kcal: finer would claim what no formula knows


def mifflin_st_jeor(sex: Sex, weight_kg: Decimal, height_cm: Decimal, age_years: int) -> Decimal:
    """Basal metabolic rate in whole kcal a day: 10 kg + 6.25 cm - 5 years, + 5 for men, - 161 for women."""
    constant = 5 if sex is Sex.MALE else -161
    return rounded(10 * weight_kg + Decimal("6.25") * height_cm - 5 * age_years + constant)


def lean_mass(weight_kg: Decimal, body_fat_percent: Decimal) -> Decimal:
    """Fat-free mass in kg, to 0.1."""
    return rounded(weight_kg * (100 - body_fat_percent) / 100, TENTH)


def katch_mcardle(weight_kg: Decimal, body_fat_percent: Decimal) -> Decimal:
    """Basal metabolic rate in whole kcal a day: 370 + 21.6 kg of lean mass."""
    return rounded(370 + Decimal("21.6") * lean_mass(weight_kg, body_fat_percent))


def total_expenditure(bmr_kcal: Decimal, activity: Activity) -> Decimal:
    """TDEE in whole kcal a day."""
    return rounded(bmr_kcal * ACTIVITY_FACTORS[activity])


def daily_energy_of_pace(pace_kg_per_week: Decimal) -> Decimal:
    """Whole kcal a day that make this change of weight."""
    return rounded(pace_kg_per_week * KCAL_PER_KG / DAYS_PER_WEEK)


def pace_of_daily_energy(kcal: Decimal) -> Decimal:
    """kg a week, to 0.1, that this daily surplus (above 0) or deficit (below 0) makes."""
    return rounded(kcal * DAYS_PER_WEEK / KCAL_PER_KG, TENTH)


def nearest_target(kcal: Decimal) -> Decimal:
    """The nearest multiple of 10 kcal, halves up."""
    return rounded(kcal / ENERGY_STEP) * ENERGY_STEP


def lowest_target(floor_kcal: Decimal) -> Decimal:
    """The first multiple of 10 kcal that is not below `floor_kcal`."""
    return (floor_kcal / ENERGY_STEP).to_integral_value(ROUND_CEILING) * ENERGY_STEP


def body_mass_index(weight_kg: Decimal, height_cm: Decimal) -> Decimal:
    """kg/m², to 0.1."""
    return rounded(weight_kg / (height_cm / 100) ** 2, TENTH)
