"""Parallel names out of the recipes package, read as data from its wheel."""

import json
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from language.food.table import words_of
from language.text.morphology import Morphology

Pair = tuple[tuple[str, ...], tuple[str, ...]]
_RUSSIAN_SKIPPED = ("и", "с", "со", "из", "на", "в", "во", "под", "по", "к", "для", "от", "без", "или", "мл")
_ENGLISH_SKIPPED = ("of", "or", "in", "on", "from", "with", "and", "the", "a", "an", "for", "to", "without", "ml")
SKIPPED = frozenset(_RUSSIAN_SKIPPED + _ENGLISH_SKIPPED)


def read_pairs(wheel: Path, morphology: Morphology) -> Counter[Pair]:
    """(Russian lemmas, English words) of recipe names and of ingredients with their counts."""
    pairs: Counter[Pair] = Counter()
    for russian, english in _names(wheel):
        left = tuple(morphology.lemma(word) for word in words_of(russian) if _kept(word))
        right = tuple(word for word in words_of(english) if _kept(word))
        if left and right:
            pairs[left, right] += 1
    return pairs


def _kept(word: str) -> bool:
    return word not in SKIPPED and word[0].isalpha() and len(word) > 1


def _names(wheel: Path) -> Iterator[tuple[str, str]]:
    with zipfile.ZipFile(wheel) as archive:
        for member in sorted(name for name in archive.namelist() if name.endswith(".json")):
            for recipes in json.loads(archive.read(member)).values():
                for recipe in recipes:
                    yield from _recipe_names(recipe)


def _recipe_names(recipe: dict[str, Any]) -> Iterator[tuple[str, str]]:
    name = recipe.get("name") or {}
    if name.get("ru") and name.get("en"):
        yield name["ru"], name["en"]
    details = recipe.get("ingredients_details") or {}
    russian, english = details.get("ru") or [], details.get("en") or []
    if len(russian) == len(english):  # lists of other lengths are not parallel line by line
        for left, right in zip(russian, english, strict=True):
            if left.get("name") and right.get("name"):
                yield left["name"], right["name"]
