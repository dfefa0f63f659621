"""English as people write it to a bot: chatter, makers, cuts, measures, shares and what was left on the plate."""

from collections.abc import Callable

import pytest

from language.model import FoodMention, Unit

Parse = Callable[[str], list[FoodMention]]
SURE = 0.7  # the bot settles a food from here on (SURE_OF_NAME)


def keys(items: list[FoodMention]) -> list[str]:
    return [item.food_key for item in items]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("0.4kg watermelon lol", "watermelon"),
        ("300g greek yogurt yum", "greek_yogurt"),
        ("2 slices of deli turkey", "turkey"),
        ("Zingo sausage roll", "sausage_in_dough"),
        ("nando's chicken wings", "chicken_wings"),
        ("200g raw chicken breast, grilled", "chicken_fillet_raw"),
        ("40 g of sugar stirred in", "sugar"),
        ("a corn dog dipped in ketchup, mate", "corn_dog"),
        ("basmati rice 150g", "rice"),
        ("250 g of roast turkey breast", "turkey"),
    ],
)
def test_harmless_neighbours_leave_a_food_settled(parse: Parse, text: str, key: str) -> None:
    item = parse(text)[0]
    assert item.food_key == key
    assert item.confidence >= SURE


@pytest.mark.parametrize(
    "text",
    [
        "200 g of brindlewurst snarf",
        "zorple soup 200 g",
        "flimmy chicken 100 g",
        "half a snarfblat",
        "100 g of nails",
        "we played a game",
        "spread the word",
        "went for a date with my friend",
        "ran 5k in 27 min",
        "the bar was packed",
    ],
)
def test_nonsense_and_chatter_are_never_taken_for_food(parse: Parse, text: str) -> None:
    assert all(item.confidence < SURE for item in parse(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ate 1/4 lb of cherries watching the game", ["sweet_cherry"]),
        ("Rainy-day comfort: 244 grams of tomato soup", ["tomato_soup"]),
        ("Stuck in traffic I nibbled my way through 43 grams of raisins", ["raisins"]),
        ("I mixed a can of tuna, drained, with two tablespoons of mayo", ["tuna_canned", "mayonnaise"]),
        ("I began with 240 ml of miso soup", ["miso_soup"]),
        ("game meat 200 g", ["venison"]),
        ("3 dates", ["dates"]),
    ],
)
def test_common_words_name_no_food_unless_measured(parse: Parse, text: str, found: list[str]) -> None:
    assert keys(parse(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("two poached eggs on sourdough", ["poached_egg", "sourdough"]),
        ("a knob of butter on my jacket potato", ["butter", "potato_baked"]),
        ("orange chicken over fried rice", ["orange_chicken", "fried_rice"]),
        ("a splash of milk in my tea", ["milk", "black_tea"]),
        ("tuna sandwich on rye", ["tuna_sandwich"]),
        ("tuna salad made with mayo", ["tuna_salad_mayonnaise"]),
    ],
)
def test_what_lies_on_another_food_is_a_food_of_its_own(parse: Parse, text: str, found: list[str]) -> None:
    assert keys(parse(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ate 4 wings not 6, left the celery", ["chicken_wings"]),
        ("no 6 but 4 wings", ["chicken_wings"]),
        ("ham sub, hold the mayo", ["sub_sandwich"]),
        ("skipping the bun, I ate a beef patty", ["meat_cutlet"]),
        ("big mac but no sauce", ["big_mac"]),
        ("a cheese-less arepa", ["arepa"]),
        ("tea without milk and without sugar", ["black_tea"]),
    ],
)
def test_what_was_left_is_not_eaten(parse: Parse, text: str, found: list[str]) -> None:
    assert keys(parse(text)) == found


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("3 rashers of bacon", 6, Unit.SLICE),
        ("a glug of olive oil", 1, Unit.TABLESPOON),
        ("2 knobs of butter", 1.5, Unit.TABLESPOON),
        ("dollop of cottage cheese", 1.5, Unit.TABLESPOON),
        ("dal 1 katori", 0.7, Unit.BOWL),
        ("2 stubbies of beer", 750, Unit.MILLILITRE),
        ("kitkat 4 finger", 4, Unit.SLICE),
        ("vegemite on 2 bits of toast", 2, Unit.PIECE),
        ("ate 50% of a 400g frozen pizza", 200, Unit.GRAM),
        ("75% of a burrito", 0.75, Unit.PIECE),
        ("one quarter pounder", 1, Unit.PIECE),
        ("half a chicken quesadilla", 0.5, Unit.PIECE),
        ("footlong meatball sub", 2, Unit.PIECE),
        ("three four-inch pancakes", 3, Unit.PIECE),
        ("half a cucumber", 1.5, Unit.PIECE),
        ("pork chop fried in a tablespoon of oil, 150g", 150, Unit.GRAM),
    ],
)
def test_measures_and_shares(parse: Parse, text: str, value: float, unit: Unit) -> None:
    quantities = [item.quantity for item in parse(text) if item.quantity]
    assert (value, unit) in [(quantity.value, quantity.unit) for quantity in quantities]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("80/20 ground beef 4 oz", "minced_beef_fried"),
        ("90/10 ground beef 200g", "beef_mince_10"),
        ("5% fat beef mince 125g", "beef_mince_lean"),
    ],
)
def test_the_leanness_of_mince_is_no_amount(parse: Parse, text: str, key: str) -> None:
    (item,) = parse(text)
    assert item.food_key == key
    assert item.quantity is not None
    assert item.quantity.unit is Unit.GRAM
    assert item.quantity.value > 100


@pytest.mark.parametrize(("text", "count"), [("pizza night 🍕🍕 had 3 slices", 1), ("🍎 + 2 tbsp honey", 2)])
def test_an_emoji_of_a_named_food_is_decoration(parse: Parse, text: str, count: int) -> None:
    assert len(parse(text)) == count


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I had a cup of tea and a slice of toast", ["black_tea", "toast"]),
        ("a piece of cake", ["cake"]),
        ("beef with broccoli 250 g", ["beef_and_broccoli"]),
        ("that test was a piece of cake", []),
        ("съел пол яблока", ["apple"]),
    ],
)
def test_a_figure_of_speech_is_one_only_as_a_whole(parse: Parse, text: str, found: list[str]) -> None:
    assert keys(parse(text)) == found
