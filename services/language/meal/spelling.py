"""Tokens as they were meant: "полстакана" in two, fond names and typos as the words that the dictionary has."""

from collections.abc import Sequence
from dataclasses import replace

from language.food.dictionary import FoodDictionary
from language.food.lexicon import Lexicon
from language.food.typos import TypoMender
from language.meal.derived import DerivedNames
from language.text.measures import Measures
from language.text.morphology import Morphology
from language.text.script import is_cyrillic
from language.text.tokens import Kind, Token
from language.text.words import WordLists

_HALF = "пол"
_LENGTHS = frozenset({"inch", "inches"})


class Spelling:
    """Puts right what was typed."""

    def __init__(
        self,
        dictionary: FoodDictionary,
        measures: Measures,
        mender: TypoMender,
        lexicon: Lexicon,
        morphology: Morphology,
        lists: WordLists,
    ) -> None:
        self._dictionary, self._measures, self._mender = dictionary, measures, mender
        self._lexicon, self._morphology, self._lists = lexicon, morphology, lists
        self._derived = DerivedNames(dictionary, morphology, lists)

    def prepared(self, tokens: Sequence[Token], known: frozenset[str]) -> tuple[list[Token], frozenset[int]]:
        """Split "полстакана", mend typos of words that are not `known`; the starts of the mended tokens."""
        prepared: list[Token] = []
        mended: set[int] = set()
        for token in self._lists.without_fillers(tokens):
            halves = self._split_half(self._measures.percent(token))
            for each in map(self._derived.named, halves):
                is_name = each.norm in known or _is_proper(each, prepared)
                spelling = None if is_name else self._mended(each)
                if spelling is not None:
                    mended.add(each.start)
                    each = replace(each, norm=spelling)  # noqa: PLW2901 - the mended token takes the place of the typed one
                if each.glued and each.norm in _LENGTHS and prepared:
                    prepared.pop()  # "four-inch pancakes"
                else:
                    prepared.append(each)
        return prepared, frozenset(mended)

    def _split_half(self, token: Token) -> tuple[Token, ...]:
        norm = token.norm
        if token.kind is not Kind.WORD or not norm.startswith(_HALF) or len(norm) < 6 or self._dictionary.knows(norm):
            return (token,)
        rest = Token(Kind.WORD, token.text[3:], norm[3:], token.start + 3, token.end)
        is_unit = self._measures.unit_at([rest], 0) is not None
        is_food = self._dictionary.find([rest.norm]) is not None and self._morphology.may_be(rest.norm, "gent", "Fixd")
        if not is_unit and not is_food:
            return (token,)
        return (Token(Kind.NUMBER, token.text[:3], _HALF, token.start, token.start + 3, 0.5), rest)

    def is_strange(self, token: Token) -> bool:
        """Whether it is a word that nothing knows."""
        known = self._is_familiar(token.norm) or self._measures.unit_at([token], 0) is not None
        return token.kind is Kind.WORD and not known

    def _mended(self, token: Token) -> str | None:
        """The known spelling of a word that nothing knows."""
        return self._mender.mend(token.norm) if self.is_strange(token) else None

    def _is_familiar(self, word: str) -> bool:
        if self._dictionary.knows(word) or self._is_function(word) or self._morphology.is_known(word):
            return True
        lemmas = {word, *self._morphology.lemmas(word)}
        listed = self._lists.plain | self._lists.cooking | self._lists.not_food | self._lists.brand
        return (
            bool(lemmas & listed)
            or bool(lemmas & self._dictionary.english_words)
            or self._lexicon.word(word) is not None
        )

    def _is_function(self, word: str) -> bool:
        lists = self._lists
        return (
            word in lists.noise
            or word in lists.and_
            or word in lists.with_
            or word in lists.of
            or word in lists.without
        )


def _is_proper(token: Token, before: Sequence[Token]) -> bool:
    """Whether a capital inside a sentence says that the word is somebody's name, not a slip of the pen."""
    capital = token.text[:1].isupper() and token.text[1:].islower()
    return capital and not is_cyrillic(token.text) and bool(before) and before[-1].kind is Kind.WORD
