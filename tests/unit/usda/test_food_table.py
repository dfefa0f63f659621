"""Looking foods up in the embedded table."""

import sqlite3
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from nutrition.adapters.usda import FoodTable
from nutrition.domain.deadline import Deadline
from nutrition.domain.food import CHOICE_SCORE, SAFE_SCORE, FoodMatch, FoodQuery, Unit
from nutrition.domain.nutrients import Nutrient
from nutrition.errors import ConfigurationError, DependencyUnavailableError
from tests.factories.food_tables import tiny_table


@pytest.fixture
def table(tmp_path: Path) -> Iterator[FoodTable]:
    opened = FoodTable(tiny_table(tmp_path / "food.sqlite"))
    yield opened
    opened.close()


def search(table: FoodTable, name: str, name_en: str = "", food_key: str = "", limit: int = 5) -> list[FoodMatch]:
    return table.search(FoodQuery(name, name_en, food_key), limit=limit, deadline=Deadline.after(5))


def best(table: FoodTable, name: str, name_en: str = "") -> FoodMatch:
    return search(table, name, name_en)[0]


def test_a_known_key_is_certain(table: FoodTable) -> None:
    match = search(table, "рисик", food_key="rice")[0]
    assert (match.food.key, match.score) == ("rice", 1.0)


def test_a_key_that_is_gone_falls_back_to_the_name(table: FoodTable) -> None:
    assert search(table, "рис", food_key="rice_of_last_year")[0].food.key == "rice"


@pytest.mark.parametrize(
    ("name", "score"), [("рис", 1.0), ("Рис  ВАРЕНЫЙ", 1.0), ("cooked rice", 0.95), ("Eggs", 0.95)]
)
def test_an_exact_name_in_either_language_is_safe(table: FoodTable, name: str, score: float) -> None:
    match = best(table, name)
    assert match.score == score
    assert match.is_safe


def test_alternatives_follow_the_exact_match(table: FoodTable) -> None:
    keys = [match.food.key for match in search(table, "лосось", "salmon fish")]
    assert keys[0] == "salmon"


def test_unknown_words_find_nothing_rather_than_something(table: FoodTable) -> None:
    assert search(table, "flurbo") == []
    assert search(table, "халва") == []
    assert search(table, "халва", "halva") == []


@pytest.mark.parametrize("name", ["cooked", "fresh raw", "white", "", "  ", "with and"])
def test_words_that_name_no_food_find_nothing(table: FoodTable, name: str) -> None:
    assert search(table, name) == []


@pytest.mark.parametrize("name", ['rice" OR "', "cod*", "NEAR(rice cod)", "name_en:rice -cod", "'; DROP TABLE food"])
def test_query_syntax_is_only_words(table: FoodTable, name: str) -> None:
    search(table, name)
    assert best(table, "rice").food.key == "rice"


def test_fish_is_eaten_cooked_and_without_added_fat_unless_said(table: FoodTable) -> None:
    assert best(table, "cod").food.name_en == "Fish, cod, Atlantic, cooked"
    assert best(table, "raw cod").food.name_en == "Fish, cod, Atlantic, raw"


def test_baby_food_is_not_meant_unless_said(table: FoodTable) -> None:
    assert best(table, "carrots").food.name_en == "Carrots, raw"
    assert best(table, "babyfood carrots").food.name_en == "Babyfood, carrots, strained"


def test_a_food_that_only_contains_the_word_comes_after_the_food(table: FoodTable) -> None:
    assert [match.food.name_en for match in search(table, "venison")] == ["Venison, roasted", "Venison sausage"]


def test_half_a_match_is_a_choice_and_not_taken_silently(table: FoodTable) -> None:
    match = best(table, "halva carrots")
    assert match.score < SAFE_SCORE


def test_what_is_beside_the_food_weighs_less_than_the_food(table: FoodTable) -> None:
    match = best(table, "salmon with rosemary")
    assert match.food.key == "salmon"
    assert match.score >= CHOICE_SCORE


def test_what_is_negated_is_not_looked_for(table: FoodTable) -> None:
    assert {match.food.key for match in search(table, "rice without salmon")} == {"rice"}


def test_the_limit_holds_and_the_best_come_first(table: FoodTable) -> None:
    matches = search(table, "fish", limit=2)
    assert len(matches) == 2
    assert matches[0].score >= matches[1].score


def test_numbers_come_out_as_they_were_written(table: FoodTable) -> None:
    food = table.get("rice")
    assert food is not None
    assert food.per_100g.protein_g == Decimal("2.7")
    assert food.per_100g.get(Nutrient.FIBRE_G) is None
    assert food.portion(Unit.CUP) == Decimal("158.5")
    assert food.default_portion_g == 150
    assert (food.name("ru"), food.name("en"), food.source, food.source_id) == ("рис", "rice", "usda_sr21", "1")


def test_an_unknown_key_is_none(table: FoodTable) -> None:
    assert table.get("manna") is None


def test_no_answer_after_the_deadline(table: FoodTable) -> None:
    with pytest.raises(DependencyUnavailableError):
        table.search(FoodQuery("rice"), limit=1, deadline=Deadline.after(-1))


def test_a_missing_file_is_said_at_start_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="FOOD_TABLE_PATH"):
        FoodTable(tmp_path / "nothing.sqlite")
    assert not (tmp_path / "nothing.sqlite").exists()


def test_another_version_of_the_table_is_refused(tmp_path: Path) -> None:
    path = tiny_table(tmp_path / "food.sqlite")
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE metadata SET value = '2' WHERE name = 'schema_version'")
    connection.close()
    with pytest.raises(ConfigurationError, match="version"):
        FoodTable(path)
