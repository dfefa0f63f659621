"""The reviewed table of ImageNet classes: which name a food, which only stand around one."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from vision.engine import Portion

_DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Food:
    """A food that the network can name, and the classes that mean it."""

    name_en: str
    food_key: str
    portion: Portion
    indices: tuple[int, ...]
    is_rare: bool = False
    """Few people eat it often: more often than not it is another dish that looks like it."""


@dataclass(frozen=True, slots=True)
class FoodClasses:
    """Indices are positions in ImageNet-1k."""

    foods: tuple[Food, ...]
    context: tuple[int, ...]
    """Tableware, cookware, packaging, shops: no food themselves, often beside it."""
    print: tuple[int, ...]
    """What printed text is taken for."""


@cache
def food_classes() -> FoodClasses:
    """The table from `data/`, read once."""
    by_name: dict[str, list[Mapping[str, str]]] = {}
    for row in _rows("food_classes.csv"):
        by_name.setdefault(row["name_en"], []).append(row)
    return FoodClasses(
        foods=tuple(_food(rows) for rows in by_name.values()),
        context=_indices("food_context_classes.csv"),
        print=_indices("print_classes.csv"),
    )


def _food(rows: list[Mapping[str, str]]) -> Food:
    first = rows[0]
    portion = Portion(float(first["typical_g"]), float(first["low_g"]), float(first["high_g"]))
    indices = tuple(int(row["imagenet_index"]) for row in rows)
    return Food(first["name_en"], first["food_key"], portion, indices, first["rare"] == "yes")


def _indices(name: str) -> tuple[int, ...]:
    return tuple(int(row["imagenet_index"]) for row in _rows(name))


def _rows(name: str) -> Iterator[Mapping[str, str]]:
    with (_DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(line for line in file if not line.startswith("#"))
