"""One row for each food that several USDA tables describe."""

import re
from collections.abc import Iterable

from tools.food_table.model import PRIORITY, SourceFood


def normalised(name: str) -> str:
    """The words of a description in alphabetical order: tables differ in order, case and punctuation."""
    return " ".join(sorted(re.findall(r"[a-z0-9%]+", name.lower())))


def deduplicated(foods: Iterable[SourceFood]) -> list[SourceFood]:
    """The best source's row for each description, in a stable order."""
    best: dict[str, SourceFood] = {}
    for food in sorted(foods, key=lambda each: (PRIORITY[each.source], each.source_id)):
        best.setdefault(normalised(food.name), food)
    return list(best.values())
