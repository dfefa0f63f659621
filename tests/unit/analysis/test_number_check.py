"""No invented number reaches a person."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from nutrition.domain.number_check import numbers_in, only_known_numbers

KNOWN = [Decimal("1850.4"), Decimal("64.25"), Decimal("0.5"), Decimal(-120)]


@pytest.mark.parametrize(
    "text",
    [
        "1,850 of it",
        "1\u00a0850 из них",
        "1\u202f850",
        "1 850 ккал",
        "64 г",
        "64,3 г и 64.3 g",
        "<b>1,850.4</b>",
        '<a href="9">64</a>',
        "на 120 больше, −120",
        "½ of it",
        "no figures",
    ],
)
def test_what_was_computed_may_be_said(text: str) -> None:
    assert only_known_numbers(text, KNOWN)


@pytest.mark.parametrize(
    "text",
    [
        "1,851 of it",
        "1\u00a0850\u00a0000",
        "18504",
        "64,25 г, всего 65",
        "64.2",
        "1850 и 3 г",
        "1, 850",
        "¼ of it",
        "64²",
        "٣ г",
        "1e3",
        "12.5 %",
        "2026",
    ],
)
def test_a_tampered_text_is_caught(text: str) -> None:
    assert not only_known_numbers(text, KNOWN)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1 234 567,8", ["1234567.8"]),
        ("1,234,567.8", ["1234567.8"]),
        ("2026 100", ["2026", "100"]),
        ("0,300", ["0.300"]),
        ("5 100", ["5100"]),
        ("1,234 567", ["1234", "567"]),
        ("7, 8", ["7", "8"]),
        ("<b>5</b>6", ["5", "6"]),
    ],
)
def test_figures_are_read_as_both_languages_write_them(text: str, numbers: list[str]) -> None:
    assert numbers_in(text) == [Decimal(number) for number in numbers]


@given(
    st.decimals(min_value=0, max_value=10**7, places=3),
    st.sampled_from(["ru", "en"]),
    st.sampled_from(["1", "0.1"]),
)
def test_every_computed_number_passes_however_it_is_rounded_and_grouped(value: Decimal, locale: str, step: str) -> None:
    """Half up, as the texts round: 162.5 is said as 163."""
    said = format_decimal(value.quantize(Decimal(step), ROUND_HALF_UP), locale=locale)
    assert only_known_numbers(f"x {said} y", [value])
