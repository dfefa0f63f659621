"""What is said besides a food's name: what changes nothing, and what makes it another food that must be asked about."""

from collections.abc import Callable

import pytest

from language.model import FoodMention, Quantity, Unit

Parse = Callable[[str], list[FoodMention]]
SURE = 0.7  # the bot settles a food from here on (SURE_OF_NAME)


@pytest.mark.parametrize(
    "text",
    [
        "wuggledorf stew 300 g",
        "zorple soup 200 g",
        "blorf sandwich",
        "flimmy chicken 100 g",
        "snarkle rice 150 g",
        "суп плямзиковый 300 г",
        "котлета из хрумзика",
        "борщ с бурдымблем",
        "салат цезарь с хрумзиком",
        "кола без сиропа из брумса",
    ],
)
def test_a_word_that_nothing_knows_makes_the_food_doubtful(parse: Parse, text: str) -> None:
    assert all(item.confidence < SURE for item in parse(text))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Heinz ketchup 20 g", "ketchup"),
        ("Trader Joe's hummus 50 g", "hummus"),
        ("Tesco's rice 100 g", "rice"),
        ("йогурт данон 150", "yogurt"),
        ("творог домик в деревне 200 г", "cottage_cheese_farmer"),
        ("кефир Бурёнкино 200 мл", "kefir"),
        ("Простоквашино кефир 200", "kefir"),
        ("паста барилла 80 г", "pasta"),
    ],
)
def test_a_makers_name_leaves_the_food_as_it_is(parse: Parse, text: str, key: str) -> None:
    (item,) = parse(text)
    assert item.food_key == key
    assert item.confidence >= SURE


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("борщ без сметаны 300 г", "borscht"),
        ("солянка без лимона", "solyanka"),
        ("гречка без масла 150", "buckwheat"),
        ("chicken without skin 150 g", "chicken"),
        ("chicken noodle soup without carrots", "chicken_noodle_soup"),
        ("борщ с фасолью 250 г", "borscht"),
        ("окрошка на кефире", "okroshka"),
        ("щи из свежей капусты", "shchi"),
        ("плов с нутом 250 г", "plov"),
        ("гречка на воде 200", "buckwheat"),
        ("tuna in water 80 g", "tuna_canned"),
        ("куриный суп с вермишелью", "chicken_noodle_soup"),
    ],
)
def test_what_is_left_out_or_belongs_to_a_dish_changes_nothing(parse: Parse, text: str, key: str) -> None:
    (item,) = parse(text)
    assert item.food_key == key
    assert item.confidence >= SURE


@pytest.mark.parametrize("text", ["варенье без сахара 30 г", "морс без сахара", "chocolate without sugar 20 g"])
def test_something_sweet_without_sugar_is_asked_about(parse: Parse, text: str) -> None:
    assert all(item.confidence < SURE for item in parse(text))


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("kefir 250 ml and pryanik 40 g", ["kefir", "gingerbread"]),
        ("2 syrniki with smetana", ["syrniki", "sour_cream"]),
        ("grechka 150 g with kotleta", ["buckwheat", "meat_cutlet"]),
        ("kompot 200 ml", ["compote"]),
        ("blini with varenye", ["blini", "jam"]),
        ("200 g tvoroga", ["cottage_cheese_farmer"]),
    ],
)
def test_russian_in_latin_letters_is_read(parse: Parse, text: str, keys: list[str]) -> None:
    assert [item.food_key for item in parse(text)] == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("smoothie with banana 100 g, blueberries 50 g and milk 200 ml", ["banana", "blueberry", "milk"]),
        ("коктейль с бананом 100 г и молоком 200 мл", ["banana", "milk"]),
        ("боул с рисом 150 г и лососем 100 г", ["rice", "salmon"]),
        ("салат из огурцов 100 г, помидоров 100 г и сметаны 20 г", ["cucumber", "tomato", "sour_cream"]),
        ("салат: огурцы 100 г, помидоры 80 г, масло 10 г", ["cucumber", "tomato", "butter"]),
        ("салат с курицей 150 г и хлеб 30 г", ["chef_salad", "white_bread"]),
        ("тост с маслом", ["toast", "butter"]),
        ("тост с вареньем и бананом", ["toast", "jam", "banana"]),
        ("bagel with cream cheese", ["bagel", "cream_cheese"]),
        ("суп-пюре из тыквы и моркови", ["pumpkin_soup"]),
    ],
)
def test_ingredients_with_amounts_are_the_meal(parse: Parse, text: str, keys: list[str]) -> None:
    assert [item.food_key for item in parse(text)] == keys


@pytest.mark.parametrize(
    ("text", "key", "quantity"),
    [
        ("duck with vegetables 250 g", "duck", Quantity(250, Unit.GRAM)),
        ("свинина с луком 200 г", "pork", Quantity(200, Unit.GRAM)),
        ("turkey with herbs 180 g", "turkey", Quantity(180, Unit.GRAM)),
        ("чай с лимоном", "black_tea", None),
        ("чай с мятой 300 мл", "black_tea", Quantity(300, Unit.MILLILITRE)),
        ("water with ice and lemon", "water", None),
        ("кола со льдом 0,5", "cola", Quantity(500, Unit.MILLILITRE)),
        ("кофе без сахара с молоком", "coffee_with_milk", None),
    ],
)
def test_a_garnish_or_a_flavour_is_no_food_of_its_own(
    parse: Parse, text: str, key: str, quantity: Quantity | None
) -> None:
    (item,) = parse(text)
    assert (item.food_key, item.quantity) == (key, quantity)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("творога девятипроцентного 200 г", "творог 9%"),
        ("пятипроцентный творог 180", "творог 5%"),
        ("молоко 3,2-процентное стакан", "молоко 3,2%"),
        ("однопроцентный кефир", "кефир 1%"),
    ],
)
def test_a_per_cent_may_be_one_word(parse: Parse, text: str, name: str) -> None:
    (item,) = parse(text)
    assert item.name == name


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("a banana after the gym", ["banana"]),
        ("coffee at my desk and a muffin", ["coffee", "muffin"]),
        ("almonds during the meeting", ["almonds"]),
        ("после бассейна два банана", ["banana"]),
        ("перед сном кефир стакан", ["kefir"]),
        ("на самом деле рис 200", ["rice"]),
        ("as usual oatmeal 250 g", ["oatmeal"]),
    ],
)
def test_when_and_where_is_no_part_of_a_name(parse: Parse, text: str, keys: list[str]) -> None:
    items = parse(text)
    assert [item.food_key for item in items] == keys
    assert all(item.confidence >= SURE for item in items)
