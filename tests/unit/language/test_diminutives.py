"""Fond names are read as the food they name, by rule; words that only look like one are left alone."""

from collections.abc import Callable

import pytest

from language.model import FoodMention

Parse = Callable[[str], list[FoodMention]]
FOND = {
    "гречечка": "buckwheat",
    "картошечка": "potato_boiled",
    "супчик": "chicken_noodle_soup",
    "сырничек": "syrniki",
    "котлеточка": "meat_cutlet",
    "огурчики": "cucumber",
    "молочко": "milk",
    "колбаска": "boiled_sausage",
    "макарончики": "pasta",
    "яишенка": "fried_egg",
    "сосисочка": "frankfurter",
    "хлебушек": "white_bread",
    "чаёк": "black_tea",
    "кофеёк": "coffee",
    "печенюха": "cookie",
    "конфеточка": "candy_chocolate",
    "мороженка": "ice_cream",
    "шоколадик": "milk_chocolate",
    "бекончик": "bacon",
    "грушечка": "pear",
    "икорка": "red_caviar",
    "тыковка": "pumpkin",
    "перчик": "bell_pepper",
    "холодчик": "holodets",
    "киселёк": "kissel",
    "лапшичка": "pasta",
    "скумбриечка": "mackerel",
    "воблочка": "dried_fish",
    "семки": "sunflower_seeds",
    "винцо": "red_wine",
    "пирожнушка": "cream_cake",
}


@pytest.mark.parametrize(("word", "key"), FOND.items())
def test_a_fond_name_is_its_food_without_doubt(parse: Parse, word: str, key: str) -> None:
    (item,) = parse(word)
    assert (item.food_key, item.confidence) == (key, 1.0)


@pytest.mark.parametrize(
    ("text", "key", "grams"),
    [
        ("200 г жареной курочки", "chicken", 200),
        ("котлеточек 150 г", "meat_cutlet", 150),
        ("100 грамм томатиков", "tomato", 100),
        ("ватрушечку 90 г", "vatrushka", 90),
    ],
)
def test_it_is_known_in_every_case_and_with_other_words(parse: Parse, text: str, key: str, grams: float) -> None:
    (item,) = parse(text)
    assert item.food_key == key
    assert item.quantity is not None
    assert item.quantity.value == grams


@pytest.mark.parametrize("word", ["чайкой", "медик", "танечка", "леночка", "фантик", "курточка", "машинка", "точка"])
def test_what_only_looks_like_one_is_no_food(parse: Parse, word: str) -> None:
    assert not any(item.food_key for item in parse(word))
