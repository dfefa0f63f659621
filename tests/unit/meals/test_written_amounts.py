"""Amounts that cannot be meant as they are written."""

import pytest

from nutrition.domain.written_amounts import has_minus, refuse_zero
from nutrition.errors import InvalidInputError


@pytest.mark.parametrize("text", ["рис 0 г", "rice 0g", "сок 0,0 л", "0 g of rice"])
def test_no_weight_at_all_is_refused(text: str) -> None:
    with pytest.raises(InvalidInputError):
        refuse_zero(text)


@pytest.mark.parametrize("text", ["рис 100 г", "молоко 0,5 л", "кола 0 сахара", "йогурт 0%", "в 10:00 рис 50 г"])
def test_a_nought_inside_a_weight_or_a_name_is_not_a_weight_of_zero(text: str) -> None:
    refuse_zero(text)


@pytest.mark.parametrize(
    ("text", "minus"),
    [
        ("рис -200 г", True),
        ("−50", True),
        ("рис - 200 г", False),
        ("рис 150-200 г", False),
        ("рис 150 -200 г", False),
        ("кефир-2,5%", False),
    ],
)
def test_only_a_minus_that_belongs_to_a_number_is_one(text: str, *, minus: bool) -> None:
    assert has_minus(text) is minus
