"""Every number that a person reads in an analysis was computed, none was invented.

The text of an analysis may come from a template or, by configuration, from a language model; both are held to this.
"""

import re
from collections.abc import Iterable
from decimal import Decimal

# A figure as RU and EN texts write it: digits, groups of three after a space or a comma, a decimal sign.
_FIGURE = re.compile(r"\d+(?:[\u00a0\u202f ,]\d{3})*(?:[.,]\d+)?")
_TAG = re.compile(r"<[^>]*>")


def numbers_in(text: str) -> list[Decimal]:
    """The figures of a text, markup left out, in order."""
    return [_value(match.group()) for match in _FIGURE.finditer(_TAG.sub(" ", text))]


def only_known_numbers(text: str, known: Iterable[Decimal]) -> bool:
    """Whether every figure of the text is one of the known ones, as it is or rounded to a whole or to one decimal."""
    allowed = {form for value in known for form in _forms(value)}
    return all(number in allowed for number in numbers_in(text))


def _value(figure: str) -> Decimal:
    grouped = re.sub(r"[\u00a0\u202f ,](?=\d{3}(?!\d))", "", figure)
    return Decimal(grouped.replace(",", ".").replace("\u00a0", "").replace("\u202f", "").replace(" ", ""))


def _forms(value: Decimal) -> set[Decimal]:
    size = abs(value)
    return {size, Decimal(round(size)), round(size, 1)}
