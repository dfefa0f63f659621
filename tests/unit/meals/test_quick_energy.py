"""Bare calories in words become an item with energy only."""

from decimal import Decimal

import pytest

from nutrition.domain.food import Unit
from nutrition.domain.meal import AmountBasis
from nutrition.domain.nutrients import Nutrient
from nutrition.domain.quick_energy import QUICK_ENERGY
from nutrition.errors import InvalidInputError
from nutrition.ports.recognition import Mention, Quantity
from nutrition.usecases.compose_items import amount_of, bare_energy


def calories(value: str, food_key: str = "", name_en: str = "") -> Mention:
    return Mention(f"{value} ккал", "калории", name_en, food_key, 1.0, Quantity(Decimal(value), Unit.KILOCALORIE))


def test_bare_calories_are_that_energy_and_nothing_else_is_known() -> None:
    amount = bare_energy(calories("300"))
    assert amount is not None
    eaten = QUICK_ENERGY.per_100g.scaled(amount.grams)
    assert (eaten.energy_kcal, amount.basis) == (Decimal(300), AmountBasis.STATED)
    assert set(eaten.values) == {Nutrient.ENERGY_KCAL}


@pytest.mark.parametrize("mention", [calories("300", food_key="rice"), calories("300", name_en="rice")])
def test_calories_of_a_food_are_no_quick_entry(mention: Mention) -> None:
    assert bare_energy(mention) is None


def test_absurd_calories_are_refused() -> None:
    with pytest.raises(InvalidInputError):
        bare_energy(calories("9000"))


def test_one_that_nobody_said_is_an_assumption() -> None:
    amount = amount_of(QUICK_ENERGY, Quantity(Decimal(1), Unit.PIECE, implied=True))
    assert amount.basis is AmountBasis.ASSUMED
    assert amount.low < amount.grams < amount.high
