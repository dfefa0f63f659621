"""docs/foods.md and the schema say what the data says."""

from pathlib import Path

from tools.food_table.page import page, schema

ROOT = Path(__file__).parents[3]
DATA = ROOT / "tools" / "food_table" / "data"


def test_the_page_lists_the_data_as_it_is() -> None:
    """`python -m tools.food_table.page` writes it anew."""
    assert (ROOT / "docs" / "foods.md").read_text(encoding="utf-8") == page(DATA)


def test_the_schema_of_the_recipes_is_the_one_they_are_read_with() -> None:
    assert (DATA / "recipes.schema.json").read_text(encoding="utf-8") == schema()
