"""Amounts: units of both languages, and what a bare number means."""

from collections.abc import Callable

import pytest

from language.model import FoodMention, Quantity, Unit

Parse = Callable[[str], list[FoodMention]]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("200 г гречки", 200, Unit.GRAM),
        ("гречка 200г", 200, Unit.GRAM),
        ("грамм 200 гречки", 200, Unit.GRAM),
        ("гречка граммов двести", 200, Unit.GRAM),
        ("полкило клубники", 500, Unit.GRAM),
        ("0,5 кг курицы", 500, Unit.GRAM),
        ("около 150-200 гр. гречки", 175, Unit.GRAM),
        ("пол-литра кваса", 500, Unit.MILLILITRE),
        ("пол-литровая бутылка воды", 500, Unit.MILLILITRE),
        ("полтора стакана ряженки", 1.5, Unit.GLASS),
        ("полстакана молока", 0.5, Unit.GLASS),
        ("ст. л. сгущёнки", 1, Unit.TABLESPOON),
        ("2 ч.л. мёда", 2, Unit.TEASPOON),
        ("три столовые ложки риса", 3, Unit.TABLESPOON),
        ("чайную ложку мёда", 1, Unit.TEASPOON),
        ("ложка мёда", 1, Unit.TABLESPOON),
        ("ложка сахара", 1, Unit.TEASPOON),
        ("полплитки шоколада", 0.5, Unit.BAR),
        ("горсть миндаля", 1, Unit.HANDFUL),
        ("большая тарелка борща", 1.35, Unit.PLATE),
        ("2 куска хлеба", 2, Unit.SLICE),
        ("банка колы", 1, Unit.CAN),
        ("2 котлеты по 100 г", 200, Unit.GRAM),
        ("12 пельменей (200 г)", 200, Unit.GRAM),
        ("пельмени x12", 12, Unit.PIECE),
        ("6 oz salmon", 170.097, Unit.GRAM),
        ("1 lb of strawberries", 453.592, Unit.GRAM),
        ("16 fl oz orange juice", 473.176, Unit.MILLILITRE),
        ("12 oz can of coke", 340.194, Unit.GRAM),
        ("2 x 100 g chicken", 200, Unit.GRAM),
        ("1 1/2 cups of rice", 1.5, Unit.CUP),
        ("half a cup of rice", 0.5, Unit.CUP),
        ("a small bag of chips", 0.7, Unit.PACK),
        ("a pint of beer", 473.176, Unit.MILLILITRE),
        ("garlic bread x2", 2, Unit.PIECE),
        ("a dozen cherries", 12, Unit.PIECE),
        ("two tablespoons of peanut butter", 2, Unit.TABLESPOON),
        ("200 calories of chocolate", 200, Unit.KILOCALORIE),
    ],
)
def test_a_measure_is_read(parse: Parse, text: str, value: float, unit: Unit) -> None:
    (item,) = parse(text)
    assert item.quantity is not None
    assert item.quantity.value == pytest.approx(value, rel=1e-4)
    assert item.quantity.unit is unit


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("2 яйца", 2, Unit.PIECE),
        ("яйца 2", 2, Unit.PIECE),
        ("рис 200", 200, Unit.GRAM),
        ("кефир 2,5% 350", 350, Unit.MILLILITRE),
        ("кола 0,5", 500, Unit.MILLILITRE),
        ("2 сахара", 2, Unit.TEASPOON),
        ("grapes 150", 150, Unit.GRAM),
        ("7 almonds", 7, Unit.PIECE),
    ],
)
def test_a_bare_number_is_pieces_when_small_and_mass_or_volume_otherwise(
    parse: Parse, text: str, value: float, unit: Unit
) -> None:
    (item,) = parse(text)
    assert item.quantity == Quantity(value, unit)


@pytest.mark.parametrize("text", ["банан", "котлета", "солёный огурец", "banana", "pickle", "big mac"])
def test_one_countable_thing_is_one_piece_that_nobody_said(parse: Parse, text: str) -> None:
    (item,) = parse(text)
    assert item.quantity == Quantity(1, Unit.PIECE, implied=True)


@pytest.mark.parametrize("text", ["1 банан", "одна котлета", "a banana", "one pickle", "банан 1 шт"])
def test_one_that_was_said_is_no_assumption(parse: Parse, text: str) -> None:
    (item,) = parse(text)
    assert item.quantity == Quantity(1, Unit.PIECE)


@pytest.mark.parametrize(
    "text", ["рис", "картошка", "хлеб", "куриная грудка", "сосиски", "молоко", "rice", "bread", "eggs"]
)
def test_substances_and_plurals_have_no_amount_of_their_own(parse: Parse, text: str) -> None:
    (item,) = parse(text)
    assert item.quantity is None


def test_calories_alone_are_a_quick_entry(parse: Parse) -> None:
    (item,) = parse("перекус 300 ккал")
    assert (item.food_key, item.quantity) == ("", Quantity(300, Unit.KILOCALORIE))
