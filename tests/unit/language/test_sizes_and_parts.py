"""Sizes, parts of whole things, heaps, ranges and numbers in words."""

from collections.abc import Callable

import pytest

from language.model import FoodMention, Quantity, Unit

Parse = Callable[[str], list[FoodMention]]


def quantity(parse: Parse, text: str) -> Quantity | None:
    (item,) = parse(text)
    return item.quantity


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("стакан с четвертью кефира", 1.25, Unit.GLASS),
        ("кружка с половиной чая", 1.5, Unit.CUP),
        ("тарелка с половиной супа", 1.5, Unit.PLATE),
        ("литр с четвертью кваса", 1250, Unit.MILLILITRE),
        ("пачка с половиной творога", 1.5, Unit.PACK),
        ("a cup and a half of rice", 1.5, Unit.CUP),
        ("a bowl and a half of oatmeal", 1.5, Unit.BOWL),
    ],
)
def test_a_measure_and_a_part_of_it_add_up(parse: Parse, text: str, value: float, unit: Unit) -> None:
    assert quantity(parse, text) == Quantity(value, unit)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("полбатона", 6.5, Unit.SLICE),
        ("треть батона", 4.333, Unit.SLICE),
        ("половина буханки хлеба", 10, Unit.SLICE),
        ("half a loaf of bread", 8, Unit.SLICE),
        ("четверть пиццы", 1.5, Unit.SLICE),
        ("half a pizza", 3, Unit.SLICE),
        ("целая пицца", 6, Unit.SLICE),
        ("a whole pizza", 6, Unit.SLICE),
        ("четверть арбуза", 3, Unit.SLICE),
        ("половина шоколадки", 0.5, Unit.BAR),
        ("половина банана", 0.5, Unit.PIECE),
        ("2 куска пиццы", 2, Unit.SLICE),
    ],
)
def test_a_part_is_of_the_whole_thing_and_not_of_a_slice(parse: Parse, text: str, value: float, unit: Unit) -> None:
    said = quantity(parse, text)
    assert said is not None
    assert said.unit is unit
    assert said.value == pytest.approx(value, rel=1e-3)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("2 large bananas", 2.7, Unit.PIECE),
        ("3 small oranges", 2.1, Unit.PIECE),
        ("два крупных помидора", 2.7, Unit.PIECE),
        ("маленькая груша", 0.7, Unit.PIECE),
        ("large pear", 1.35, Unit.PIECE),
        ("средний огурец 1 шт", 1, Unit.PIECE),
        ("маленькая миска риса", 0.7, Unit.BOWL),
        ("2 большие порции плова", 2.7, Unit.PORTION),
        ("a huge plate of pasta", 1.6, Unit.PLATE),
        ("двойная порция гречки", 2, Unit.PORTION),
        ("большой латте", 1.35, Unit.PORTION),
        ("large onion rings", 1.35, Unit.PORTION),
        ("2 large eggs", 2, Unit.PIECE),
        ("big mac 1", 1, Unit.PIECE),
        ("large apple 200 g", 200, Unit.GRAM),
    ],
)
def test_a_size_makes_the_amount_larger_or_smaller(parse: Parse, text: str, value: float, unit: Unit) -> None:
    said = quantity(parse, text)
    assert said is not None
    assert said.unit is unit
    assert said.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("столовая ложка сахара с горкой", 1, Unit.TABLESPOON),
        ("столовая ложка с горкой муки", 1.5, Unit.TABLESPOON),
        ("3 чайные ложки с верхом сахара", 4.5, Unit.TEASPOON),
        ("ложка без горки мёда", 1, Unit.TABLESPOON),
        ("2 heaping tablespoons of sugar", 3, Unit.TABLESPOON),
        ("a heaped teaspoon of honey", 1.5, Unit.TEASPOON),
    ],
)
def test_a_heap_is_more_than_a_level_spoon(parse: Parse, text: str, value: float, unit: Unit) -> None:
    assert quantity(parse, text) == Quantity(value, unit)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("one hundred and fifty grams of rice", 150, Unit.GRAM),
        ("two hundred and twenty five ml of milk", 225, Unit.MILLILITRE),
        ("a hundred and twenty grams of tofu", 120, Unit.GRAM),
        ("two hundred fifty grams of chicken", 250, Unit.GRAM),
        ("a dozen and a half eggs", 18, Unit.PIECE),
        ("пяток яиц", 5, Unit.PIECE),
        ("от 150 до 200 г картошки", 175, Unit.GRAM),
        ("between 100 and 150 g of pasta", 125, Unit.GRAM),
        ("100 to 150 grams of rice", 125, Unit.GRAM),
        ("две-три котлеты", 2.5, Unit.PIECE),
        ("пять шесть черносливин", 5.5, Unit.PIECE),
        ("сто-сто пятьдесят грамм риса", 125, Unit.GRAM),
        ("сыр грамм эдак 50", 50, Unit.GRAM),
    ],
)
def test_numbers_and_ranges_in_words(parse: Parse, text: str, value: float, unit: Unit) -> None:
    assert quantity(parse, text) == Quantity(value, unit)


@pytest.mark.parametrize(
    ("text", "key", "count"),
    [
        ("5 черносливин", "prunes", 5),
        ("две морковины", "carrot", 2),
        ("3 виноградинки", "grapes", 3),
        ("10 изюминок", "raisins", 10),
        ("одна картофелина", "potato_boiled", 1),
        ("штук шесть клубничин", "strawberry", 6),
    ],
)
def test_one_of_many_is_a_piece_of_its_food(parse: Parse, text: str, key: str, count: float) -> None:
    (item,) = parse(text)
    assert (item.food_key, item.quantity) == (key, Quantity(count, Unit.PIECE))


@pytest.mark.parametrize(
    ("text", "key", "count"),
    [
        ("🍌🍌🍌", "banana", 3),
        ("🍎🍎", "apple", 2),
        ("🥚🥚🥚 завтрак", "boiled_egg", 3),
        ("2 🍐 после тренировки", "pear", 2),
        ("3 🥝", "kiwi", 3),
    ],
)
def test_emoji_are_counted(parse: Parse, text: str, key: str, count: float) -> None:
    (item,) = parse(text)
    assert (item.food_key, item.quantity) == (key, Quantity(count, Unit.PIECE))


@pytest.mark.parametrize("text", ["пицца 30 см", "12 inch pizza", 'pizza 12" large', "пицца 35-см"])
def test_a_length_is_no_amount(parse: Parse, text: str) -> None:
    said = quantity(parse, text)
    assert said is None or said.value < 2


@pytest.mark.parametrize("text", ["coffee with cream", "tea with oat milk", "чай со сливками", "кофе и круассан"])
def test_what_nobody_measured_is_no_statement(parse: Parse, text: str) -> None:
    assert all(item.quantity is None or item.quantity.implied for item in parse(text))
