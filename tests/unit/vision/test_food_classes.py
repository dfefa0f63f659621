"""The reviewed table of classes and portions is consistent."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

import vision
from vision.food_classes import Food, food_classes

DATA = Path(vision.__file__).parent / "data"
TABLES = ["food_classes.csv", "food_context_classes.csv"]
FOODS = food_classes().foods


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


@pytest.mark.parametrize("food", FOODS, ids=lambda food: food.name_en)
def test_portions_are_intervals_that_a_person_could_eat(food: Food) -> None:
    portion = food.portion
    assert 0 < portion.low_grams < portion.grams < portion.high_grams <= 500


def test_every_class_is_listed_once_and_exists() -> None:
    indices = [int(row["imagenet_index"]) for table in TABLES for row in rows(table)]
    assert [index for index, times in Counter(indices).items() if times > 1] == []
    assert all(0 <= index < 1000 for index in indices)


def test_classes_of_one_food_agree_on_key_and_portion() -> None:
    """Their probabilities are added up, so a disagreement would silently drop one row."""
    columns = ("food_key", "low_g", "typical_g", "high_g")
    described = {(row["name_en"], *(row[column] for column in columns)) for row in rows("food_classes.csv")}
    assert len(described) == len({row["name_en"] for row in rows("food_classes.csv")}) == len(FOODS)


def test_keys_are_slugs_and_portions_say_where_they_come_from() -> None:
    for row in rows("food_classes.csv"):
        assert re.fullmatch(r"([a-z][a-z0-9]*(_[a-z0-9]+)*)?", row["food_key"]), row
        assert row["portion_source"].startswith(("USDA weights: ", "reviewed household portion: ")), row


@pytest.mark.parametrize("table", TABLES)
def test_the_data_files_state_source_and_licence(table: str) -> None:
    header = [line for line in (DATA / table).read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    assert "BSD-3-Clause" in " ".join(header)
    assert "MIT" in " ".join(header)


@pytest.mark.parametrize(("index", "name"), [(954, "banana"), (963, "pizza"), (967, "coffee, espresso"), (809, "soup")])
def test_well_known_positions_of_imagenet_hold(index: int, name: str) -> None:
    assert [food.name_en for food in FOODS if index in food.indices] == [name]
