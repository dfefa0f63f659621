"""Numbers as people write them."""

import pytest

from language.text.fractions import parse_number
from language.text.morphology import Morphology
from language.text.numerals import Numerals
from language.text.tokens import tokenize
from language.text.words import load_synonyms

NUMERALS = Numerals(Morphology(load_synonyms()))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2,5", 2.5),
        ("2.5", 2.5),
        ("1/2", 0.5),
        ("½", 0.5),
        ("1½", 1.5),
        ("1 1/2", 1.5),
        ("150-200", 175),
        ("2–3", 2.5),
        ("250/150", 250),
        ("1/0", 0),
    ],
)
def test_digits(text: str, value: float) -> None:
    assert parse_number(text) == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("две", 2),
        ("двумя", 2),
        ("пару", 2),
        ("полтора", 1.5),
        ("полутора", 1.5),
        ("двести пятьдесят", 250),
        ("сто двадцать пять", 125),
        ("две с половиной", 2.5),
        ("три четверти", 0.75),
        ("половину", 0.5),
        ("десяток", 10),
        ("полторы тысячи", 1500),
        ("two", 2),
        ("a couple of", 2),
        ("a dozen", 12),
        ("half a dozen", 6),
        ("half an", 0.5),
        ("one and a half", 1.5),
        ("2 and a half", 2.5),
        ("two hundred fifty", 250),
        ("three quarters of a", 0.75),
        ("a", 1),
    ],
)
def test_words(text: str, value: float) -> None:
    tokens = tokenize(text)
    number = NUMERALS.read(tokens, 0)
    assert number is not None
    assert number.value == pytest.approx(value)
    assert number.end == len(tokens)


@pytest.mark.parametrize("text", ["гречка", "a few", "0", "of"])
def test_other_words_are_no_numbers(text: str) -> None:
    assert NUMERALS.read(tokenize(text), 0) is None
