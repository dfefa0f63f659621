"""Age, body fat, pace and hand-set targets as people write them."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from nutrition.domain.macros import TargetField
from nutrition.domain.measures import Measure
from nutrition.domain.plain_text import NUMBER, decimal, match, normalise
from nutrition.domain.units import KJ_PER_KCAL, TENTH, kilograms, rounded
from nutrition.domain.user import UnitSystem
from nutrition.errors import InvalidInputError

Bounds = tuple[Decimal, Decimal]

AGE_YEARS = (13, 110)  # Telegram is not for younger people
BODY_FAT_PERCENT = (Decimal(3), Decimal(70))
PACE_KG_PER_WEEK = (Decimal("0.05"), Decimal(2))
TARGETS: dict[TargetField, Bounds] = {
    TargetField.ENERGY: (Decimal(800), Decimal(6000)),
    TargetField.PROTEIN: (Decimal(10), Decimal(400)),
    TargetField.FAT: (Decimal(10), Decimal(400)),
    TargetField.CARBOHYDRATE: (Decimal(0), Decimal(1000)),
    TargetField.FIBRE: (Decimal(5), Decimal(100)),
}

_AGE = re.compile(r"(?:мне |i'm |i am )?(\d{1,3}) ?(?:лет|год|года|years?(?: old)?|y\.?o\.?)?\.?")
_BIRTH_YEAR = re.compile(r"(?:born(?: in)? )?((?:19|20)\d\d) ?(?:г\.? ?р\.?|год(?:а)? рождения)?")
_PERCENT = re.compile(rf"({NUMBER}) ?(?:%|percent|процент\w*)?")
_A_WEEK = r"(?: ?(?:/|в|a|per) ?(?:нед\w*\.?|week|wk))?"
_PACE_KG = re.compile(rf"({NUMBER}) ?(?:kgs?|кг|кило\w*|kilo\w*)\.?{_A_WEEK}")
_PACE_G = re.compile(rf"(\d{{2,4}}) ?(?:g|г|гр|gram\w*|грамм\w*)\.?{_A_WEEK}")
_PACE_LB = re.compile(rf"({NUMBER}) ?(?:lbs?|pounds?|фунт\w*)\.?{_A_WEEK}")
_PACE_BARE = re.compile(rf"({NUMBER}){_A_WEEK}")
_ENERGY = re.compile(rf"({NUMBER}) ?(?:kcal|k?cals?|calories|ккал|калори\w*)?\.?")
_KILOJOULES = re.compile(rf"({NUMBER}) ?(?:kj|кдж)\.?")
_GRAMS = re.compile(rf"({NUMBER}) ?(?:g|г|гр|grams?|грамм\w*)?\.?")
_THOUSANDS = re.compile(r"(?<=\b\d)[ .,](?=\d{3}\b)")


@dataclass(frozen=True, slots=True)
class Age:
    """Full years on the day `given_on`."""

    years: int
    given_on: date


def read_age(text: str, today: date) -> Age:
    """Age, or the year of birth: then the youngest that the person can be. Raises InvalidInputError."""
    plain = normalise(text)
    if found := match(_BIRTH_YEAR, plain):
        # Whoever was born that year is at least this old, and turns older by 31 December: an adult's guard holds.
        age = Age(today.year - int(found[0]) - 1, date(today.year - 1, 12, 31))
    elif found := match(_AGE, plain):
        age = Age(int(found[0]), today)
    else:
        raise InvalidInputError("error-age")
    if not AGE_YEARS[0] <= age.years <= AGE_YEARS[1]:
        raise InvalidInputError("error-age-range", low=AGE_YEARS[0], high=AGE_YEARS[1])
    return age


def read_body_fat(text: str) -> Decimal:
    """Body fat in % to 0.1. Raises InvalidInputError."""
    found = match(_PERCENT, normalise(text))
    if found is None:
        raise InvalidInputError("error-body-fat")
    return _within(rounded(decimal(found[0]), TENTH), BODY_FAT_PERCENT, "error-body-fat-range")


def read_pace(text: str, units: UnitSystem) -> Measure:
    """Pace in kg a week to 0.01, without a sign; a bare number is in the person's units. Raises InvalidInputError."""
    plain = normalise(text)
    if found := match(_PACE_KG, plain):
        measure = Measure(decimal(found[0]), UnitSystem.METRIC)
    elif found := match(_PACE_G, plain):
        measure = Measure(decimal(found[0]) / 1000, UnitSystem.METRIC)
    elif found := match(_PACE_LB, plain):
        measure = Measure(kilograms(decimal(found[0])), UnitSystem.IMPERIAL)
    elif found := match(_PACE_BARE, plain):
        value = decimal(found[0])
        measure = Measure(kilograms(value) if units is UnitSystem.IMPERIAL else value, units)
    else:
        raise InvalidInputError("error-pace")
    _within(measure.value, PACE_KG_PER_WEEK, "error-pace-range")
    return measure


def read_target(text: str, field: TargetField) -> Decimal:
    """A hand-set daily target, whole kcal or g; energy may be in kJ. Raises InvalidInputError."""
    plain = normalise(text)
    if field is TargetField.ENERGY:
        value = _energy(_THOUSANDS.sub("", plain))
        return _within(value, TARGETS[field], "error-target-energy")
    found = match(_GRAMS, plain)
    value = rounded(decimal(found[0])) if found else None
    return _within(value, TARGETS[field], "error-target-grams")


def _energy(plain: str) -> Decimal | None:
    if found := match(_KILOJOULES, plain):
        return rounded(decimal(found[0]) / KJ_PER_KCAL)
    found = match(_ENERGY, plain)
    return rounded(decimal(found[0])) if found else None


def _within(value: Decimal | None, bounds: Bounds, text_key: str) -> Decimal:
    if value is None or not bounds[0] <= value <= bounds[1]:
        raise InvalidInputError(text_key, low=float(bounds[0]), high=float(bounds[1]))
    return value
