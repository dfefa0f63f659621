"""Cuts an edit into clauses and sees what each wants."""

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
    """Tokens between joints. `joint` is the word or sign before it; `inherited`: the verb was in the clause before."""

    tokens: tuple[Token, ...]
    intent: Intent
    joint: str = ""
    inherited: bool = False


_JOINTS = frozenset({"и", "and", "&", "а", "но", "but", "then", "потом", "ни", "nor"})
_EXCEPT = (["кроме"], ["except"])
_INHERITED = frozenset({Intent.REMOVE, Intent.ADD})


class ClauseCutter:
    """Splits at commas and conjunctions."""

    def __init__(self, words: EditWords, numerals: Numerals) -> None:
        self._words, self._numerals = words, numerals

    def cut(self, tokens: Sequence[Token]) -> list[Clause]:
        """Clauses in order; one without a verb takes the removing or adding verb of the one before."""
        clauses: list[Clause] = []
        current: list[Token] = []
        joint = ""
        for index, token in enumerate(tokens):
            if token.kind is Kind.BREAK and [each.norm for each in tokens[index + 1 : index + 2]] in _EXCEPT:
                continue  # "всё, кроме чая"
            if token.kind is Kind.BREAK or token.norm in _JOINTS:
                self._close(clauses, current, joint)
                joint = token.norm
                current = []
            else:
                current.append(token)
        self._close(clauses, current, joint)
        return clauses

    def _close(self, clauses: list[Clause], tokens: Sequence[Token], joint: str) -> None:
        if not tokens:
            return
        intent = self.intent(tokens)
        inherited = False
        before = clauses[-1].intent if clauses else Intent.NONE
        also = before is Intent.REMOVE and intent is Intent.ADD and self._words.is_one(tokens[-1], "likewise")
        if (intent is Intent.NONE and before in _INHERITED) or also:  # "хлеб убери и чай тоже"
            intent, inherited = before, True
        clauses.append(Clause(tuple(tokens), intent, joint, inherited))

    def intent(self, tokens: Sequence[Token]) -> Intent:
        """The first verb decides; "не было", "без" and "no" remove."""
        for index, token in enumerate(tokens):
            if self._words.is_one(token, "remove"):
                return Intent.REMOVE
            if self._words.is_one(token, "replace"):
                return Intent.REPLACE
            if self._words.is_one(token, "add") and not self._is_comparison(tokens, index):
                return Intent.ADD
            if self._words.is_one(token, "without") or self._is_not_eaten(tokens, index):
                return Intent.REMOVE
        took_off = {token.norm for token in tokens}
        return Intent.REMOVE if "take" in took_off and took_off & {"out", "off", "away"} else Intent.NONE

    def _is_not_eaten(self, tokens: Sequence[Token], index: int) -> bool:
        """ "не ел", "didn't have", "хлеба нет"."""
        if not self._words.is_one(tokens[index], "negation"):
            return False
        if tokens[index].norm == "нет":
            return True
        following = tokens[index + 1 : index + 3]
        return bool(following) and self._words.is_one(following[0], "not_eaten")

    def _is_comparison(self, tokens: Sequence[Token], index: int) -> bool:
        """ "more" and "ещё" that compare: "50 g more rice", "two times more"."""
        return tokens[index].norm == "more" and index > 0 and not self._counts(tokens[index - 1])

    def _counts(self, token: Token) -> bool:
        """ "one more egg" adds, "50 g more rice" compares."""
        return token.kind is Kind.NUMBER or self._numerals.word_value(token) is not None
