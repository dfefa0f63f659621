"""What people really eat, looked up in the table that is installed."""

import sqlite3
import time
from pathlib import Path

import pytest

from nutrition.adapters.usda import FoodTable
from nutrition.domain.deadline import Deadline
from nutrition.domain.food import FoodQuery, Unit
from nutrition.domain.nutrients import Nutrient
from tools.food_table.build import build

pytestmark = pytest.mark.integration

RUSSIAN = {
    "гречка": (80, 120),
    "куриная грудка": (140, 190),
    "борщ": (38, 77),
    "плов": (140, 190),
    "сельдь под шубой": (200, 271),
    "оливье": (150, 205),
    "творог 5%": (110, 180),
    "сметана": (150, 250),
    "пельмени": (180, 260),
    "сырники": (180, 245),
    "ржаной хлеб": (200, 270),
    "овсянка на молоке": (80, 130),
    "кефир": (40, 65),
    "чай": (0, 3),
    "вода": (0, 0),
    "мёд": (290, 330),
    "бутерброд с колбасой": (220, 320),
    "салат из помидоров и огурцов": (30, 100),
}
ENGLISH = {
    "egg": (130, 160),
    "toast": (270, 320),
    "cooked rice": (110, 140),
    "grilled chicken breast": (140, 190),
    "apple": (45, 65),
    "black coffee": (0, 5),
    "oatmeal": (60, 100),
    "greek yogurt": (80, 110),
    "spaghetti bolognese": (110, 190),
    "big mac": (230, 280),
    "caesar salad": (150, 260),
    "maple syrup": (250, 275),
    "coke": (35, 45),
    "fries": (200, 330),
    "tuna salad sandwich": (190, 260),
}
# Keys that the vision model's classes are mapped to.
VISION = (
    "pizza cheeseburger hot_dog burrito bagel pretzel espresso ice_cream strawberry mushroom cucumber bell_pepper "
    "zucchini broccoli cauliflower cabbage artichoke corn fig pineapple pomegranate mashed_potato meat_loaf guacamole "
    "pasta_carbonara consomme red_wine eggnog trifle pot_pie hot_pot acorn_squash butternut_squash spaghetti_squash "
    "granny_smith apple orange lemon banana custard_apple jackfruit cardoon ice_lolly french_loaf chocolate_sauce dough"
)


def search(table: FoodTable, name: str) -> tuple[str, float, float]:
    """Key, score and kcal of the best match."""
    match = table.search(FoodQuery(name), limit=1, deadline=Deadline.after(5))[0]
    return match.food.key, match.score, float(match.food.per_100g.energy_kcal)


@pytest.mark.parametrize(("name", "kcal"), [*RUSSIAN.items(), *ENGLISH.items()])
def test_an_everyday_food_is_safe_and_has_plausible_energy(table: FoodTable, name: str, kcal: tuple[int, int]) -> None:
    key, score, energy = search(table, name)
    assert score >= 0.9, key
    assert kcal[0] <= energy <= kcal[1], key


@pytest.mark.parametrize("key", VISION.split())
def test_every_food_that_the_camera_names_has_both_names_and_a_portion(table: FoodTable, key: str) -> None:
    food = table.get(key)
    assert food is not None
    assert food.name("ru") != food.name("en")
    assert food.default_portion_g


@pytest.mark.parametrize(
    ("key", "unit", "grams"),
    [
        ("buckwheat", Unit.PLATE, (200, 300)),
        ("kefir", Unit.GLASS, (245, 265)),
        ("rye_bread", Unit.SLICE, (25, 45)),
        ("boiled_egg", Unit.PIECE, (45, 60)),
        ("sugar", Unit.TEASPOON, (4, 7)),
        ("honey", Unit.TABLESPOON, (18, 28)),
        ("walnuts", Unit.HANDFUL, (25, 40)),
        ("milk_chocolate", Unit.BAR, (80, 100)),
        ("ice_cream", Unit.SCOOP, (50, 75)),
        ("cola", Unit.CAN, (320, 370)),
        ("beer", Unit.BOTTLE, (450, 510)),
        ("cottage_cheese_farmer", Unit.PACK, (170, 210)),
        ("cottage_cheese_farmer", Unit.TABLESPOON, (15, 25)),
        ("cherry_tomato", Unit.PIECE, (15, 17)),
        ("baby_carrot", Unit.PIECE, (9, 12)),
        ("sugar_cube", Unit.PIECE, (4, 6)),
        ("crumpet", Unit.PIECE, (50, 60)),
        ("kit_kat_finger", Unit.PIECE, (10, 11)),
        ("potato_chips", Unit.PACK, (70, 150)),
        ("potato_chips_snack_bag", Unit.PACK, (25, 35)),
    ],
)
def test_kitchen_measures_weigh_what_they_weigh(table: FoodTable, key: str, unit: Unit, grams: tuple[int, int]) -> None:
    food = table.get(key)
    assert food is not None
    assert grams[0] <= (food.portion(unit) or 0) <= grams[1]


@pytest.mark.parametrize("name", ["flurbo", "абракадабра", "cooked", "qwerty zxcvb"])
def test_nonsense_finds_nothing(table: FoodTable, name: str) -> None:
    assert table.search(FoodQuery(name), limit=5, deadline=Deadline.after(5)) == []


def test_a_home_cooks_fish_is_not_the_fried_one(table: FoodTable) -> None:
    key, _, energy = search(table, "cod fillet")
    assert (key, energy < 130) == ("cod", True)


@pytest.mark.parametrize(
    ("name", "key"),
    [("рыба", "fish"), ("fish", "fish"), ("рыба треска", "cod"), ("мясо", "meat"), ("meat", "meat"), ("beef", "beef")],
)
def test_a_word_for_many_foods_is_their_average(table: FoodTable, name: str, key: str) -> None:
    assert search(table, name)[0] == key


def test_dishes_know_their_micronutrients(table: FoodTable) -> None:
    food = table.get("borscht")
    assert food is not None
    assert food.source == "computed"
    assert all(food.per_100g.get(nutrient) for nutrient in (Nutrient.FIBRE_G, Nutrient.SODIUM_MG, Nutrient.IRON_MG))


def test_a_lookup_takes_about_a_hundredth_of_a_second(table: FoodTable) -> None:
    names = [*ENGLISH, "green salad with feta", "bbq chicken pizza", "cream of broccoli soup", "mango juice"]
    for name in names:
        search(table, name)
    started = time.process_time()
    for name in names:
        search(table, name)
    assert (time.process_time() - started) / len(names) < 0.010


def test_the_table_is_whole(table_path: Path) -> None:
    connection = sqlite3.connect(table_path)
    counts = dict(connection.execute("SELECT source, count(*) FROM food GROUP BY source"))
    orphans = connection.execute("SELECT count(*) FROM alias WHERE food_key NOT IN (SELECT key FROM food)").fetchone()[
        0
    ]
    unportioned = connection.execute("SELECT count(*) FROM food WHERE default_portion_g IS NULL").fetchone()[0]
    connection.close()
    assert sum(counts.values()) > 12_000
    assert counts.keys() == {"computed", "usda_foundation", "usda_sr21", "usda_sr_legacy", "usda_fndds"}
    assert (orphans, unportioned) == (0, 0)


def test_the_build_gives_the_same_bytes_every_time(wheels: Path, tmp_path: Path) -> None:
    lines: list[str] = []
    for name in ("one", "two"):
        build(wheels, tmp_path / name, lines.append)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert lines[-1].startswith("wrote ")
