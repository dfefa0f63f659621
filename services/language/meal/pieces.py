"""Tokens to pieces: names of foods, other words, amounts and joints."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from language.food.dictionary import FoodDictionary
from language.food.lexicon import Lexicon
from language.food.table import Alias
from language.food.typos import TypoMender
from language.meal.spelling import Spelling
from language.text.amount import Amount
from language.text.measures import Measures
from language.text.morphology import Morphology
from language.text.script import is_cyrillic
from language.text.tokens import Kind, Token
from language.text.words import WordLists

_SPEECH_OF_NAMES = frozenset({"NOUN", "ADJF", "ADJS", "PRTF", "PRTS", "NUMR"})
_MADE = frozenset({"made", "prepared", "cooked"})  # "tuna salad made with mayo": what is in it, not beside it


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
        self._dictionary, self._measures, self._morphology, self._lists = dictionary, measures, morphology, lists
        self._spelling = Spelling(dictionary, measures, mender, lexicon, morphology, lists)

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
        return self._spelling.prepared(tokens, known)

    def is_strange(self, token: Token) -> bool:
        """Whether it is a word that nothing knows."""
        return self._spelling.is_strange(token)

    def _next(self, tokens: Sequence[Token], position: int, mended: frozenset[int]) -> tuple[Piece | None, int]:
        token = tokens[position]
        if token.kind in {Kind.BREAK, Kind.EMOJI}:
            return _break(tokens, position), position + 1
        food, end = self._longest_food(tokens, position, mended)
        amount = self._measures.read(tokens, position)
        if food is not None and end - position > 1 and not self._is_measured_food(food, amount):
            return food, end
        if amount is not None:
            amount = self._before_name(tokens, amount)
        if amount is not None and not self._names_unit(tokens, position, amount):
            if self._measures.counts_no_food(tokens, amount):
                return None, amount.end + 1
            return self._without_named_unit(tokens, amount, food)
        if food is not None and token.norm not in self._lists.noise:
            return (food if self._is_meant(tokens, position, food) else None), end
        if self._tells_when(tokens, position):
            return None, position + 1
        return self._word(tokens, position, mended), position + 1

    def _is_meant(self, tokens: Sequence[Token], position: int, food: Food) -> bool:
        """Whether a common English word that is a food too ("game", "spread") is meant as one: then it is measured."""
        if len(food.tokens) > 1 or len(tokens) == 1 or not self._morphology.is_known(food.tokens[0].norm):
            return True
        if is_cyrillic(food.tokens[0].norm):
            return True
        before = tokens[position - 1] if position else None
        after = tokens[position + 1] if position + 1 < len(tokens) else None
        measured = before is not None and (
            before.kind is Kind.NUMBER or before.norm == "of" or self._measures.unit_at([before], 0) is not None
        )
        listed = before is None or before.kind is Kind.BREAK
        return measured or (listed and after is not None and after.kind is Kind.NUMBER)

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

    def _before_name(self, tokens: Sequence[Token], amount: Amount) -> Amount:
        """ "one quarter pounder": a word of the amount that begins a name of several words is the name's."""
        last = amount.end - 1
        if last <= amount.start or tokens[last].kind is not Kind.WORD or tokens[last].norm == "of":
            return amount
        food, end = self._longest_food(tokens, last, frozenset())
        if food is None or end - last < 2 or food.alias.words != tuple(token.norm for token in food.tokens):
            return amount
        return self._measures.read(tokens[:last], amount.start) or amount

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
            if alias is not None and self._goes_on_otherwise(tokens, position, stop):
                continue
            if alias is not None and not self._is_mere_brand(tokens, position, stop):
                return Food(window, alias, any(token.start in mended for token in window)), stop
        return None, position

    def _goes_on_otherwise(self, tokens: Sequence[Token], position: int, stop: int) -> bool:
        """ "glass of red" is wine, but "glass of red wine" is a glass of a longer name."""
        if stop >= len(tokens) or all(token.norm != "of" for token in tokens[position:stop]):
            return False
        return self._dictionary.find([tokens[stop - 1].norm, tokens[stop].norm]) is not None

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
            made = position > 0 and tokens[position - 1].norm in _MADE
            return JointPiece(Joint.OF if made else Joint.WITH, word)
        if word in lists.of or word in lists.without:
            return JointPiece(Joint.OF, word)
        return Word(token, token.start in mended) if self._may_name(word) else None

    def _may_name(self, word: str) -> bool:
        """Whether a word may be a part of a name: no filler, verb, pronoun or adverb that no food is called by."""
        if len(word) == 1:
            return False
        if self._lists.noise & {word, *self._morphology.all_lemmas(word)}:
            return False
        if self._dictionary.knows(word) or not self._morphology.is_known(word):
            return True
        return bool(self._morphology.parts_of_speech(word) & _SPEECH_OF_NAMES)


def _break(tokens: Sequence[Token], position: int) -> JointPiece | None:
    """A sign, or an emoji that parts two names as a comma does."""
    if tokens[position].kind is Kind.BREAK:
        return JointPiece(Joint.BREAK, tokens[position].norm)
    following = tokens[position + 1].kind if 0 < position < len(tokens) - 1 else Kind.BREAK
    numbered = any(token.kind is Kind.NUMBER for token in tokens[:position])  # else the amount is of the name before
    parts = following is not Kind.BREAK and (following is not Kind.NUMBER or numbered)
    return JointPiece(Joint.BREAK, ",") if parts else None
