"""Messages about food that nobody who writes them has eaten, and those that look like them."""

from collections.abc import Callable

import pytest

from language.grammar import GrammarEngine
from language.model import FoodMention
from tests.unit.language.conftest import MakeDraft

Parse = Callable[[str], list[FoodMention]]


def keys(items: list[FoodMention]) -> list[str]:
    return [item.food_key for item in items]


@pytest.mark.parametrize(
    "text",
    [
        "хочу торт",
        "так хочется шоколадку, но держусь",
        "думаю заказать роллы",
        "завтра на завтрак овсянка и банан",
        "вечером буду есть творог 200 г",
        "съела бы сейчас пиццы",
        "хотела торт, но удержалась",
        "I want pizza",
        "might have sushi tonight",
        "tomorrow i'll have oatmeal",
        "i'm going to eat 200 g of chicken later",
        "wish i had a cookie",
    ],
)
def test_a_wish_or_a_plan_is_no_meal(parse: Parse, text: str) -> None:
    assert parse(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "купила 2 кг картошки и 10 яиц",
        "список покупок: молоко, хлеб, яйца 10 шт",
        "закупились: рис 1 кг, сахар 1 кг",
        "bought 2 kg of potatoes and a dozen eggs",
        "shopping list: eggs, milk, 2 lb chicken",
    ],
)
def test_shopping_is_no_meal(parse: Parse, text: str) -> None:
    assert parse(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "муж один умял весь плов",
        "кот стащил сосиску",
        "коллега съел мой сэндвич",
        "Маша ела мороженое",
        "my husband ate the whole pizza",
        "the kids had pancakes",
    ],
)
def test_what_somebody_else_ate_is_no_meal(parse: Parse, text: str) -> None:
    assert parse(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "суп пересолила, вылила весь",
        "уронила бутерброд на пол",
        "выбросила просроченный йогурт",
        "пожарила рыбу, но сама не ела",
        "сварила борщ на неделю",
        "испекла торт на день рождения сына",
        "варю борщ",
        "made lasagna for my family, haven't eaten yet",
        "baked cookies for the bake sale",
        "dropped my sandwich on the floor",
    ],
)
def test_food_that_was_lost_or_only_cooked_is_no_meal(parse: Parse, text: str) -> None:
    assert parse(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "сколько калорий в банане?",
        "что лучше, рис или гречка?",
        "как приготовить борщ?",
        "посоветуй рецепт с курицей",
        "is avocado healthy?",
        "what should i eat, pizza or salad?",
    ],
)
def test_a_question_is_no_meal(parse: Parse, text: str) -> None:
    assert parse(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "кот по кличке Пельмень заболел",
        "пахнет свежим хлебом",
        "новая помада, цвет как у вишни",
        "лапшу мне на уши не вешай",
        "ненавижу манную кашу",
        "so hungry i could eat a horse",
        "that test was a piece of cake",
    ],
)
def test_likeness_liking_and_figures_of_speech_are_no_meal(parse: Parse, text: str) -> None:
    assert parse(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("картошку отдала мужу, себе котлета 100г", ["meat_cutlet"]),
        ("купила торт и съела половину", ["cake"]),
        ("муж приготовил плов, я съела тарелку", ["plov"]),
        ("хотел суп, но взял пасту", ["pasta"]),
        ("уронила бутерброд, но съела", ["sausage_sandwich"]),
        ("ребёнок не доел пюре, я доела", ["mashed_potato"]),
        ("испекла шарлотку, ушло 2 куска", ["pie_apple_open"]),
        ("съела 2 банана, сколько это калорий?", ["banana"]),
        ("wanted pizza but had a banana", ["banana"]),
        ("made soup but didn't eat any, had 2 eggs", ["boiled_egg"]),
    ],
)
def test_every_clause_is_judged_by_its_own_verb(parse: Parse, text: str, expected: list[str]) -> None:
    assert keys(parse(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("хочу записать яблоко", ["apple"]),
        ("забыла внести банан", ["banana"]),
        ("думаю, грамм 200 гречки", ["buckwheat"]),
        ("сделала омлет из 3 яиц", ["omelet"]),
        ("мы с мужем съели пиццу", ["pizza_homemade"]),
        ("не удержалась и съела пирожок", ["potato_pie"]),
        ("а вот и 2 яйца с сыром", ["boiled_egg", "cheese"]),
        ("can of coke", ["cola"]),
        ("might have had 2 beers", ["beer"]),
        ("would say 200 g of rice", ["rice"]),
        ("i had to eat a sandwich", ["sandwich"]),
    ],
)
def test_what_only_sounds_like_a_plan_is_logged(parse: Parse, text: str, expected: list[str]) -> None:
    assert [key.removesuffix("_homemade") for key in keys(parse(text))] == [
        k.removesuffix("_homemade") for k in expected
    ]


def test_a_wish_adds_nothing_to_an_open_draft(engine: GrammarEngine, make_draft: MakeDraft) -> None:
    draft = make_draft(("рис", 150))
    assert engine.parse_edit("завтра хочу торт", "ru", draft).operations == ()
    assert engine.parse_edit("торт", "ru", draft).operations != ()
