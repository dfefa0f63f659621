"""Every number of the food table comes from a USDA row, from a recipe of such rows, or with USDA's own number."""

from decimal import Decimal
from pathlib import Path

import pytest

from nutrition.domain.nutrients import Nutrient
from tests.factories.food_tables import amounts
from tools.food_table.cookbook import Ingredient, Recipe, read_ingredients, unknown_of
from tools.food_table.model import BuildError, FoodRow, Source, SourceFood
from tools.food_table.numbers_lint import lint_rows
from tools.food_table.provenance import Given, lint_citations, lint_sources

COFFEE = SourceFood(Source.SR21, "14209", "Coffee, brewed", "Beverages", amounts("1", "0.1"))


def row(source: Source, source_id: str, kcal: str = "1", protein: str = "0.1") -> FoodRow:
    return FoodRow("coffee", "coffee", "кофе", source, source_id, "", amounts(kcal, protein))


def test_a_row_is_a_usda_row_or_computed() -> None:
    assert lint_sources([row(Source.SR21, "14209")], {}, [COFFEE]) == []
    assert lint_sources([row(Source.COMPUTED, "coffee")], {"coffee"}, [COFFEE]) == []


def test_an_invented_row_fails_the_build() -> None:
    assert lint_sources([row(Source.SR21, "99999")], {}, [COFFEE]) == ["coffee: no row '99999' in usda_sr21"]
    assert lint_sources([row(Source.COMPUTED, "coffee")], {}, [COFFEE]) == ["coffee: computed, but there is no recipe"]


def test_a_number_that_is_not_the_usda_rows_own_fails_the_build() -> None:
    assert lint_sources([row(Source.SR21, "14209", kcal="5")], {}, [COFFEE]) == [
        "coffee: other numbers than usda_sr21 '14209'"
    ]


def test_an_amount_by_hand_cites_the_very_row() -> None:
    given = {("coffee", "Coffee, brewed"): [Given.read("caffeine_mg=40 (SR28 14209)")]}
    assert lint_citations(given, [COFFEE]) == []
    other = {("coffee", "Coffee, brewed"): [Given.read("caffeine_mg=40 (SR28 19165)")]}
    assert lint_citations(other, [COFFEE]) == [
        "ingredient coffee: caffeine_mg cites SR28 19165, which is not 'Coffee, brewed'"
    ]


@pytest.mark.parametrize(
    "text", ["caffeine_mg=40", "caffeine_mg=40 (textbook)", "caffeine_mg=?", "caffeine=40 (SR28 14209)"]
)
def test_an_amount_without_a_citation_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "ingredients.tsv"
    path.write_text(f"coffee\tCoffee, brewed\t\t{text}\ntea\tTea\t\tcaffeine_mg=20\n")
    with pytest.raises(BuildError) as caught:
        read_ingredients(path)
    assert [problem.split(":")[1] for problem in caught.value.problems] == [" ingredient coffee", " ingredient tea"]


def test_what_is_declared_unknown_is_unknown_of_the_dish_and_of_what_holds_it() -> None:
    oil = Ingredient("oil", "Fish oil", (), (Given.read("vitamin_e_mg=unknown"),))
    liver = Recipe(yield_g=Decimal(100), kcal_range=(0, 900), ingredients={"oil": Decimal(100)})
    salad = Recipe(yield_g=Decimal(100), kcal_range=(0, 900), ingredients={"@liver": Decimal(100)})
    plain = Recipe(yield_g=Decimal(100), kcal_range=(0, 900), ingredients={"@coffee": Decimal(100)})
    found = unknown_of({"liver": liver, "salad": salad, "plain": plain}, {"oil": oil})
    assert found == {"liver": {Nutrient.VITAMIN_E_MG}, "salad": {Nutrient.VITAMIN_E_MG}}


def test_nothing_else_may_be_unknown_of_a_dish() -> None:
    dish = Recipe(yield_g=Decimal(100), kcal_range=(0, 9), ingredients={"oil": Decimal(100)})
    known = row(Source.COMPUTED, "coffee")
    (problem,) = lint_rows([known], {"coffee": dish}, set(), {"coffee": {Nutrient.FIBRE_G}})
    assert problem.startswith("coffee: unknown sugars_g, saturated_fat_g")
