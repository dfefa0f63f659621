"""What English-speaking people call the reviewed foods besides, and their measures: data/english_names.tsv."""

from collections.abc import Sequence, Set
from dataclasses import replace
from pathlib import Path

from nutrition.domain.food import Unit
from tools.food_table.model import BuildError, HouseholdPortion
from tools.food_table.reviewed import ReviewedFood, alias_form, names_of, read_foods, units_of
from tools.food_table.tables import read_table

ENGLISH = "english_"


def with_english_names(foods: Sequence[ReviewedFood], path: Path) -> list[ReviewedFood]:
    """The foods with the file's names and units after their own.

    Raises `BuildError` for a key that no food has or that is there twice, `ValueError` for a unit that is none.
    """
    more: dict[str, tuple[tuple[str, ...], dict[Unit, HouseholdPortion]]] = {}
    problems: list[str] = []
    known = {food.key for food in foods}
    for key, names, units in read_table(path, columns=3):
        if key in more or key not in known:
            problems.append(f"{path.name}: {key} is {'given twice' if key in more else 'no food'}")
        more[key] = (names_of(names), units_of(units))
    if problems:
        raise BuildError(problems)
    return [_with(food, *more[food.key]) if food.key in more else food for food in foods]


def _with(food: ReviewedFood, names: tuple[str, ...], units: dict[Unit, HouseholdPortion]) -> ReviewedFood:
    return replace(food, names_en=food.names_en + names, units={**units, **food.units})


def read_reviewed(data: Path) -> list[ReviewedFood]:
    """All reviewed foods with all their names; raises `BuildError`."""
    return _each_name_once(with_english_names(read_foods(data / "foods"), data / "english_names.tsv"))


def _each_name_once(foods: Sequence[ReviewedFood]) -> list[ReviewedFood]:
    """A food of foods/english_*.tsv takes its names from the relative that stood in for it, but never the first one."""
    taken = {alias_form(name) for food in foods if food.origin.startswith(ENGLISH) for name in food.names_en}
    return [
        food if food.origin.startswith(ENGLISH) else replace(food, names_en=_left(food.names_en, taken))
        for food in foods
    ]


def _left(names: tuple[str, ...], taken: Set[str]) -> tuple[str, ...]:
    return names[:1] + tuple(name for name in names[1:] if alias_form(name) not in taken)
