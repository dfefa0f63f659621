"""Scores a language engine on labelled messages: F1 of foods with their amounts, and right edit operations."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from language.engine import LanguageEngine
from language.food.table import words_of
from language.model import Add, Clear, DraftItem, FoodMention, Operation, Quantity, Remove, Replace, Scale, SetQuantity
from language.text.morphology import Morphology

_MORPHOLOGY = Morphology({})
_UNITS = {
    "г": ("gram", 1),
    "g": ("gram", 1),
    "oz": ("gram", 28.3495),
    "мл": ("millilitre", 1),
    "ml": ("millilitre", 1),
    "л": ("millilitre", 1000),
    "шт": ("piece", 1),
    "pc": ("piece", 1),
    "яйцо": ("piece", 1),
    "стакан": ("glass", 1),
    "glass": ("glass", 1),
    "чашка": ("cup", 1),
    "cup": ("cup", 1),
    "кусок": ("slice", 1),
    "slice": ("slice", 1),
    "тарелка": ("plate", 1),
    "bowl": ("bowl", 1),
    "горсть": ("handful", 1),
    "handful": ("handful", 1),
    "плитка": ("bar", 1),
    "bag": ("pack", 1),
    "can": ("can", 1),
    "ст.л.": ("tablespoon", 1),
    "tbsp": ("tablespoon", 1),
}
_SPOONS = {"tablespoon", "teaspoon"}


@dataclass
class Score:
    """Counts of one language."""

    right: int = 0
    said: int = 0
    expected: int = 0

    @property
    def f1(self) -> float:
        """2 · right / (said + expected)."""
        return 2 * self.right / max(self.said + self.expected, 1)


def read_phrases(path: Path) -> list[dict[str, Any]]:
    """The labelled messages."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def score_meals(engine: LanguageEngine, phrases: Iterable[dict[str, Any]]) -> dict[str, Score]:
    """Name and amount together, by language."""
    scores: dict[str, Score] = {}
    for phrase in phrases:
        score = scores.setdefault(phrase["l"], Score())
        items = list(engine.parse_meal(phrase["t"], phrase["l"]).items)
        score.said += len(items)
        score.expected += len(phrase["i"])
        for label in phrase["i"]:
            found = next((item for item in items if _is_named(item, label[0]) and _is_amount(item, label)), None)
            if found is not None:
                items.remove(found)
                score.right += 1
    return scores


def is_right_edit(engine: LanguageEngine, phrase: dict[str, Any], draft: Sequence[DraftItem]) -> bool:
    """Whether the phrase gives exactly the labelled operation on the labelled item."""
    operations = engine.parse_edit(phrase["t"], phrase["l"], draft).operations
    names = [label[0] for label in phrase["i"]]
    return len(operations) == 1 and _matches(operations[0], phrase, names, draft)


def _matches(operation: Operation, phrase: dict[str, Any], names: list[str], draft: Sequence[DraftItem]) -> bool:
    by_id = {item.item_id: item for item in draft}
    match phrase["op"], operation:
        case "scale", Scale(0, factor):
            return abs(factor - float(phrase["f"])) < 0.01
        case "remove", Remove(item_id):
            return _overlap(by_id[item_id].name, names[0])
        case "clear", Clear():
            return True
        case "set", SetQuantity(item_id, quantity):
            return _overlap(by_id[item_id].name, names[0]) and _is_quantity(quantity, phrase["i"][0])
        case "replace", Replace(item_id, replacement):
            return _overlap(by_id[item_id].name, names[0]) and _is_named(replacement, names[1])
        case "add", Add(item):
            return _is_named(item, names[0]) and _is_amount(item, phrase["i"][0])
    return False


def _is_named(item: FoodMention, name: str) -> bool:
    return _overlap(item.name, name)


def _overlap(one: str, other: str) -> bool:
    """Jaccard similarity of the lemmas of at least one half."""
    left, right = _lemmas(one), _lemmas(other)
    return len(left & right) >= 0.5 * len(left | right)


def _lemmas(name: str) -> set[str]:
    return {_MORPHOLOGY.lemma(word) for word in words_of(name)}


def _is_amount(item: FoodMention, label: Sequence[Any]) -> bool:
    if label[1] is None:
        return item.quantity is None
    if label[2] is None:  # "one" of something without a measure: said or not
        return item.quantity is None or item.quantity.value == label[1]
    return item.quantity is not None and _is_quantity(item.quantity, label)


def _is_quantity(quantity: Quantity, label: Sequence[Any]) -> bool:
    if label[2] == "ложка":
        return quantity.unit.value in _SPOONS and quantity.value == label[1]
    unit, factor = _UNITS[label[2]]
    return quantity.unit.value == unit and abs(quantity.value - label[1] * factor) < 0.01 * max(quantity.value, 1)
