"""Mends misspelt food words: optimal string alignment distance, stricter for shorter words."""

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from language.text.morphology import Morphology
from language.text.script import is_cyrillic
from language.text.transliteration import cyrillic_spellings

_EN_TO_RU = str.maketrans("qwertyuiop[]asdfghjkl;'zxcvbnm,.`", "йцукенгшщзхъфывапролджэячсмитьбюе")
_SHORTEST = 4


def _allowed(word: str) -> int:
    """Edits that a word may have; a short English word only has letters changed about."""
    length = len(word)
    if length < _SHORTEST:
        return 0
    if length < 8:
        return 1
    return 2 if length < 12 else 3


class TypoMender:
    """Finds the food word that a word unknown to both the food table and the language was meant to be."""

    def __init__(self, words: Iterable[str], morphology: Morphology) -> None:
        """`words` are the words and lemmas of all names."""
        self._morphology = morphology
        self._words: dict[tuple[bool, int], list[str]] = {}
        self._known = frozenset(word for word in words if word.isalpha())
        for word in sorted(self._known):
            if len(word) >= _SHORTEST:
                self._words.setdefault((is_cyrillic(word), len(word)), []).append(word)
        self.mend = lru_cache(maxsize=5000)(self._mend)

    def _mend(self, word: str) -> str | None:
        """The likeliest known word, or None.

        A Latin word may be a Russian one, typed on the wrong keyboard layout or in Latin letters; one slip of
        an English word is likelier ("chiken").
        """
        if not is_cyrillic(word):
            if switched := self._other_layout(word):
                return switched
            near = self._closest(word)
            return near[0] if near and near[1] <= 1 else self._transliterated(word) or (near[0] if near else None)
        spellings = {word: 0, **dict.fromkeys(self._morphology.lemmas(word), 0)}
        found = [hit for spelling in spellings if (hit := self._closest(spelling))]
        return min(found, key=lambda hit: (hit[1], hit[0]))[0] if found else None

    def _other_layout(self, word: str) -> str | None:
        typed = word.translate(_EN_TO_RU)
        known = not self._known.isdisjoint(self._morphology.lemmas(typed))
        return typed if known and len(typed) >= _SHORTEST else None

    def _transliterated(self, word: str) -> str | None:
        """ "pryanik", "smetana": Russian in Latin letters."""
        if len(word) < _SHORTEST:
            return None
        spellings = cyrillic_spellings(word)
        return next((each for each in spellings if not self._known.isdisjoint(self._morphology.lemmas(each))), None)

    def _closest(self, word: str) -> tuple[str, int] | None:
        allowed = _allowed(word)
        if not allowed:
            return None
        script = is_cyrillic(word)
        candidates = [
            each
            for length in range(len(word) - allowed, len(word) + allowed + 1)
            for each in self._words.get((script, length), ())
            if each[0] == word[0] or (len(word) >= 6 and each[1:3] == word[1:3])
        ]
        if not script and len(word) == _SHORTEST:
            candidates = [each for each in candidates if sorted(each) == sorted(word)]  # "mlik"
        hit = process.extractOne(word, candidates, scorer=OSA.distance, score_cutoff=allowed)
        if hit and not script and hit[1] > 1 and hit[0][0] != word[0]:
            return None  # two slips, and the first letter one of them: "frindles" are no pringles
        return (str(hit[0]), int(hit[1])) if hit else None
