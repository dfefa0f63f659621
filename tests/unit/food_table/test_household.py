"""USDA household weights as kitchen units."""

from decimal import Decimal

import pytest

from nutrition.domain.food import Unit
from tools.food_table.household import Weight, read_weights


def read(*weights: tuple[str, str, str]) -> dict[Unit, Decimal]:
    portions = read_weights(Weight(Decimal(amount), text, Decimal(grams)) for amount, text, grams in weights)
    return {portion.unit: portion.grams for portion in portions}


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("cup, chopped", Unit.CUP),
        ("tbsp", Unit.TABLESPOON),
        ("tsp", Unit.TEASPOON),
        ("slice, large (5 oz)", Unit.SLICE),
        ('medium (3" dia)', Unit.PIECE),
        ("fruit (2-1/2 dia)", Unit.PIECE),
        ("can (12 fl oz)", Unit.CAN),
        ("bar (1.5 oz)", Unit.BAR),
        ("NLEA serving", Unit.PORTION),
        ("package (10 oz)", Unit.PACK),
        ("scoop", Unit.SCOOP),
    ],
)
def test_a_description_names_its_unit(text: str, unit: Unit) -> None:
    assert read(("1", text, "50"))[unit] == 50


def test_the_weight_of_several_is_divided() -> None:
    assert read(("10", "pieces", "55"))[Unit.PIECE] == Decimal("5.500")


def test_a_medium_fruit_is_the_piece_that_people_mean() -> None:
    assert read(("1", "large", "223"), ("1", "medium", "182"), ("1", "small", "149"))[Unit.PIECE] == 182


def test_a_plain_cup_goes_before_a_cup_of_something() -> None:
    assert read(("1", "cup, sliced", "109"), ("1", "cup", "125"))[Unit.CUP] == 125


def test_a_fluid_ounce_gives_the_density_and_a_glass() -> None:
    portions = read(("1", "fl oz", "30.5"))
    assert portions[Unit.MILLILITRE] == Decimal("1.031")
    assert portions[Unit.GLASS] == Decimal("257.8")


@pytest.mark.parametrize(
    "weight", [("1", "oz", "28.35"), ("1", "package yields", "900"), ("0", "cup", "100"), ("1", "lb", "454")]
)
def test_what_names_no_kitchen_unit_is_left_out(weight: tuple[str, str, str]) -> None:
    assert read(weight) == {}


def test_a_weight_that_cannot_be_one_unit_is_left_out() -> None:
    assert read(("1", "package", "5000")) == {}
