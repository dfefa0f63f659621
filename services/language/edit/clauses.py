"""Clauses of an edit, and what each wants."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from language.edit.words import EditWords
from language.text.numerals import Numerals
from language.text.tokens import Kind, Token


class Intent(Enum):
    """What a clause asks for."""

    REMOVE = auto()
    ADD = auto()
    REPLACE = auto()
    NONE = auto()


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens between joints. `joint` is the word or sign before it; `inherited`: the verb was in the clause before.

    `idle`: the sentence asks something or is about another meal, so it changes nothing.
    """

    tokens: tuple[Token, ...]
    intent: Intent
    joint: str = ""
    inherited: bool = False
    idle: bool = False


class Intents:
    """Reads what a clause asks for from its words."""

    def __init__(self, words: EditWords, numerals: Numerals) -> None:
        self._words, self._numerals = words, numerals

    def of(self, tokens: Sequence[Token]) -> Intent:
        """The first verb decides; "не было", "без" and "no" remove."""
        return next((found for index in range(len(tokens)) if (found := self.at(tokens, index))), Intent.NONE)

    def at(self, tokens: Sequence[Token], index: int) -> Intent | None:
        """What the word at `index` asks for; None when it gives no order."""
        token = tokens[index]
        if self._words.is_one(token, "remove"):
            return Intent.REMOVE
        if self._words.is_one(token, "replace"):
            return Intent.REPLACE
        if self._words.is_one(token, "add") and not self._is_comparison(tokens, index):
            return Intent.ADD
        if self._words.is_one(token, "without") or self.is_not_eaten(tokens, index):
            return Intent.REMOVE
        return None

    def is_verb(self, tokens: Sequence[Token], index: int) -> bool:
        """Whether an order's verb stands at `index`, and not only "ещё", "minus" or "без"."""
        found = self.at(tokens, index)
        return found is not None and not any(self._words.is_one(tokens[index], name) for name in ("adverb", "without"))

    def is_not_eaten(self, tokens: Sequence[Token], index: int) -> bool:
        """ "не ел", "didn't have", "хлеба нет"."""
        if not self._words.is_one(tokens[index], "negation"):
            return False
        if tokens[index].norm == "нет":
            return True
        following = tokens[index + 1 : index + 3]
        return bool(following) and self._words.is_one(following[0], "not_eaten")

    def _is_comparison(self, tokens: Sequence[Token], index: int) -> bool:
        """ "more" and "ещё" that compare: "50 g more rice", "two times more", "more rice"."""
        if tokens[index].norm != "more":
            return False
        return not self.counts(tokens[index - 1]) if index else not any(map(self.counts, tokens))

    def counts(self, token: Token) -> bool:
        """Whether it is a number: "one more egg" adds, "50 g more rice" compares."""
        return token.kind is Kind.NUMBER or self._numerals.word_value(token) is not None
