"""Which foods a message names, in order."""

from collections.abc import Callable

import pytest

from language.model import FoodMention

Parse = Callable[[str], list[FoodMention]]


def keys(items: list[FoodMention]) -> list[str]:
    return [item.food_key for item in items]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("тарелка борща со сметаной", ["borscht", "sour_cream"]),
        ("чай с двумя ложками сахара и пряник", ["black_tea", "sugar", "gingerbread"]),
        ("гречка 200 куриная грудка 150 стакан кефира", ["buckwheat", "chicken_breast", "kefir"]),
        ("банан яблоко груша", ["banana", "apple", "pear"]),
        ("двести грамм курицы сто грамм риса", ["chicken", "rice"]),
        ("куриный суп 350 мл с хлебом", ["chicken_noodle_soup", "white_bread"]),
        ("На завтрак: яичница из 3 яиц, кофе с молоком", ["fried_egg", "coffee_with_milk"]),
        ("утром съела 2 яйца всмятку и выпила капучино", ["boiled_egg", "cappuccino"]),
        ("2 eggs, toast with butter and a banana", ["boiled_egg", "toast", "butter", "banana"]),
        ("100g chicken breast 50g rice 20g butter", ["chicken_breast", "rice", "butter"]),
        ("half an avocado on whole wheat toast", ["avocado", "whole_wheat_toast"]),
        ("a burger with fries and a coke", ["hamburger", "french_fries", "cola"]),
    ],
)
def test_foods_served_together_are_told_apart(parse: Parse, text: str, expected: list[str]) -> None:
    assert keys(parse(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("кофе с молоком", "coffee_with_milk"),
        ("бутерброд с колбасой", "sausage_sandwich"),
        ("салат из помидоров и огурцов", "tomato_cucumber_salad"),
        ("салат из огурцов и помидоров 150 г", "tomato_cucumber_salad"),
        ("селёдка под шубой", "herring_under_fur_coat"),
        ("peanut butter and jelly sandwich", "peanut_butter_jelly_sandwich"),
        ("mac and cheese", "mac_and_cheese"),
        ("ham and cheese sandwich", "ham_and_cheese_sandwich"),
        ("пицца с грибами", "pizza_homemade"),
        ("apple pie", "apple_pie"),
        ("tuna salad sandwich on rye", "tuna_sandwich"),
    ],
)
def test_names_of_many_words_stay_whole(parse: Parse, text: str, expected: str) -> None:
    assert keys(parse(text)) == [expected]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("лосось запечённый", "запеченный лосось"),
        ("масло сливочное", "сливочного масла"),
        ("картошечка", "картошка"),
        ("котлетки", "котлета"),
        ("гречневую кашу", "гречка"),
        ("варёные яйца", "яйцо отварное"),
        ("yoghurt", "yogurt"),
    ],
)
def test_order_inflection_and_spelling_do_not_matter(parse: Parse, one: str, other: str) -> None:
    assert keys(parse(one)) == keys(parse(other)) != [""]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("гречька 200г", "buckwheat"),
        ("катлета", "meat_cutlet"),
        ("bannana", "banana"),
        ("chiken nuggets", "nuggets"),
        ("uhtxrf", "buckwheat"),  # "гречка" on the other keyboard layout
    ],
)
def test_a_typo_is_mended_and_makes_it_less_sure(parse: Parse, text: str, expected: str) -> None:
    (item,) = parse(text)
    assert item.food_key == expected
    assert 0.5 < item.confidence < 1


@pytest.mark.parametrize(
    "text",
    [
        "гулял по парку и думал о жизни",
        "абвгд ежзик",
        "как похудеть к лету?",
        "спасибо большое!",
        "вчера была тренировка 2 часа",
        "went for a walk with friends",
        "how are you",
        "asdf qwer zxcv",
        "я сегодня ничего не ел",
        "купил новую машину",
        "на улице лежит льдина, а в корзине картина",
    ],
)
def test_a_message_about_no_food_has_no_items(parse: Parse, text: str) -> None:
    assert parse(text) == []


def test_a_measured_unknown_word_stays_unknown(parse: Parse) -> None:
    (item,) = parse("200 г абракадабры")
    assert (item.food_key, item.confidence, item.name) == ("", 0, "абракадабра")


def test_a_real_word_outside_the_table_is_translated(parse: Parse) -> None:
    (item,) = parse("кефаль 100 г")
    assert (item.food_key, item.name_en) == ("", "mullet")
    assert item.confidence < 1


def test_a_food_that_only_describes_another_gives_no_key(parse: Parse) -> None:
    """A soufflé of cottage cheese is no cottage cheese: the head of the name decides."""
    (item,) = parse("суфле из творога")
    assert (item.food_key, item.name) == ("", "суфле из творога")


def test_a_later_amount_completes_an_earlier_name(parse: Parse) -> None:
    cutlet, pasta = parse("котлета с макаронами, грамм 200 макарон")
    assert (cutlet.food_key, pasta.food_key) == ("meat_cutlet", "pasta")
    assert pasta.quantity is not None
    assert pasta.quantity.value == 200


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("coffee, no sugar", ["coffee"]),
        ("coffee without sugar or milk", ["coffee"]),
        ("no bread, just soup", ["chicken_noodle_soup"]),
        ("чай без сахара", ["black_tea"]),
        ("кофе без сахара и молока", ["coffee"]),
        ("кофе без сахара и банан", ["coffee", "banana"]),
        ("кофе с молоком, сахара нет", ["coffee_with_milk"]),
        ("кашу не ел, только чай", ["black_tea"]),
        ("I didn't eat bread, just soup", ["chicken_noodle_soup"]),
        ("rice wasn't there, only buckwheat", ["buckwheat"]),
        ("без сахара", []),
        ("не курица", []),
    ],
)
def test_what_was_left_out_is_not_an_item(parse: Parse, text: str, expected: list[str]) -> None:
    assert keys(parse(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("это индейка, а не курица", [("turkey", None)]),
        ("it's turkey, not chicken", [("turkey", None)]),
        ("turkey not chicken 150 g", [("turkey", 150)]),
        ("не рис, а гречка 200 г", [("buckwheat", 200)]),
        ("не рис 150 г, а гречка 200 г", [("buckwheat", 200)]),
        ("не рис - гречка 200 г", [("buckwheat", 200)]),
        ("не рис и не гречка, а булгур", [("bulgur", None)]),
        ("вместо риса гречка", [("buckwheat", None)]),
        ("рис не 150 г, а 200 г", [("rice", 200)]),
    ],
)
def test_of_a_contrast_only_the_right_food_is_an_item(
    parse: Parse, text: str, expected: list[tuple[str, float | None]]
) -> None:
    assert [(item.food_key, item.quantity and item.quantity.value) for item in parse(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("чай не сладкий", ["black_tea"]),
        ("не жареная картошка, а варёная", ["potato_boiled"]),
        ("не доел суп 200 г", ["chicken_noodle_soup"]),
        ("не только рис, но и гречка", ["rice", "buckwheat"]),
        ("not sure how much rice", ["rice"]),
    ],
)
def test_a_negation_of_something_else_leaves_the_food(parse: Parse, text: str, expected: list[str]) -> None:
    assert keys(parse(text)) == expected


def test_the_words_of_the_text_are_shown(parse: Parse) -> None:
    (item,) = parse("Съела 200 г варёной Гречки!")
    assert (item.text, item.name) == ("варёной Гречки", "гречка варёная")


def test_lists_with_bullets_and_numbers(parse: Parse) -> None:
    bulleted, numbered = parse("• рис 100 г\n• банан"), parse("1. рис 100 г\n2. банан")
    assert keys(bulleted) == keys(numbered) == ["rice", "banana"]
    assert [item.quantity for item in bulleted] == [item.quantity for item in numbered]


def test_emoji_alone_name_foods_in_the_persons_language(parse: Parse) -> None:
    assert [item.name for item in parse("🍌")] == ["банан"]
    assert keys(parse("🍌 банан")) == ["banana"]
    assert keys(parse("☕ и круассан")) == ["coffee", "croissant"]
