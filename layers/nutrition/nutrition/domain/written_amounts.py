"""Amounts that cannot be meant as they are written. The grammar reads only those that can."""

import re

from nutrition.domain.portions import MAXIMUM_GRAMS
from nutrition.errors import InvalidInputError

_ZERO = re.compile(r"(?<![\d.,:/])0+(?:[.,]0+)?\s*(?:г|гр|кг|мл|л|g|gr|kg|ml|l|oz|lb)\b", re.IGNORECASE)
# "200 -250 g" is a range, and "- 200 g" a dash.
_MINUS = re.compile(r"(?:^|[^\d\s]\s+)[-−](?=\d)")


def refuse_zero(text: str) -> None:
    """Raises InvalidInputError for "0 g" and the like: in an edit that removes a food, in a meal it says nothing."""
    if _ZERO.search(text):
        raise out_of_range()


def has_minus(text: str) -> bool:
    """Whether a number is written as a negative one, which in a list of foods is rather a dash."""
    return _MINUS.search(text) is not None


def out_of_range() -> InvalidInputError:
    """What to say about grams that nobody can have eaten."""
    return InvalidInputError("error-grams-range", maximum=int(MAXIMUM_GRAMS))
