"""Russian as people write it: what leaves a food sure, cures and clocks, lists of what a dish is made of."""

from collections.abc import Callable

import pytest

from language.model import FoodMention, Unit

Parse = Callable[[str], list[FoodMention]]
_SURE = 0.7


@pytest.mark.parametrize(
    "text",
    [
        "яблоко антоновка 100 г",
        "капучино из старбакса 300 мл",
        "пригоршня голубики",
        "стейк из индейки 160 г",
        "картошка жареная на сале 200 г",
        "буррито с курицей",
        "дедова вчерашняя разогретая гречка 200 г",
        "кола зеро 330 мл",
        "роллтон с курицей",
        "индейка тушёная в сметане 150",
        "говядина в кисло-сладком соусе",
        "в духовке запекла куриные бёдра 300 г",
    ],
)
def test_a_word_that_tells_of_no_water_fat_or_sugar_leaves_the_food_sure(parse: Parse, text: str) -> None:
    (item,) = parse(text)
    assert item.food_key
    assert item.confidence >= _SURE


@pytest.mark.parametrize("text", ["персики в сиропе 100 г", "орехи в сахаре", "веганский боул", "айфон завис блин"])
def test_a_word_that_may_change_the_energy_is_asked_about(parse: Parse, text: str) -> None:
    (item,) = parse(text)
    assert item.confidence < _SURE


@pytest.mark.parametrize(
    ("text", "key", "value", "unit"),
    [
        ("молоко 2,5 200", "milk_2_5", 200, Unit.MILLILITRE),
        ("творог 5 180", "tvorog_5", 180, Unit.GRAM),
        ("пиво ноль пять", "beer", 500, Unit.MILLILITRE),
        ("скумбрия х/к 120 гр", "mackerel_smoked", 120, Unit.GRAM),
        ("рагу из кабачков, моркови и картошки 320", "hot_pot", 320, Unit.GRAM),
        ("сыр 45.50 г", "cheese", 45.5, Unit.GRAM),
        ("омлет из 2 яиц на сливочном масле", "omelet", 2, Unit.PIECE),
    ],
)
def test_an_amount_belongs_to_the_whole_name(parse: Parse, text: str, key: str, value: float, unit: Unit) -> None:
    (item,) = parse(text)
    assert item.quantity is not None
    assert (item.food_key, item.quantity.value, item.quantity.unit) == (key, value, unit)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("обед в 13.00 лагман, в 19.00 плов 200г", ["lagman", "plov"]),
        ("6.30 груша, 10.00 банан", ["pear", "banana"]),
        ("огурцы-помидоры", ["cucumber", "tomato"]),
        ("бутерброд из хлеба 60 г и ветчины 40 г", ["white_bread", "ham"]),
        ("торт не стала, взяла яблоко 1", ["apple"]),
        ("Ну ты и фрукт, братан))", []),
        ("каша у меня в голове", []),
    ],
)
def test_each_food_that_was_eaten_is_an_item(parse: Parse, text: str, keys: list[str]) -> None:
    assert [item.food_key for item in parse(text)] == keys
