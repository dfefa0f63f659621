"""The reviewed files: everything wrong with them is said at once."""

from decimal import Decimal
from pathlib import Path

import pytest

from nutrition.domain.food import Unit
from tests.factories.food_tables import amounts
from tools.food_table.cookbook import Recipe
from tools.food_table.lint import lint_foods
from tools.food_table.model import BuildError, HouseholdPortion, Source, SourceFood
from tools.food_table.reviewed import ReviewedFood, alias_form, read_foods, read_portion
from tools.food_table.rows import reviewed_rows

RICE = SourceFood(Source.SR21, "1", "Rice, raw", "Grains", amounts("360", "7", "0.6", "80"))


def reviewed(
    key: str = "rice", ru: str = "рис", en: str = "rice", usda: str = "Rice, raw", **units: str
) -> ReviewedFood:
    measured = {Unit(unit): HouseholdPortion(Unit(unit), Decimal(grams), "test") for unit, grams in units.items()}
    return ReviewedFood(key, (ru,) if ru else (), (en,) if en else (), usda, Decimal(180), measured, f"{key}.tsv:1")


def problems(*foods: ReviewedFood, recipes: dict[str, Recipe] | None = None) -> str:
    return "\n".join(lint_foods(foods, recipes or {}, {RICE.name}))


def test_a_sound_food_has_no_problem() -> None:
    assert problems(reviewed(plate="250", tablespoon="25")) == ""


def test_every_problem_is_listed_at_once() -> None:
    found = problems(reviewed("Rice!", usda="Rise, raw"), reviewed("egg", ru="", en="egg", teaspoon="500"))
    for said in (
        "'Rice!' is not snake_case",
        "no USDA row 'Rise, raw'",
        "name in each language",
        "implausible teaspoon",
    ):
        assert said in found


def test_one_name_belongs_to_one_food() -> None:
    assert "ru name 'РИС' also belongs to 'rice'" in problems(reviewed(), reviewed("rice_dry", ru="РИС", en="dry rice"))


def test_a_key_is_given_once() -> None:
    assert "key 'rice' is also at" in problems(reviewed(), reviewed(ru="ещё рис", en="more rice"))


def test_a_dish_needs_its_recipe() -> None:
    assert "no recipe 'rice'" in problems(reviewed(usda="@recipe"))


def test_an_interval_holds_its_middle() -> None:
    food = reviewed()
    food.units[Unit.PIECE] = read_portion("piece=180[200..260]", "test")
    assert "piece of 180 g is not within 200–260 g" in problems(food)


def test_an_interval_is_read_with_its_weight() -> None:
    portion = read_portion("piece=0.5[0.4..0.6]", "test")
    assert (portion.grams, portion.low_g, portion.high_g) == (Decimal("0.5"), Decimal("0.4"), Decimal("0.6"))


def test_the_foods_own_units_go_before_those_of_the_usda_row() -> None:
    (row,) = reviewed_rows([reviewed(cup="190")], [RICE], {}, {})
    assert [(portion.unit, portion.grams) for portion in row.portions] == [(Unit.CUP, Decimal(190))]


def test_malformed_lines_are_listed_with_their_place(tmp_path: Path) -> None:
    (tmp_path / "foods.tsv").write_text(
        "# category: Food\nrice\tрис\trice\n\negg\tяйцо\tegg\tEgg\tmany\t\nfig\tинжир\tfig\tFig\t50\tfistful=3\n"
    )
    with pytest.raises(BuildError) as caught:
        read_foods(tmp_path)
    assert [problem.partition(": ")[0] for problem in caught.value.problems] == [
        "foods.tsv:2",
        "foods.tsv:4",
        "foods.tsv:5",
    ]


def test_a_file_names_the_category_of_its_dishes(tmp_path: Path) -> None:
    (tmp_path / "foods.tsv").write_text("egg\tяйцо\tegg\tEgg\t50\t\n")
    with pytest.raises(BuildError, match=r"foods\.tsv: one line '# category:' expected"):
        read_foods(tmp_path)


def test_names_are_looked_up_without_regard_to_case_yo_and_spaces() -> None:
    assert alias_form("  Рис   варЁный ") == "рис вареный"
