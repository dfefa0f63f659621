"""Mends misspelt words of orders: "убири", "дабавь", "remvoe"."""

from collections.abc import Sequence
from dataclasses import replace

from language.edit.words import EditWords
from language.food.typos import TypoMender
from language.text.morphology import Morphology
from language.text.numerals import Numerals
from language.text.tokens import Kind, Token

_ORDERS = (
    "remove", "add", "replace", "instead", "without", "everything", "clear", "except", "undo", "only", "share",
    "multiply", "more", "less", "left", "not_finished", "nothing",
)  # fmt: skip
_SHORT = 4


class OrderSpelling:
    """Knows every form of the words that give orders."""

    def __init__(self, words: EditWords, numerals: Numerals, morphology: Morphology) -> None:
        listed = {word for name in _ORDERS for word in words.words(name)} | words.factors.keys() | numerals.names
        forms = {form for word in listed for form in (word, *morphology.forms(word))}
        self._forms = frozenset(forms)
        self._mender = TypoMender(forms, morphology)
        self._by_letters = {_letters(form): form for form in sorted(forms) if len(form) == _SHORT}

    def mend(self, tokens: Sequence[Token], unfamiliar: Sequence[Token]) -> tuple[list[Token], frozenset[int]]:
        """The tokens with the `unfamiliar` ones mended where an order was meant; the starts of those."""
        found = {
            token.start: spelling
            for token in unfamiliar
            if token.kind is Kind.WORD and token.norm not in self._forms and (spelling := self._mended(token.norm))
        }
        mended = [replace(t, norm=found[t.start]) if t.start in found else t for t in tokens]
        return mended, frozenset(found)

    def _mended(self, word: str) -> str | None:
        """The word that was meant; of a short one only the order of the letters may be wrong ("swpa")."""
        return self._mender.mend(word) or self._by_letters.get(_letters(word))


def _letters(word: str) -> tuple[str, ...]:
    return (word[0], *sorted(word))
