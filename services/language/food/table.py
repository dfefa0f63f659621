"""Names from the food table (docs/food_table.md). Read once at start-up; nutrients are never read here."""

import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from language.text.tokens import Kind, tokenize


class FoodTableError(Exception):
    """The food table is missing or is not one."""


@dataclass(frozen=True, slots=True)
class Alias:
    """One name of a food in one language: `words` are its normalised words, `piece_g` is the mass of one piece."""

    food_key: str
    language: str
    display: str
    name_en: str
    words: tuple[str, ...]
    piece_g: float | None


@dataclass(frozen=True, slots=True)
class FoodNames:
    """All aliases, and the English words of all foods: anywhere, and those that name the food ("Soup, wonton")."""

    aliases: tuple[Alias, ...]
    english_words: frozenset[str]
    english_heads: frozenset[str]


_ENGLISH_WORD = re.compile("[a-z]+(?:'[a-z]+)?")
_BESIDE = re.compile(r"\b(?:with|in|and|or|from|made|without)\b|\(")
_ALIASES = """
SELECT alias.name, alias.language, alias.display, alias.food_key, food.name_en, portion.grams
FROM alias JOIN food ON food.key = alias.food_key
LEFT JOIN portion ON portion.food_key = alias.food_key AND portion.unit = 'piece'
ORDER BY alias.rowid
"""


def read_food_names(path: Path) -> FoodNames:
    """Read the table's names.

    Raises:
        FoodTableError: there is no readable food table at `path`.
    """
    if not path.is_file():
        raise FoodTableError(f"no food table at {path}")
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            rows = connection.execute(_ALIASES).fetchall()
            names = [name for (name,) in connection.execute("SELECT name_en FROM food")]
    except sqlite3.Error as error:
        raise FoodTableError(f"{path} is no food table: {error}") from error
    words: set[str] = set()
    heads: set[str] = set()
    for name in names:
        lowered = name.lower()
        words.update(_ENGLISH_WORD.findall(lowered))
        heads.update(filter(None, map(_head, lowered.split(",")[:2])))
    aliases = tuple(
        Alias(key, language, display, name_en, words_of(name), grams)
        for name, language, display, key, name_en, grams in rows
    )
    return FoodNames(aliases, frozenset(words), frozenset(heads))


def _head(name: str) -> str:
    """The last word of a part of a USDA name, before what it is with or in."""
    words = _ENGLISH_WORD.findall(_BESIDE.split(name)[0])
    return words[-1] if words else ""


def words_of(name: str) -> tuple[str, ...]:
    """The normalised words, numbers and percents of a name."""
    return tuple(token.norm for token in tokenize(name) if token.kind in {Kind.WORD, Kind.PERCENT, Kind.NUMBER})
