"""Word lists of the grammar (data/words.toml), by dictionary form."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from language.text.tokens import Token

_FILLER_LENGTHS = (4, 3, 2)
DATA = Path(__file__).parents[1] / "data"


def load_toml(name: str) -> Mapping[str, Any]:
    """A data file of the package."""
    return tomllib.loads((DATA / name).read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class WordLists:
    """Closed classes and food classes; what each means is said in the data file."""

    and_: frozenset[str]
    with_: frozenset[str]
    of: frozenset[str]
    without: frozenset[str]
    negation: frozenset[str]
    not_eaten: frozenset[str]
    contrast: frozenset[str]
    article: frozenset[str]
    occasion: frozenset[str]
    correction: frozenset[str]
    noise: frozenset[str]
    not_food: frozenset[str]
    plain: frozenset[str]
    cooking: frozenset[str]
    variety: frozenset[str]
    changing: frozenset[str]
    told_by_adjective: frozenset[str]
    mass: frozenset[str]
    drink: frozenset[str]
    teaspoon: frozenset[str]
    sugar: frozenset[str]
    serving: frozenset[str]
    filled: frozenset[str]
    beside: frozenset[str]
    compound_head: frozenset[str]
    apposition_head: frozenset[str]
    potted: frozenset[str]
    sold_by_fat: frozenset[str]
    branded: frozenset[str]
    base: frozenset[str]
    joined_head: frozenset[str]
    egg: frozenset[str]
    egg_dish: frozenset[str]
    filler: frozenset[str]
    brand: frozenset[str]
    water: frozenset[str]
    frying_fat: frozenset[str]
    sauced: frozenset[str]
    garnish: frozenset[str]
    flavouring: frozenset[str]
    whitener: frozenset[str]
    made_dish: frozenset[str]
    sweetened: frozenset[str]
    mixture: frozenset[str]

    def without_fillers(self, tokens: Sequence[Token]) -> list[Token]:
        """The tokens without phrases that say nothing ("на самом деле")."""
        kept: list[Token] = []
        position = 0
        while position < len(tokens):
            length = next(
                (
                    n
                    for n in _FILLER_LENGTHS
                    if " ".join(t.norm for t in tokens[position : position + n]) in self.filler
                ),
                0,
            )
            if length:
                position += length
            else:
                kept.append(tokens[position])
                position += 1
        return kept

    @classmethod
    def load(cls) -> "WordLists":
        """Read the lists; ё is folded to е here so that the file may spell either."""
        data = load_toml("words.toml")
        return cls(
            *(frozenset(word.replace("ё", "е") for word in data[field.name.rstrip("_")]) for field in fields(cls))
        )


def load_emoji() -> dict[str, str]:
    """Emoji → an English food word."""
    emoji: dict[str, str] = load_toml("words.toml")["emoji"]
    return emoji


def load_synonyms() -> dict[str, str]:
    """Lemma → the lemma that stands for it (ways of cooking, spellings, diminutives)."""
    data = load_toml("words.toml")
    return {
        word.replace("ё", "е"): lemma for table in ("synonyms", "diminutives") for word, lemma in data[table].items()
    }


def load_english_words() -> frozenset[str]:
    """Base forms of common English words that name no food."""
    lines = (DATA / "english_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
