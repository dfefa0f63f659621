"""Kinds of food that people call an item of the draft by (data/food_kinds.toml): "the meat", "напиток"."""

from collections.abc import Iterable, Sequence

from language.text.morphology import Morphology
from language.text.words import load_toml

_JOINTS = frozenset({"with", "in", "of", "on", "from", "without", "с", "со", "из", "в", "во", "на", "без", "под"})


class FoodKinds:
    """Tells which kinds a word names, and of which kinds a food is by the head of its name."""

    def __init__(self, morphology: Morphology) -> None:
        self._morphology = morphology
        self._named: dict[str, set[str]] = {}
        self._heads: dict[str, set[str]] = {}
        for kind, words in load_toml("food_kinds.toml").items():
            for name in words["names"]:
                self._named.setdefault(name, set()).add(kind)
            for head in (*words["heads"], *words["names"]):
                self._heads.setdefault(head, set()).add(kind)

    def named(self, word: str) -> frozenset[str]:
        """The kinds that a word names, in any form."""
        return self._of([word], self._named)

    def of_food(self, name: str, name_en: str) -> frozenset[str]:
        """The kinds of a food by its names in either language."""
        return self._of((*_heads(name), *_heads(name_en)), self._heads)

    def _of(self, words: Iterable[str], kinds: dict[str, set[str]]) -> frozenset[str]:
        forms = {form for word in words for form in (word, *self._morphology.lemmas(word))}
        return frozenset(kind for form in forms for kind in kinds.get(form, ()))


def _heads(name: str) -> Sequence[str]:
    """Where the head of a name may stand: first or last before a preposition, in the part before a comma."""
    words = name.lower().replace("ё", "е").split(",")[0].split()
    end = next((index for index, word in enumerate(words) if index and word in _JOINTS), len(words))
    return [] if not words else words[:1] + words[end - 1 : end] if _is_russian(words[0]) else words[end - 1 : end]


def _is_russian(word: str) -> bool:
    return any("а" <= letter <= "я" for letter in word)
