"""Metric and imperial figures: the exact definitions, and the roundings used to show one in the other."""

from decimal import ROUND_HALF_UP, Decimal

# International yard and pound agreement of 1959: both are exact.
KG_PER_POUND = Decimal("0.45359237")
CM_PER_INCH = Decimal("2.54")
POUNDS_PER_STONE = 14
INCHES_PER_FOOT = 12
KJ_PER_KCAL = Decimal("4.184")  # thermochemical calorie, as food labels use it

WHOLE = Decimal(1)
TENTH = Decimal("0.1")
HUNDREDTH = Decimal("0.01")


def rounded(value: Decimal, step: Decimal = WHOLE) -> Decimal:
    """`value` to the decimals of `step`, halves away from zero, as people round by hand."""
    return value.quantize(step, ROUND_HALF_UP)


def kilograms(pounds: Decimal) -> Decimal:
    """kg to 0.01: fine enough for 0.1 lb to come back unchanged."""
    return rounded(pounds * KG_PER_POUND, HUNDREDTH)


def pounds(kilograms: Decimal) -> Decimal:
    """lb to 0.1."""
    return rounded(kilograms / KG_PER_POUND, TENTH)


def centimetres(inches: Decimal) -> Decimal:
    """cm to 0.1."""
    return rounded(inches * CM_PER_INCH, TENTH)


def feet_and_inches(centimetres: Decimal) -> tuple[int, int]:
    """Whole feet and whole inches (0 to 11)."""
    return divmod(int(rounded(centimetres / CM_PER_INCH)), INCHES_PER_FOOT)
