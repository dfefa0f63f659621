"""Russian food words to English: data/ru_en_lexicon.tsv, learnt by tools/ru_en_lexicon."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from language.text.morphology import Morphology


@dataclass(frozen=True, slots=True)
class Translation:
    """English words and how sure they are, 0 to 1."""

    text: str
    probability: float


class Lexicon:
    """Lemmas and short phrases of lemmas with their most probable translation."""

    def __init__(self, path: Path, morphology: Morphology) -> None:
        self._morphology = morphology
        self._entries: dict[str, Translation] = {}
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                russian, english, probability = line.split("\t")
                self._entries[russian] = Translation(english, float(probability))

    def word(self, word: str) -> Translation | None:
        """The translation of one word in any form."""
        return self._find(self._morphology.lemmas(word))

    def phrase(self, words: Sequence[str]) -> Translation | None:
        """The translation of the words together; else word by word, in English order: every word must be known."""
        if not words:
            return None
        whole = self._entries.get(" ".join(self._morphology.lemma(word) for word in words))
        if whole is not None:
            return whole
        parts = [self.word(word) for word in words]
        known = [part for part in parts if part is not None]
        if not known:
            return None
        adjectives = [p.text for w, p in zip(words, parts, strict=True) if p and self._is_adjective(w)]
        nouns = [p.text for w, p in zip(words, parts, strict=True) if p and not self._is_adjective(w)]
        probability = min(part.probability for part in known) * len(known) / len(parts)
        return Translation(" ".join(dict.fromkeys(" ".join(adjectives + nouns).split())), probability)

    def _find(self, lemmas: Sequence[str]) -> Translation | None:
        found = [self._entries[lemma] for lemma in lemmas if lemma in self._entries]
        return max(found, key=lambda translation: translation.probability, default=None)

    def _is_adjective(self, word: str) -> bool:
        return not {"NOUN"} & self._morphology.parts_of_speech(word)
