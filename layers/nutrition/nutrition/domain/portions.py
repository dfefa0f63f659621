"""From "two spoons", a picture or nothing at all to grams with an interval.

A food's own household measures come first, with the interval that the table gives them (docs/food_table.md); the tables
here stand in where it has none. All intervals are 80 %; how many of the accuracy card's references they hold, and how
these widths were chosen for it, is in decision 0048.
"""

from collections.abc import Mapping
from decimal import Decimal

from nutrition.domain.food import Food, Portion, Unit
from nutrition.domain.meal import Amount, AmountBasis
from nutrition.domain.nutrients import HUNDRED_GRAMS
from nutrition.errors import InvalidInputError

MAXIMUM_GRAMS = Decimal(5000)
_FALLBACK_PORTION_G = Decimal(100)

# Millilitres of the units that are volumes; UK/US kitchen convention as in language.proto. A food's "millilitre" comes
# first: that is its density (docs/food_table.md).
_VOLUMES_ML: Mapping[Unit, Decimal] = {
    Unit.MILLILITRE: Decimal(1),
    Unit.CUP: Decimal(240),
    Unit.GLASS: Decimal(250),
    Unit.TABLESPOON: Decimal(15),
    Unit.TEASPOON: Decimal(5),
}

# Grams when neither the food nor a related unit says more.
_GENERIC_G: Mapping[Unit, Decimal] = {
    Unit.SLICE: Decimal(30),
    Unit.PLATE: Decimal(250),
    Unit.BOWL: Decimal(300),
    Unit.HANDFUL: Decimal(30),
    Unit.PACK: Decimal(100),
    Unit.CAN: Decimal(330),
    Unit.BOTTLE: Decimal(500),
    Unit.SCOOP: Decimal(30),
    Unit.BAR: Decimal(50),
    Unit.PINCH: Decimal("0.5"),
}

# Units that mean nearly the same amount of a food.
_RELATED: Mapping[Unit, tuple[Unit, ...]] = {
    Unit.PLATE: (Unit.BOWL, Unit.PORTION),
    Unit.BOWL: (Unit.PLATE, Unit.PORTION),
    Unit.SLICE: (Unit.PIECE,),
    Unit.PIECE: (Unit.SLICE, Unit.PORTION),
}

_OWN_UNIT = (Decimal("0.85"), Decimal("1.2"))
_GENERIC_UNIT = (Decimal("0.7"), Decimal("1.35"))
# The part of the table's half-widths that holds 80 % of the references: the smallest step of 0.05 that does on the
# developers' half of the accuracy card's cases (decision 0048).
_OF_THE_TABLES_SPREAD = Decimal("0.65")
_NOBODY_SAID = (Decimal("0.6"), Decimal("1.5"))


def _spread(grams: Decimal, widths: tuple[Decimal, Decimal], basis: AmountBasis) -> Amount:
    return Amount(grams, grams * widths[0], grams * widths[1], basis)


def check_grams(grams: Decimal) -> Decimal:
    """`grams` when a person could have eaten that of one food, else InvalidInputError."""
    if not 0 < grams <= MAXIMUM_GRAMS:
        raise InvalidInputError("error-grams-range", maximum=int(MAXIMUM_GRAMS))
    return grams


def stated(grams: Decimal) -> Amount:
    """The person's own figure: no doubt about it. Raises InvalidInputError for an absurd one."""
    check_grams(grams)
    return Amount(grams, grams, grams, AmountBasis.STATED)


def chosen(grams: Decimal) -> Amount:
    """A portion size tapped on a button: known to about a fifth."""
    return _spread(check_grams(grams), _OWN_UNIT, AmountBasis.CHOSEN)


def usual(grams: Decimal) -> Amount:
    """What the person's own corrections say: as sure as a measured unit of the food."""
    return _spread(grams, _OWN_UNIT, AmountBasis.USUAL)


def hidden_fat(grams: Decimal) -> Amount:
    """Fat that a way of cooking leaves on a food: nobody said how much."""
    return _spread(grams, _NOBODY_SAID, AmountBasis.ASSUMED)


def seen(grams: Decimal, low: Decimal, high: Decimal) -> Amount:
    """The vision service's estimate with its own interval."""
    return Amount(grams, min(low, grams), max(high, grams), AmountBasis.SEEN)


def as_before(grams: Decimal) -> Amount:
    """As much as the person had of it on another day."""
    return _spread(grams, _GENERIC_UNIT, AmountBasis.SEEN)


def assumed(food: Food) -> Amount:
    """The usual portion of a food that nobody gave an amount for."""
    return _spread(food.default_portion_g or _FALLBACK_PORTION_G, _NOBODY_SAID, AmountBasis.ASSUMED)


def of_guess(food: Food, unit: Unit | None) -> Decimal:
    """What one unit of a food weighs, or its usual portion when no unit was named, in g."""
    return (assumed(food) if unit is None else of_quantity(food, Decimal(1), unit)).grams


def assumed_of(food: Food, value: Decimal, unit: Unit) -> Amount:
    """As much as a word in the singular suggests, with the doubt of an amount that nobody said."""
    return _spread(of_quantity(food, value, unit).grams, _NOBODY_SAID, AmountBasis.ASSUMED)


def density_g_per_ml(food: Food) -> Decimal:
    """Grams of one millilitre, read from the food's own volume measures; 1 (water) when it has none."""
    for unit, millilitres in _VOLUMES_ML.items():
        grams = food.portion(unit)
        if grams is not None:
            return grams / millilitres
    return Decimal(1)


def of_quantity(food: Food, value: Decimal, unit: Unit) -> Amount:
    """The amount of `value` × `unit` of a food. Raises InvalidInputError for an absurd one."""
    if unit is Unit.GRAM:
        return stated(value)
    if unit is Unit.MILLILITRE:
        grams = check_grams(value * density_g_per_ml(food))
        return Amount(grams, grams, grams, AmountBasis.STATED)
    if unit is Unit.KILOCALORIE:
        energy = food.per_100g.energy_kcal
        return stated(value * HUNDRED_GRAMS / energy) if energy else assumed(food)
    return _of_household_unit(food, value, unit)


def _of_own_measure(measure: Portion, value: Decimal) -> Amount:
    """With the table's own interval where it has one: the errors of several are alike, large plates are all large."""
    grams = check_grams(value * measure.grams)
    if measure.low is None or measure.high is None:
        return _spread(grams, _OWN_UNIT, AmountBasis.UNIT)
    below, above = (abs(value * bound - grams) * _OF_THE_TABLES_SPREAD for bound in (measure.low, measure.high))
    return Amount(grams, grams - below, grams + above, AmountBasis.UNIT)


def _of_household_unit(food: Food, value: Decimal, unit: Unit) -> Amount:
    own = food.measure(unit)
    if own is not None:
        return _of_own_measure(own, value)
    if unit in _VOLUMES_ML:
        grams = value * _VOLUMES_ML[unit] * density_g_per_ml(food)
        return _spread(check_grams(grams), _GENERIC_UNIT, AmountBasis.UNIT)
    related = [known for other in _RELATED.get(unit, ()) if (known := food.portion(other)) is not None]
    one = next(iter(related), None) or _GENERIC_G.get(unit) or food.default_portion_g or _FALLBACK_PORTION_G
    return _spread(check_grams(value * one), _GENERIC_UNIT, AmountBasis.UNIT)
