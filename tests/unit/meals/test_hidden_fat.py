"""Fat is guessed where words name a way of cooking and the row has none, and nowhere else."""

from dataclasses import replace
from decimal import Decimal

import pytest

from nutrition.domain import hidden_fat
from nutrition.domain.food import Food
from nutrition.domain.hidden_fat import Cooking
from nutrition.domain.nutrients import Nutrient, Nutrients
from tests.factories.meals import food

G = Decimal(100)


def _food(category: str, fat: str = "0.3", **changes: str) -> Food:
    plain = food("courgette")
    per_100g = Nutrients({**dict.fromkeys(Nutrient, Decimal(1)), Nutrient.FAT_G: Decimal(fat)})
    return replace(plain, category=category, per_100g=per_100g, **changes)  # type: ignore[arg-type] # text fields only


VEGETABLE = _food("Vegetables and Vegetable Products")


@pytest.mark.parametrize(
    ("words", "cooking"),
    [
        ("жареный кабачок", Cooking.FRIED),
        ("кабачки, обжаренные на сковороде", Cooking.FRIED),
        ("Овощи на оливковом масле", Cooking.FRIED),
        ("pan-fried courgette", Cooking.FRIED),
        ("sautéed spinach", Cooking.FRIED),
        ("цветная капуста во фритюре", Cooking.DEEP_FRIED),
        ("deep fried broccoli", Cooking.DEEP_FRIED),
        ("огурцы с оливковым маслом", Cooking.DRESSED),
        ("tomatoes with olive oil", Cooking.DRESSED),
        ("кабачки жареные без масла", None),
        ("air-fried courgette", None),
        ("courgette fried without any oil", None),
        ("варёная картошка", None),
        ("grilled courgette", None),
        ("refried beans", None),
        ("жаркое", None),
    ],
)
def test_the_way_of_cooking_is_read_from_the_words(words: str, cooking: Cooking | None) -> None:
    assert hidden_fat.way_of_cooking(words) is cooking


def test_a_fried_vegetable_takes_what_usda_adds() -> None:
    assert hidden_fat.fat_grams("жареные кабачки", VEGETABLE, Decimal(200)) == 6


@pytest.mark.parametrize(
    "row",
    [
        _food("Vegetables and Vegetable Products", name_en="fried potato"),
        _food("Other vegetables and combinations", source_id="Mushrooms, fresh, cooked with oil"),
        _food("Other vegetables and combinations", source_id="Eggplant, cooked, fat added"),
        _food("Vegetable dishes", source="computed"),
        _food("Fish", source="usda_fndds", source_id="Fish, perch, NFS"),
        _food("Poultry Products", fat="13.6"),
        _food("Beef Products", fat="4.7", source_id="13327"),
    ],
    ids=["by name", "with oil", "fat added", "recipe", "FNDDS fish as eaten", "fat of its own", "liver"],
)
def test_a_row_that_holds_its_fat_gets_no_line(row: Food) -> None:
    assert hidden_fat.fat_grams("fried", row, G) is None


@pytest.mark.parametrize(
    "row",
    [
        _food("Other vegetables and combinations", source_id="Eggplant, cooked, no added fat"),
        _food("Fish", source="usda_fndds", source_id="Fish, cod, steamed"),
        _food("Poultry Products", fat="3.6"),
    ],
    ids=["no added fat", "steamed", "lean"],
)
def test_a_row_without_fat_gets_one(row: Food) -> None:
    assert hidden_fat.fat_grams("fried", row, G)


@pytest.mark.parametrize("category", ["Beverages", "Sweets", "Fruits and Fruit Juices", "Snacks"])
def test_what_nobody_fries_in_oil_gets_none(category: str) -> None:
    assert hidden_fat.fat_grams("roasted or fried", _food(category), G) is None


def test_a_gram_is_not_worth_a_line() -> None:
    assert hidden_fat.fat_grams("fried", VEGETABLE, Decimal(30)) is None


def test_oil_and_butter_are_the_fat_itself() -> None:
    assert hidden_fat.is_fat(_food("Fats and Oils", fat="100"))
    assert hidden_fat.is_fat(_food("Dairy and Egg Products", fat="81"))
    assert not hidden_fat.is_fat(_food("Nut and Seed Products", fat="60"))
