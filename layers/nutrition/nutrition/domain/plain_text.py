"""What people type, brought to one form before it is read: digits, quotes, spaces and letter case."""

import re
import unicodedata
from decimal import Decimal

NUMBER = r"\d{1,5}(?:[.,]\d{1,3})?"

_QUOTES = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201b\u2032\u00b4\u0060\u02b9\u02bc", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u02ba\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
    }
)


def normalise(text: str) -> str:
    """Lower case, ASCII digits, straight quotes, plain hyphens, single spaces; compatibility forms resolved."""
    plain = unicodedata.normalize("NFKC", text.translate(_QUOTES)).translate(_QUOTES).casefold()
    digits = "".join(str(unicodedata.decimal(letter)) if letter.isdecimal() else letter for letter in plain)
    return " ".join(digits.replace("''", '"').split())


def decimal(digits: str) -> Decimal:
    """The value of a match of `NUMBER`."""
    return Decimal(digits.replace(",", "."))


def match(pattern: re.Pattern[str], text: str) -> tuple[str, ...] | None:
    """The groups of a full match, empty text for those that took no part; None when it does not match."""
    found = pattern.fullmatch(text)
    return found and found.groups(default="")
