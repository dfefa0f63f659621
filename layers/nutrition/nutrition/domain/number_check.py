"""Every number that a person reads in an analysis was computed, none was invented.

The text of an analysis may come from a template or, by configuration, from a language model; both are held to this.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal

# Groups of three after one kind of separator (RU: a kind of space, EN: a comma), else plain digits; a decimal sign.
_GROUPED = r"[1-9]\d{0,2}([\u00a0\u202f ,])\d{3}(?!\d)(?:\1\d{3}(?!\d))*"
_FIGURE = re.compile(rf"(?:{_GROUPED}|\d+)(?:[.,]\d+)?")
_TAG = re.compile(r"<[^>]*>")
_SEPARATOR = re.compile(r"[\u00a0\u202f ]|,(?=\d{3}(?!\d))")


def numbers_in(text: str) -> list[Decimal]:
    """The figures of a text, markup left out. "½" and "²" are figures too."""
    return list(_numbers(_TAG.sub(" ", text)))


def only_known_numbers(text: str, known: Iterable[Decimal]) -> bool:
    """Whether every figure of the text is one of the known ones, as it is or rounded to a whole or to one decimal."""
    allowed = {form for value in known for form in _forms(value)}
    return all(number in allowed for number in numbers_in(text))


def _numbers(text: str) -> Iterator[Decimal]:
    for match in _FIGURE.finditer(text):
        yield _value(match)
    for sign in text:
        if unicodedata.category(sign) in {"No", "Nl"}:
            yield Decimal(str(unicodedata.numeric(sign)))


def _value(match: "re.Match[str]") -> Decimal:
    figure = match.group()
    if match.group(1) is not None:
        figure = _SEPARATOR.sub("", figure)
    return Decimal(figure.replace(",", "."))


def _forms(value: Decimal) -> set[Decimal]:
    """Rounded half up, as `presentation.numbers` rounds."""
    size = abs(value)
    return {size, size.quantize(Decimal(1), ROUND_HALF_UP), size.quantize(Decimal("0.1"), ROUND_HALF_UP)}
