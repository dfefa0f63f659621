"""Dishes hold what their ingredients held, and numbers that cannot be true stop the build."""

from decimal import Decimal
from pathlib import Path

import pytest

from nutrition.domain.nutrients import Nutrient, Nutrients
from tests.factories.food_tables import amounts
from tools.food_table.complete import Completion
from tools.food_table.cookbook import Ingredient, Recipe, read_recipes
from tools.food_table.lint import lint_recipes
from tools.food_table.model import BuildError, FoodRow, Source, SourceFood
from tools.food_table.numbers_lint import lint_rows
from tools.food_table.recipes import Kitchen, nutrients_of
from tools.food_table.reviewed import ReviewedFood

RICE, OIL, WHEY = amounts("360", "7", "0.6", "80"), amounts("900", "0", "100"), amounts("24", "0.8", "0", "5")
PLOV = Recipe(yield_g=Decimal(300), kcal_range=(140, 160), ingredients={"rice": Decimal(100), "oil": Decimal(10)})
INGREDIENTS = {key: Ingredient(key, key.title(), ()) for key in ("rice", "oil")}


def source(name: str, nutrients: Nutrients, category: str = "", kind: Source = Source.SR21) -> SourceFood:
    return SourceFood(kind, name, name, category, nutrients)


def dish(key: str) -> ReviewedFood:
    return ReviewedFood(key, (key,), (key,), "@recipe", Decimal(200), {}, f"{key}.tsv:1")


def kitchen(recipes: dict[str, Recipe]) -> Kitchen:
    rows = {"Rice": source("Rice", RICE), "Oil": source("Oil", OIL)}
    return Kitchen(recipes, INGREDIENTS, lambda ingredient: rows[ingredient.usda_name], rows.__getitem__)


def test_a_dish_holds_what_its_ingredients_held() -> None:
    cooked = kitchen({"plov": PLOV}).cook("plov")
    assert cooked.energy_kcal == Decimal("150.000")  # (360 + 90) kcal in 300 g
    assert cooked.fat_g == Decimal("3.533")


def test_a_dish_may_be_an_ingredient_but_not_of_itself() -> None:
    bowl = Recipe(yield_g=Decimal(200), kcal_range=(0, 900), ingredients={"@plov": Decimal(100)})
    assert kitchen({"plov": PLOV, "bowl": bowl}).cook("bowl").energy_kcal == Decimal("75.000")
    ring = Recipe(yield_g=Decimal(100), kcal_range=(0, 900), ingredients={"@ring": Decimal(100)})
    with pytest.raises(BuildError, match="ring contains itself"):
        kitchen({"ring": ring}).cook("ring")


def test_what_is_poured_away_takes_its_nutrients_along() -> None:
    cheese = nutrients_of(Decimal(100), [(amounts("60", "3", "3", "5"), Decimal(500))], [(WHEY, Decimal(400))])
    assert cheese.energy_kcal == Decimal("204.000")
    assert cheese.protein_g == Decimal("11.800")


def test_a_nutrient_unknown_of_an_ingredient_is_unknown_of_the_dish() -> None:
    salted = OIL + Nutrients({Nutrient.SODIUM_MG: Decimal(1)})
    cooked = nutrients_of(Decimal(100), [(RICE, Decimal(50)), (salted, Decimal(50))])
    assert cooked.get(Nutrient.SODIUM_MG) is None


def test_plants_hold_no_cholesterol_and_only_what_can_holds_caffeine() -> None:
    carrot = source("Carrots, raw", amounts("41", "0.9", "0.2", "9.6"), "Vegetables and Vegetable Products")
    tea = source("Tea, brewed", amounts("1"), "Beverages")
    done = Completion([carrot, tea])
    assert done.complete(carrot).per_100g.get(Nutrient.CHOLESTEROL_MG) == 0
    assert done.complete(carrot).per_100g.get(Nutrient.CAFFEINE_MG) == 0
    assert done.complete(tea).per_100g.get(Nutrient.CAFFEINE_MG) is None


def test_kinds_of_fat_are_lent_in_proportion_to_the_fat() -> None:
    lean = source("Milk, lean", amounts("42", "3.4", "1", "5"))
    whole = source("Milk", amounts("60", "3.2", "4", "4.5") + Nutrients({Nutrient.SATURATED_FAT_G: Decimal(2)}))
    done = Completion([lean, whole]).complete(lean, [whole])
    assert done.per_100g.get(Nutrient.SATURATED_FAT_G) == Decimal("0.5")


def test_a_donor_also_lends_what_another_usda_table_says_of_it() -> None:
    toast = source("Toast", RICE)
    bread, same = (
        source("Bread", RICE),
        source("Bread", Nutrients({Nutrient.IRON_MG: Decimal(3)}), kind=Source.SR_LEGACY),
    )
    done = Completion([toast, bread, same]).complete(toast, [bread])
    assert done.per_100g.get(Nutrient.IRON_MG) == 3


def test_recipes_their_ingredients_and_their_foods_belong_together() -> None:
    unknown = Recipe(yield_g=Decimal(900), kcal_range=(0, 1), ingredients={"unicorn": Decimal(1)})
    found = "\n".join(lint_recipes({"plov": unknown}, INGREDIENTS, [dish("soup")], {"Rice"}))
    for said in (
        "recipe plov: no ingredient 'unicorn'",
        "recipe plov: no food is made by it",
        "recipe plov: 900 g ready of 1 g",
        "ingredient oil: no USDA row 'Oil'",
        "ingredient rice: no recipe needs it",
    ):
        assert said in found


def test_a_dish_outside_its_range_or_with_unknown_nutrients_fails_the_build() -> None:
    fat = PLOV.model_copy(update={"yield_g": Decimal(200)})
    row = FoodRow("plov", "plov", "плов", Source.COMPUTED, "plov", "", kitchen({"plov": fat}).cook("plov"))
    low, unknown = lint_rows([row], {"plov": fat}, set())
    assert low == "plov: 225 kcal, 140–160 expected"
    assert unknown.startswith("plov: unknown fibre_g, sugars_g")


def test_energy_that_its_macronutrients_do_not_make_fails_the_build_unless_it_is_excused() -> None:
    row = FoodRow("jam", "jam", "джем", Source.SR21, "1", "", amounts("300", "0", "0", "60"))
    assert lint_rows([row], {}, set()) == ["jam: 300 kcal, but its macronutrients make 240"]
    assert lint_rows([row], {}, {"jam"}) == []


def test_fibre_and_alcohol_count_towards_energy() -> None:
    values = {Nutrient.FIBRE_G: Decimal(40), Nutrient.ALCOHOL_G: Decimal(0)}
    bran = FoodRow("bran", "bran", "отруби", Source.SR21, "1", "", amounts("216", "16", "4", "65") + Nutrients(values))
    wine = FoodRow(
        "wine",
        "wine",
        "вино",
        Source.SR21,
        "2",
        "",
        amounts("85", "0", "0", "2.6") + Nutrients({Nutrient.ALCOHOL_G: Decimal("10.6")}),
    )
    assert lint_rows([wine], {}, set()) == []
    assert lint_rows([bran], {}, set()) == ["bran: 216 kcal, but its macronutrients make 280"]


def test_malformed_recipes_are_listed_with_their_place(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"source": "own recipes", "licence": "MIT", "dishes": {"plov": {"yield_g": 0}}}')
    with pytest.raises(BuildError) as caught:
        read_recipes(tmp_path)
    assert any(problem.startswith("a.json: dishes.plov.yield_g:") for problem in caught.value.problems)
