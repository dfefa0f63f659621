"""A dish told by what went into it: of "смузи из 150 г клубники" the strawberries count, not a smoothie besides."""

from collections.abc import Sequence

from language.food.dictionary import FoodDictionary
from language.meal.phrases import has_word_form
from language.text.measures import Measures
from language.text.morphology import Morphology
from language.text.tokens import Kind, Token
from language.text.words import WordLists

_MADE_OF = frozenset({"из"})
_REACH = 3


class RecipeHeads:
    """Leaves out the names before "из" and a mass."""

    def __init__(
        self, dictionary: FoodDictionary, measures: Measures, morphology: Morphology, lists: WordLists
    ) -> None:
        self._dictionary, self._measures, self._morphology = dictionary, measures, morphology
        self._mixture = lists.mixture

    def without(self, tokens: Sequence[Token]) -> list[Token]:
        """The tokens without such names, their adjectives and the preposition."""
        kept: list[Token] = []
        for index, token in enumerate(tokens):
            if token.norm in _MADE_OF and self._is_told_by_contents(tokens, index):
                self._drop_name(kept)
            else:
                kept.append(token)
        return kept

    def _is_told_by_contents(self, tokens: Sequence[Token], index: int) -> bool:
        """A mass behind "из", or for a mixture any measure: "салат из половины манго, горсти рукколы"."""
        amount = self._measures.read(tokens, index + 1) if index + 1 < len(tokens) else None
        if amount is None:
            return False
        mixture = index > 0 and has_word_form(tokens[index - 1].norm, self._mixture, self._morphology)
        return mixture or amount.unit in {"gram", "millilitre", "slice"}

    def _drop_name(self, kept: list[Token]) -> None:
        for _ in range(_REACH):
            if not kept or kept[-1].kind is not Kind.WORD or not self._names(kept[-1].norm):
                return
            kept.pop()

    def _names(self, word: str) -> bool:
        return self._dictionary.knows(word) and self._measures.unit_at([_as_token(word)], 0) is None


def _as_token(word: str) -> Token:
    return Token(Kind.WORD, word, word, 0, len(word))
