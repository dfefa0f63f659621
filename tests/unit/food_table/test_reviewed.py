"""The reviewed files: everything wrong with them is said at once."""

from decimal import Decimal
from pathlib import Path

import pytest

from nutrition.domain.food import Unit
from nutrition.domain.nutrients import Nutrient, Nutrients
from tests.factories.food_tables import amounts
from tools.food_table.lint import lint_reviewed, lint_rows
from tools.food_table.model import BuildError, Source, SourceFood
from tools.food_table.recipes import nutrients_of
from tools.food_table.reviewed import Recipe, ReviewedFood, alias_form, read_foods
from tools.food_table.rows import reviewed_row

RICE = SourceFood(Source.SR21, "1", "Rice, raw", "Grains", amounts("360", "7", "0.6", "80"))
OIL = SourceFood(Source.SR21, "2", "Oil", "Fats", amounts("900", "0", "100"))
USDA = {food.name: food for food in (RICE, OIL)}
PLOV = Recipe("plov", Decimal(300), {"Rice, raw": Decimal(100), "Oil": Decimal(10)}, (Decimal(140), Decimal(160)))


def reviewed(
    key: str = "rice", ru: str = "рис", en: str = "rice", usda: str = "Rice, raw", **units: str
) -> ReviewedFood:
    measured = {Unit(unit): Decimal(grams) for unit, grams in units.items()}
    return ReviewedFood(key, (ru,) if ru else (), (en,) if en else (), usda, Decimal(180), measured, f"{key}.tsv:1")


def problems(*foods: ReviewedFood, recipes: dict[str, Recipe] | None = None) -> str:
    return "\n".join(lint_reviewed(foods, recipes or {}, USDA))


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


def test_recipes_and_their_foods_belong_together() -> None:
    assert "no recipe 'rice'" in problems(reviewed(usda="@recipe"))
    assert "recipe plov: no food is made by it" in problems(reviewed(), recipes={"plov": PLOV})


def test_a_recipe_of_unknown_ingredients_is_named() -> None:
    unknown = Recipe("plov", Decimal(1), {"Unicorn": Decimal(1)}, (Decimal(0), Decimal(1)))
    assert "no USDA row 'Unicorn'" in problems(recipes={"plov": unknown})


def test_a_dish_holds_what_its_ingredients_held() -> None:
    dish = nutrients_of(PLOV, USDA)
    assert dish.energy_kcal == Decimal("150.000")  # (360 + 90) kcal in 300 g
    assert dish.fat_g == Decimal("3.533")


def test_a_nutrient_unknown_of_much_of_a_dish_is_unknown_of_the_dish() -> None:
    salted = SourceFood(Source.SR21, "3", "Oil", "", OIL.per_100g + Nutrients({Nutrient.SODIUM_MG: Decimal(1)}))
    assert nutrients_of(PLOV, {**USDA, "Oil": salted}).get(Nutrient.SODIUM_MG) is None


def test_a_dish_outside_its_range_fails_the_build() -> None:
    fat = Recipe("plov", Decimal(200), PLOV.ingredients, PLOV.kcal_range)
    row = reviewed_row(reviewed("plov", usda="@recipe"), USDA, {"plov": fat})
    assert lint_rows([row], {"plov": fat}) == ["plov: 225 kcal, 140–160 expected"]


def test_the_foods_own_units_go_before_those_of_the_usda_row() -> None:
    row = reviewed_row(reviewed(cup="190"), USDA, {})
    assert [(portion.unit, portion.grams) for portion in row.portions] == [(Unit.CUP, Decimal(190))]


def test_malformed_lines_are_listed_with_their_place(tmp_path: Path) -> None:
    path = tmp_path / "foods.tsv"
    path.write_text("# comment\nrice\tрис\trice\n\negg\tяйцо\tegg\tEgg\tmany\t\nfig\tинжир\tfig\tFig\t50\tfistful=3\n")
    with pytest.raises(BuildError) as caught:
        read_foods([path])
    assert [problem.partition(": ")[0] for problem in caught.value.problems] == [
        "foods.tsv:2",
        "foods.tsv:4",
        "foods.tsv:5",
    ]


def test_names_are_looked_up_without_regard_to_case_yo_and_spaces() -> None:
    assert alias_form("  Рис   варЁный ") == "рис вареный"
