"""More English names of the reviewed foods: data/english_names.tsv, a line of key and names parted by `|`."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from tools.food_table.model import BuildError
from tools.food_table.reviewed import ReviewedFood, names_of, read_foods
from tools.food_table.tables import read_table


def with_english_names(foods: Sequence[ReviewedFood], path: Path) -> list[ReviewedFood]:
    """The foods with the file's names after their own; raises `BuildError` for a key that no food has or that is twice."""
    more: dict[str, tuple[str, ...]] = {}
    problems: list[str] = []
    known = {food.key for food in foods}
    for key, names in read_table(path, columns=2):
        if key in more or key not in known:
            problems.append(f"{path.name}: {key} is {'given twice' if key in more else 'no food'}")
        more[key] = names_of(names)
    if problems:
        raise BuildError(problems)
    return [replace(food, names_en=food.names_en + more.get(food.key, ())) for food in foods]


def read_reviewed(data: Path) -> list[ReviewedFood]:
    """All reviewed foods with all their names; raises `BuildError`."""
    return with_english_names(read_foods(data / "foods"), data / "english_names.tsv")
