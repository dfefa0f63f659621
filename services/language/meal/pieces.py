"""Tokens to pieces: names of foods, other words, amounts and joints."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from language.food.dictionary import FoodDictionary
from language.food.lexicon import Lexicon
from language.food.table import Alias
from language.food.typos import TypoMender
from language.meal.derived import DerivedNames
from language.text.amount import Amount
from language.text.measures import Measures
from language.text.morphology import Morphology
from language.text.tokens import Kind, Token
from language.text.words import WordLists

_SPEECH_OF_NAMES = frozenset({"NOUN", "ADJF", "ADJS", "PRTF", "PRTS", "NUMR"})
_HALF = "пол"


class Joint(Enum):
    """What stands between foods."""

    BREAK = auto()
    AND = auto()
    WITH = auto()
    OF = auto()


@dataclass(frozen=True, slots=True)
class Food:
    """Tokens that name a food of the table."""

    tokens: tuple[Token, ...]
    alias: Alias
    mended: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """A content word that is no food's whole name by itself."""

    token: Token
    mended: bool = False


@dataclass(frozen=True, slots=True)
class JointPiece:
    """A joint and the word that made it ("на", "with"; a comma is a BREAK)."""

    joint: Joint
    word: str


Piece = Food | Word | JointPiece | Amount


class PieceReader:
    """Cuts a token list into pieces; words that say nothing about food are dropped."""

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

    def read(self, tokens: Sequence[Token]) -> list[Piece]:
        """Pieces in the order of the text."""
        prepared, mended = self.prepare(tokens)
        pieces: list[Piece] = []
        position = 0
        while position < len(prepared):
            piece, position = self._next(prepared, position, mended)
            if piece is not None:
                pieces.append(piece)
        return pieces

    def prepare(
        self, tokens: Sequence[Token], known: frozenset[str] = frozenset()
    ) -> tuple[list[Token], frozenset[int]]:
        """Split "полстакана", mend typos of words that are not `known`; the starts of the mended tokens."""
        prepared: list[Token] = []
        mended: set[int] = set()
        for token in self._lists.without_fillers(tokens):
            halves = self._split_half(self._measures.percent(token))
            for each in map(self._derived.named, halves):
                spelling = None if each.norm in known else self._mended(each)
                if spelling is not None:
                    mended.add(each.start)
                    each = replace(each, norm=spelling)  # noqa: PLW2901 - the mended token takes the place of the typed one
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
        listed = (
            self._lists.plain
            | self._lists.cooking
            | self._lists.english_common
            | self._lists.not_food
            | self._lists.brand
        )
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

    def _next(self, tokens: Sequence[Token], position: int, mended: frozenset[int]) -> tuple[Piece | None, int]:
        token = tokens[position]
        if token.kind is Kind.BREAK:
            return JointPiece(Joint.BREAK, token.norm), position + 1
        food, end = self._longest_food(tokens, position, mended)
        amount = self._measures.read(tokens, position)
        if food is not None and end - position > 1 and not self._is_measured_food(food, amount):
            return food, end
        if amount is not None and not self._names_unit(tokens, position, amount):
            if self._measures.counts_no_food(tokens, amount):
                return None, amount.end + 1
            return self._without_named_unit(tokens, amount, food)
        if food is not None and token.norm not in self._lists.noise:
            return food, end
        if self._tells_when(tokens, position):
            return None, position + 1
        return self._word(tokens, position, mended), position + 1

    def _tells_when(self, tokens: Sequence[Token], position: int) -> bool:
        """Whether a word that is no food tells when or where: "after the gym", "перед сном"."""
        before = position - 1
        while before >= 0 and tokens[before].norm in self._lists.article:
            before -= 1
        return before >= 0 and tokens[before].norm in self._lists.occasion

    @staticmethod
    def _is_measured_food(food: Food, amount: Amount | None) -> bool:
        """ "стаканчик мороженого" is an amount of ice cream, though "мороженое в стаканчике" is a name."""
        return amount is not None and food.alias.words != tuple(token.norm for token in food.tokens)

    def _without_named_unit(self, tokens: Sequence[Token], amount: Amount, food: Food | None) -> tuple[Piece, int]:
        """ "2 батончика": a unit word that is a food itself, with no other food after it, is the food."""
        last = tokens[amount.end - 1]
        followed = amount.end < len(tokens) and tokens[amount.end].kind is Kind.WORD
        if amount.continuous or amount.of or followed or self._dictionary.find([last.norm]) is None:
            return amount, amount.end
        if amount.implied:
            return (food, amount.end) if food is not None else (amount, amount.end)
        number = self._measures.number_only(tokens, amount)
        return (number, number.end) if number is not None else (amount, amount.end)

    def _names_unit(self, tokens: Sequence[Token], position: int, amount: Amount) -> bool:
        """Whether a bare unit word is a part of a name ("сырная тарелка", "протеиновый батончик")."""
        if not amount.implied or position == 0:
            return False
        before, unit = tokens[position - 1], tokens[position]
        if before.kind is not Kind.WORD or not self._morphology.is_adjective(before.norm):
            return False
        sized = self._lists.plain & set(self._morphology.lemmas(before.norm))
        return not sized and self._morphology.agree(before.norm, unit.norm)

    def _longest_food(self, tokens: Sequence[Token], position: int, mended: frozenset[int]) -> tuple[Food | None, int]:
        """The longest name that begins here, at most MAX_NAME_WORDS tokens."""
        end = position
        while (
            end < len(tokens)
            and tokens[end].kind in {Kind.WORD, Kind.PERCENT}
            and end - position < self._dictionary.longest
        ):
            end += 1
        for stop in range(end, position, -1):
            window = tuple(tokens[position:stop])
            alias = self._dictionary.find([token.norm for token in window])
            if alias is not None and not self._is_mere_brand(tokens, position, stop):
                return Food(window, alias, any(token.start in mended for token in window)), stop
        return None, position

    def _is_mere_brand(self, tokens: Sequence[Token], position: int, stop: int) -> bool:
        """A maker's name that only looks like a form of a food's ("чудо" is no "чуду"), or before the food it made."""
        word = tokens[position].norm
        if stop - position > 1 or word not in self._lists.brand:
            return False
        made = stop < len(tokens) and tokens[stop].kind is Kind.WORD and self._dictionary.find([tokens[stop].norm])
        return bool(made) or not self._dictionary.is_name(word)

    def _word(self, tokens: Sequence[Token], position: int, mended: frozenset[int]) -> Piece | None:
        token, lists = tokens[position], self._lists
        if token.kind is Kind.PERCENT:
            return Word(token)
        if token.kind is not Kind.WORD:
            return None
        word = token.norm
        if word in lists.and_:
            return JointPiece(Joint.AND, word)
        if word in lists.with_:
            return JointPiece(Joint.WITH, word)
        if word in lists.of or word in lists.without:
            return JointPiece(Joint.OF, word)
        return Word(token, token.start in mended) if self._may_name(word) else None

    def _may_name(self, word: str) -> bool:
        """Whether a word may be a part of a name: no filler, verb, pronoun or adverb that no food is called by."""
        lemmas = {word, *self._morphology.lemmas(word)}
        if self._lists.noise & {word, *self._morphology.all_lemmas(word)}:
            return False
        if self._dictionary.knows(word) or not self._morphology.is_known(word):
            return not lemmas & self._lists.english_common
        return bool(self._morphology.parts_of_speech(word) & _SPEECH_OF_NAMES)
