"""What a printed number may be, when OCR took its unit for a digit or lost its comma."""

from vision.label.model import Number
from vision.label.units import KCAL_KJ

_MOST_G = 100.0


def grams(digits: str, *, has_unit: bool, is_bound: bool = False) -> Number:
    """A number of a row in grams.

    "12.57" without a unit is "12.5 г" whose unit was read as a digit, "59" may be "5 g": the shorter reading comes
    first where there would be one decimal too many, second otherwise. Of "<0,5" half is taken.
    """
    value = float(digits)
    readings = [value]
    whole, _, decimals = digits.partition(".")
    if not has_unit and len(whole + decimals) > 1:
        shorter = float(digits[:-1].rstrip("."))
        readings.insert(0 if len(decimals) > 1 else 1, shorter)
    if not decimals and len(whole) > 1:
        readings.append(value / 10)
    factor = 0.5 if is_bound else 1.0
    possible = [reading * factor for reading in readings if reading <= _MOST_G]
    return Number(value * factor, tuple(dict.fromkeys(possible)))


def kilocalories(value: float, kilojoules: float | None) -> Number:
    """Energy printed in both units: where they disagree, either may be the one that was misread."""
    if kilojoules is None or _same(value, kilojoules / KCAL_KJ):
        return Number(value, (value,))
    if _same(kilojoules, value / KCAL_KJ):  # the two changed places
        return Number(value, (kilojoules,))
    return Number(value, (value, round(kilojoules / KCAL_KJ)))


def _same(kcal: float, other: float) -> bool:
    return abs(kcal - other) <= max(3.0, 0.04 * kcal)
