"""docs/foods.md: every reviewed food with its names, where its numbers come from and what its household units weigh."""

import json
from pathlib import Path

from tools.food_table.cookbook import Recipe, RecipeFile, read_ingredients, read_recipes
from tools.food_table.english_names import read_reviewed
from tools.food_table.reviewed import ReviewedFood

HEAD = """# The reviewed foods

Made by `python -m tools.food_table.page` from `tools/food_table/data`, see [food_table.md](food_table.md).
Weights are grams; a weight in brackets is an interval given by hand. Recipes are raw grams and the ready weight.
"""
ORIGIN = (
    "What a row does not know comes from the same description in another USDA table, from the rows that lend, or is\n"
    "cited. Nothing else gives a number; what no USDA row says is unknown."
)


def page(data: Path) -> str:
    """The whole page as Markdown."""
    foods, recipes = read_reviewed(data), read_recipes(data / "recipes")
    computed = sum(food.is_recipe for food in foods)
    names = sum(len(food.names_ru) + len(food.names_en) for food in foods)
    lines = [HEAD, f"{len(foods)} foods, {computed} of them computed from recipes, {names} names."]
    group = ""
    for food in sorted(foods, key=lambda each: each.origin.partition(":")[0]):
        name = food.origin.partition(".")[0]
        if name != group:
            group = name
            lines += [
                f"\n## {group.replace('_', ' ').capitalize()}\n",
                "| food | names | source | portion | units |",
                "|---|---|---|---|---|",
            ]
        lines.append(_row(food, recipes))
    lines += [
        "\n## Ingredients of the recipes\n",
        f"{ORIGIN}\n",
        "| key | USDA row | rows that lend what it does not know | cited |",
        "|---|---|---|---|",
    ]
    ingredients = read_ingredients(data / "ingredients.tsv").values()
    lines += [
        f"| {each.key} | {each.usda_name} | {'; '.join(each.donors)} | {', '.join(map(str, each.given))} |"
        for each in ingredients
    ]
    return "\n".join(lines) + "\n"


def _row(food: ReviewedFood, recipes: dict[str, Recipe]) -> str:
    units = ", ".join(
        f"{portion.unit} {portion.grams}" + (f" ({portion.low_g}–{portion.high_g})" if portion.low_g else "")
        for portion in food.units.values()
    )
    source = _recipe(recipes[food.key]) if food.is_recipe else f"USDA: {food.usda_name}"
    names = ", ".join([*food.names_ru, *food.names_en])
    return f"| {food.key} | {names} | {source} | {food.default_portion_g} | {units} |"


def _recipe(recipe: Recipe) -> str:
    parts = [f"{name} {grams}" for name, grams in recipe.ingredients.items()]
    parts += [f"less {name} {grams}" for name, grams in recipe.removed.items()]
    return f"recipe: {', '.join(parts)} → {recipe.yield_g}"


def schema() -> str:
    """The JSON schema of a file of recipes, for editors."""
    return json.dumps(RecipeFile.model_json_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    ROOT = Path(__file__).parents[2]
    (ROOT / "docs" / "foods.md").write_text(page(Path(__file__).parent / "data"), encoding="utf-8")
    (Path(__file__).parent / "data" / "recipes.schema.json").write_text(schema(), encoding="utf-8")
