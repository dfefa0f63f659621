"""Vessels whose size depends on what is in them: a British pint of bitter, a grande latte."""

from collections.abc import Sequence

from language.text.morphology import Morphology
from language.text.tokens import Kind, Token
from language.text.words import load_toml

_PINT = "pint"
_REACH = 4  # words between the measure and what it holds


class Vessels:
    """Reads such measure words; sizes in millilitres from data/units.toml."""

    def __init__(self, morphology: Morphology, drink: frozenset[str]) -> None:
        data = load_toml("units.toml")
        self._cups: dict[str, float] = data["chain_cups"]
        self._pint: float = data["imperial"]["pint"]
        self._pint_of: frozenset[str] = frozenset(data["imperial"]["of"])
        self._morphology, self._drink = morphology, drink

    def millilitres(self, tokens: Sequence[Token], position: int) -> float | None:
        """What the vessel at `position` holds, or None where the word is no such vessel."""
        word = tokens[position].norm
        if self._morphology.lemma(word) == _PINT and self._holds(tokens, position, self._pint_of):
            return self._pint
        if self.is_cup(tokens, position):
            return self._cups[word]
        return None

    def is_cup(self, tokens: Sequence[Token], position: int) -> bool:
        """Whether the word is a coffee shop's cup: "tall latte", not "tall man" or "burrito grande"."""
        return tokens[position].norm in self._cups and self._holds(tokens, position, self._drink)

    def _holds(self, tokens: Sequence[Token], position: int, contents: frozenset[str]) -> bool:
        for token in tokens[position + 1 : position + 1 + _REACH]:
            if token.kind is not Kind.WORD:
                return False
            if not contents.isdisjoint({token.norm, *self._morphology.lemmas(token.norm)}):
                return True
        return False
