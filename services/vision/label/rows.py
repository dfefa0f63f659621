"""From tokens to the numbers of each field, a column after the other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from vision.label import units
from vision.label.model import Field, Number
from vision.label.numbers import grams, kilocalories
from vision.label.tokens import Token
from vision.label.words import field_of, is_name

_MOST_WORDS_BETWEEN = 4
_MOST_KCAL = 4000.0  # of a whole package; more is another number
_SAME_ENERGY = 0.03  # rounding of either unit
_BEFORE_BASIS = {"на", "в", "per", "in", "ha", "рег", "/"}


@dataclass(frozen=True, slots=True)
class Printed:
    """A number and the word right after it, which may be its unit."""

    token: Token
    after: str


@dataclass(slots=True)
class Row:
    """What stands between a field's name and the next name."""

    field: Field
    printed: list[Printed]


def fields_of(tokens: Sequence[Token]) -> dict[Field, tuple[Number, ...]]:
    """The numbers of every field that has any; of a field named twice those with the most units beside them."""
    found: dict[Field, tuple[Number, ...]] = {}
    certainty: dict[Field, int] = {}
    for row in _rows(tokens):
        numbers = _energy(row.printed) if row.field is Field.ENERGY_KCAL else _grams(row.printed)
        with_unit = sum(_has_unit(one.after) or _is_energy(one.after) for one in row.printed)
        if numbers and with_unit > certainty.get(row.field, -1):
            found[row.field], certainty[row.field] = numbers, with_unit
    return found


def _rows(tokens: Sequence[Token]) -> Iterator[Row]:
    names = [
        index
        for index, token in enumerate(tokens)
        # "saturated fat", "added sugars": the first word decides.
        if is_name(token.text) and not (index and is_name(tokens[index - 1].text))
    ]
    for start, end in pairwise([*names, len(tokens)]):
        named = field_of(tokens[start].text)
        if named is not None:
            yield Row(named, list(_printed(tokens, start, end)))


def _printed(tokens: Sequence[Token], start: int, end: int) -> Iterator[Printed]:
    """The numbers of one row; those that words keep apart from it belong to something else."""
    words_since = 0
    for index in range(start, end):
        token = tokens[index]
        if token.digits and not _is_basis(tokens, index):
            yield Printed(token, _after(tokens, index))
            words_since = 0
        elif token.text.isalpha():
            words_since += 1
        if words_since > _MOST_WORDS_BETWEEN:
            return


def _after(tokens: Sequence[Token], index: int) -> str:
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return "" if following is None or following.starts_line else following.text


def _is_basis(tokens: Sequence[Token], index: int) -> bool:
    """ "на 100 г" says what the table speaks of."""
    before = tokens[index - 1].text if index else ""
    return tokens[index].digits == "100" and before in _BEFORE_BASIS


def _grams(printed: Sequence[Printed]) -> tuple[Number, ...]:
    numbers = [
        grams(one.token.digits, has_unit=units.is_gram(one.after), is_bound=one.token.is_bound)
        for one in printed
        if one.after != "%" and not units.is_smaller(one.after) and not _is_energy(one.after)
    ]
    return tuple(number for number in numbers if number.values)


def _is_energy(word: str) -> bool:
    return units.is_kcal(word) or units.is_kj(word)


def _energy(printed: Sequence[Printed]) -> tuple[Number, ...]:
    kcal = [float(one.token.digits) for one in printed if units.is_kcal(one.after)]
    kilojoules: list[float] = [float(one.token.digits) for one in printed if units.is_kj(one.after)]
    others = [float(one.token.digits) for one in printed if not _is_energy(one.after) and not _has_unit(one.after)]
    if not kcal or (len(kcal) < len(kilojoules) and others):
        pairs = _paired(kcal, kilojoules, others)
    elif len(kilojoules) == len(kcal):
        pairs = list(zip(kcal, kilojoules, strict=True))
    else:
        pairs = [(value, None) for value in kcal]
    return tuple(kilocalories(value, pair) for value, pair in pairs if value <= _MOST_KCAL)


def _has_unit(word: str) -> bool:
    return word == "%" or units.is_gram(word) or units.is_millilitre(word)


def _paired(kcal: list[float], kilojoules: list[float], others: list[float]) -> list[tuple[float, float | None]]:
    """Energies whose units were not read: what is 4.184 times another number is its kilojoules."""
    numbers = [*kcal, *others]
    matched: list[tuple[float, float | None]] = [
        (value, larger)
        for value in numbers
        for larger in [*kilojoules, *others]
        if value and abs(larger / value / units.KCAL_KJ - 1) < _SAME_ENERGY
    ]
    if matched:
        return matched
    if kilojoules and not kcal:
        return [(round(value / units.KCAL_KJ), None) for value in kilojoules]
    return [(value, None) for value in numbers]
