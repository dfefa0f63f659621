"""Height and weight as people write them, metric or imperial.

A written unit decides; a bare number is read in the unit system that the person uses, and height also by what is
plausible. Nothing is guessed from a number that would be implausible in that system: it may be a slip.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from nutrition.domain.plain_text import NUMBER, decimal, match, normalise
from nutrition.domain.units import INCHES_PER_FOOT, POUNDS_PER_STONE, TENTH, centimetres, kilograms, rounded
from nutrition.domain.user import UnitSystem
from nutrition.errors import InvalidInputError

HEIGHT_CM = (Decimal(100), Decimal(250))
WEIGHT_KG = (Decimal(25), Decimal(350))
HEIGHT_IN = (Decimal(48), Decimal(96))  # bare numbers only

_INCH = r"(?:\"|in\.?|inch|inches|дюйм\w*)"
_FOOT = r"(?:'|ft\.?|foot|feet|фут\w*)"
_CENTIMETRES = re.compile(rf"({NUMBER}) ?(?:cm|см|centimet\w+|сантиметр\w*)\.?")
_METRES = re.compile(r"([12])(?:[.,](\d{1,2}))? ?(?:m|м|met(?:er|re)s?|метр\w*)\.?(?: ?(\d{1,2}) ?(?:cm|см)?\.?)?")
_BARE_METRES = re.compile(r"([12])[.,](\d{1,2})")
_FEET = re.compile(rf"(\d) ?{_FOOT},? ?(?:and |и )?(?:(\d{{1,2}}(?:[.,]\d{{1,2}})?) ?{_INCH}?)?")
_BARE_FEET = re.compile(r"([4-7])[., ](\d{1,2})")
_INCHES = re.compile(rf"({NUMBER}) ?{_INCH}")
_BARE = re.compile(rf"({NUMBER})")
_POUND = r"(?:lbs?\.?|pounds?|фунт\w*)"
_KILOGRAMS = re.compile(rf"({NUMBER}) ?(?:kgs?|kilo\w*|кг|кило\w*)\.?")
_POUNDS = re.compile(rf"({NUMBER}) ?{_POUND}")
_STONES = re.compile(rf"(\d{{1,2}}) ?(?:st\.?|stones?|стоун\w*),? ?(?:(\d{{1,2}}(?:[.,]\d)?) ?{_POUND}?)?")


@dataclass(frozen=True, slots=True)
class Measure:
    """`value` in the field's metric unit (cm, kg, kg a week); `units` is the system that it was written in."""

    value: Decimal
    units: UnitSystem


def read_height(text: str, units: UnitSystem) -> Measure:
    """Height in cm to 0.1: "180", "1,80 м", "5'11", "71 in". Raises InvalidInputError."""
    plain = normalise(text)
    measure = _metric_height(plain) or _imperial_height(plain) or _bare_height(plain, units)
    return _within(measure, HEIGHT_CM, "error-height")


def read_weight(text: str, units: UnitSystem) -> Measure:
    """Weight in kg to 0.01: "80,5 кг", "165 lb", "11 st 4". Raises InvalidInputError."""
    plain = normalise(text)
    measure = None
    if found := match(_KILOGRAMS, plain):
        measure = Measure(decimal(found[0]), UnitSystem.METRIC)
    elif found := match(_POUNDS, plain):
        measure = Measure(kilograms(decimal(found[0])), UnitSystem.IMPERIAL)
    elif found := match(_STONES, plain):
        pounds = int(found[0]) * POUNDS_PER_STONE + decimal(found[1] or "0")
        measure = Measure(kilograms(pounds), UnitSystem.IMPERIAL)
    elif found := match(_BARE, plain):
        value = decimal(found[0])
        measure = Measure(kilograms(value) if units is UnitSystem.IMPERIAL else value, units)
    return _within(measure, WEIGHT_KG, "error-weight")


def _metric_height(plain: str) -> Measure | None:
    if found := match(_CENTIMETRES, plain):
        return Measure(rounded(decimal(found[0]), TENTH), UnitSystem.METRIC)
    if found := match(_METRES, plain):
        metres, tenths, centimetre_part = found
        if tenths and centimetre_part:
            return None
        value = decimal(f"{metres}.{tenths or '0'}") * 100 + int(centimetre_part or "0")
        return Measure(rounded(value, TENTH), UnitSystem.METRIC)
    return None


def _imperial_height(plain: str) -> Measure | None:
    if found := match(_FEET, plain):
        return _feet(found[0], found[1] or "0", UnitSystem.IMPERIAL)
    if found := match(_INCHES, plain):
        return Measure(centimetres(decimal(found[0])), UnitSystem.IMPERIAL)
    return None


def _bare_height(plain: str, units: UnitSystem) -> Measure | None:
    """Written without a unit: the system stays the person's own."""
    if found := match(_BARE_METRES, plain):
        return Measure(rounded(decimal(f"{found[0]}.{found[1]}") * 100, TENTH), units)
    if units is UnitSystem.IMPERIAL and (found := match(_BARE_FEET, plain)):
        return _feet(found[0], found[1], units)
    if found := match(_BARE, plain):
        value = decimal(found[0])
        in_inches = units is UnitSystem.IMPERIAL and HEIGHT_IN[0] <= value <= HEIGHT_IN[1]
        return Measure(centimetres(value) if in_inches else rounded(value, TENTH), units)
    return None


def _feet(feet: str, inches: str, units: UnitSystem) -> Measure | None:
    if decimal(inches) >= INCHES_PER_FOOT:
        return None
    return Measure(centimetres(int(feet) * INCHES_PER_FOOT + decimal(inches)), units)


def _within(measure: Measure | None, bounds: tuple[Decimal, Decimal], text_key: str) -> Measure:
    """`measure`, or the reason why not: `text_key` when it could not be read, with "-range" when nobody has it."""
    if measure is None:
        raise InvalidInputError(text_key)
    if not bounds[0] <= measure.value <= bounds[1]:
        raise InvalidInputError(f"{text_key}-range")
    return measure
