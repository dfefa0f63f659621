"""The energy cross-check, and what it decides where a number can be read in more than one way."""

from collections.abc import Iterator, Mapping
from itertools import product

from vision.label.model import MACROS, EnergyCheck, Field, Number

_SHARE, _SLACK_KCAL = 0.05, 8.0  # rounding on the label; specific instead of general factors
_MENDING = 0.02  # a mended number must explain this much of the energy
_WEIGHT_G = 105.0
_WHOLE = {Field.SUGARS_G: Field.CARBOHYDRATE_G, Field.SATURATED_FAT_G: Field.FAT_G}

Values = dict[Field, float]


def choose(numbers: Mapping[Field, Number]) -> tuple[Values, EnergyCheck, tuple[Field, ...]]:
    """One value a field, whether the energy agrees, and which fields are not what was read first.

    Energy: 4 kcal a gram of protein and carbohydrate, 9 of fat, 2 of fibre (EU regulation 1169/2011, annex XIV).
    """
    decisive = [one for one in (Field.ENERGY_KCAL, *MACROS) if one in numbers]
    best = min(_combinations(decisive, numbers), key=lambda tried: _cost(tried, numbers))
    # Nothing is mended on a guess: without a proof every number stays what it looks like.
    proven = check(best) is EnergyCheck.AGREES
    values: Values = {one: best[one] if proven else numbers[one].values[0] for one in decisive}
    for other in numbers:
        if other not in values:
            values[other] = _part(numbers[other], values.get(_WHOLE.get(other, other)))
    mended = tuple(one for one in numbers if values[one] != numbers[one].printed)
    return values, check(values), mended


def check(values: Mapping[Field, float]) -> EnergyCheck:
    if any(one not in values for one in (Field.ENERGY_KCAL, *MACROS)):
        return EnergyCheck.IMPOSSIBLE
    return EnergyCheck.DISAGREES if _off(values) > _SHARE else EnergyCheck.AGREES


def _combinations(fields: list[Field], numbers: Mapping[Field, Number]) -> Iterator[Values]:
    for chosen in product(*(numbers[one].values for one in fields)):
        yield dict(zip(fields, chosen, strict=True))


def _cost(values: Values, numbers: Mapping[Field, Number]) -> float:
    mendings = sum(numbers[one].values.index(value) for one, value in values.items())
    too_heavy = sum(values.get(one, 0.0) for one in MACROS) > _WEIGHT_G
    return _off(values) + _MENDING * mendings + (10.0 if too_heavy else 0.0)


def _off(values: Mapping[Field, float]) -> float:
    """By how much the energy is off beyond rounding to whole numbers, as a share of it; 0 when it cannot be told."""
    if any(one not in values for one in (Field.ENERGY_KCAL, *MACROS)):
        return 0.0
    stated = values[Field.ENERGY_KCAL]
    low = 4 * values[Field.PROTEIN_G] + 9 * values[Field.FAT_G] + 4 * values[Field.CARBOHYDRATE_G]
    high = low + 2 * values.get(Field.FIBRE_G, 0.0)
    return max(max(low - stated, stated - high, 0.0) - _SLACK_KCAL, 0.0) / max(stated, 1.0)


def _part(number: Number, whole: float | None) -> float:
    """The first reading that fits into what it is a part of."""
    return next((value for value in number.values if whole is None or value <= whole + 0.1), number.values[0])
