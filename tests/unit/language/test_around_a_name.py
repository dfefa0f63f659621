"""Shares, sizes of packs, states of what was weighed, people and places, emoji: what stands around a food's name."""

from collections.abc import Callable

import pytest

from language.model import FoodMention, Quantity, Unit

Parse = Callable[[str], list[FoodMention]]
SURE = 0.7


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("лимон 10", Quantity(10, Unit.GRAM)),
        ("рис 200 масло 10", Quantity(200, Unit.GRAM)),
        ("сметана 15", Quantity(15, Unit.GRAM)),
        ("мёд 5", Quantity(5, Unit.GRAM)),
        ("банан 2", Quantity(2, Unit.PIECE)),
        ("пельмени 12", Quantity(12, Unit.PIECE)),
        ("яйца 10", Quantity(10, Unit.PIECE)),
        ("пельменей с десяток", Quantity(10, Unit.PIECE)),
        ("пиво 0.5", Quantity(500, Unit.MILLILITRE)),
    ],
)
def test_a_bare_number_is_grams_unless_the_food_is_counted(parse: Parse, text: str, quantity: Quantity) -> None:
    assert parse(text)[0].quantity == quantity


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("пол пачки пельменей (пачка 430)", Quantity(215, Unit.GRAM)),
        ("полпачки творога (пачка 180 г)", Quantity(90, Unit.GRAM)),
        ("пакет кефира 1 л, выпила половину", Quantity(500, Unit.MILLILITRE)),
        ("пакет кефира 0.5л выпила полпакета", Quantity(250, Unit.MILLILITRE)),
        ("упаковка сосисок 300 г, съел треть", Quantity(100, Unit.GRAM)),
        ("сок яблочный 0,2 пачечка", Quantity(200, Unit.MILLILITRE)),
        ("тарелка супа 300 г", Quantity(300, Unit.GRAM)),
        ("чипсы пачка 90 г", Quantity(90, Unit.GRAM)),
    ],
)
def test_a_part_of_a_pack_is_of_its_size(parse: Parse, text: str, quantity: Quantity) -> None:
    (item,) = parse(text)
    assert item.quantity is not None
    assert item.quantity.unit is quantity.unit
    assert item.quantity.value == pytest.approx(quantity.value, rel=0.01)


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("роллы 16 штук на двоих", Quantity(8, Unit.PIECE)),
        ("бутылка вина на двоих", Quantity(0.5, Unit.BOTTLE)),
        ("пиццу поделили на двоих", Quantity(3, Unit.SLICE)),
        ("16 крылышек поделили напополам с братом", Quantity(8, Unit.PIECE)),
        ("доел за ребёнком половину котлеты", Quantity(0.5, Unit.PIECE)),
    ],
)
def test_a_shared_dish_is_shared(parse: Parse, text: str, quantity: Quantity) -> None:
    (item,) = parse(text)
    assert item.quantity == quantity


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("рис в сухом виде 80", "rice_dry"),
        ("рис 70 г сырой", "rice_dry"),
        ("гречка 60 (сухой вес)", "buckwheat_dry"),
        ("макароны 100 г сухих", "pasta_dry"),
        ("овсянка 50 г (до варки)", "oats_dry"),
        ("куриное филе в сыром виде 200", "chicken_fillet_raw"),
        ("пельмени 200 г (это вес сырых)", "pelmeni_raw"),
        ("рис 200 (вес готового)", "rice"),
        ("гречка 200 г в готовом виде", "buckwheat"),
    ],
)
def test_the_state_that_was_weighed_chooses_the_row(parse: Parse, text: str, key: str) -> None:
    (item,) = parse(text)
    assert item.food_key == key
    assert item.confidence >= SURE


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("макароны с фаршем и сыром 300г", ["spaghetti_meat_sauce"]),
        ("бульон с лапшой и курицей 300", ["chicken_noodle_soup"]),
        ("смузи из 150 г клубники и 118 г банана", ["strawberry", "banana"]),
        ("ложка мёда в чай", ["honey", "black_tea"]),
        ("Пельмени Цезарь 200 г", ["pelmeni"]),
        ("чудо питьевое клубника йогурт 270", ["drinking_yogurt"]),
        ("суп tom yum 300", ["tom_yum"]),
    ],
)
def test_one_dish_is_one_item(parse: Parse, text: str, keys: list[str]) -> None:
    assert [item.food_key for item in parse(text)] == keys


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("мама испекла пирог", "fruit_pie"),
        ("у светы ела борщ", "borscht"),
        ("в садике ели борщ", "borscht"),
        ("в 22 борщ", "borscht"),
        ("съела борщ при муже", "borscht"),
    ],
)
def test_people_places_and_hours_leave_the_food_sure(parse: Parse, text: str, key: str) -> None:
    (item,) = parse(text)
    assert (item.food_key, item.confidence >= SURE) == (key, True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("🥑 половинка + 🍞 тост", [("avocado", 0.5), ("toast", 1)]),
        ("🍌🍌", [("banana", 2)]),
        ("ел банан 🍌", [("banana", 1)]),
        ("🍚 200 🍗 150", [("rice", 200), ("chicken", 150)]),
    ],
)
def test_an_emoji_is_a_food_where_no_word_beside_it_is(
    parse: Parse, text: str, expected: list[tuple[str, float]]
) -> None:
    found = [(item.food_key, item.quantity.value if item.quantity else 0) for item in parse(text)]
    assert found == expected


def test_an_amount_that_is_taken_back_is_replaced(parse: Parse) -> None:
    items = parse("грудка 200 гр, гречка 150 гр, ой нет, грудки было 180")
    assert [item.quantity.value for item in items if item.quantity] == [180, 150]


@pytest.mark.parametrize(("text", "key"), [("тортище", "cake"), ("арбузище 500 г", "watermelon"), ("шава", "shawarma")])
def test_big_names_and_slang_are_the_food(parse: Parse, text: str, key: str) -> None:
    assert [item.food_key for item in parse(text)] == [key]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("сделала овсянку: 45 г хлопьев, 200 мл молока", ["хлопья", "молоко"]),
        ("мясо: стейк 200 г, крылья 150 г", ["стейк", "крылья"]),
        ("на обед борщ: 300 г, хлеб 50 г", ["борщ", "хлеб"]),
        ("съела торт: 100 г и чай 200 мл", ["торт", "чай"]),
        ("rice: 200 g, chicken: 150 g", ["rice", "chicken"]),
    ],
)
def test_a_name_before_a_colon_and_weighed_foods_is_what_they_are_called_together(
    parse: Parse, text: str, names: list[str]
) -> None:
    assert [item.name for item in parse(text)] == names


def test_a_mixture_told_by_its_contents_is_them(parse: Parse) -> None:
    text = "салат из половины манго, половины авокадо и горсти рукколы"
    assert [item.name for item in parse(text)] == ["манго", "авокадо", "руккола"]
    assert [item.name for item in parse("омлет из 2 яиц")] == ["омлет"]
