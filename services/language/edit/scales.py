"""Factors: "половину", "в два раза больше", "на 20 % меньше", "left a third"."""

from collections.abc import Sequence
from dataclasses import dataclass

from language.edit.words import EditWords
from language.text.measures import Measures
from language.text.numerals import Numerals
from language.text.tokens import Kind, Token

_AMONG = frozenset({"на", "между", "between", "among", "by", "into", "in"})


@dataclass(frozen=True, slots=True)
class Factor:
    """A factor > 0 and the tokens that did not take part in it; `is_share`: of something, "половину", not "вдвое"."""

    value: float
    rest: tuple[Token, ...]
    is_share: bool = False


class ScaleReader:
    """Finds a factor in a clause."""

    def __init__(self, words: EditWords, numerals: Numerals, measures: Measures) -> None:
        self._words, self._numerals, self._measures = words, numerals, measures

    def read(self, tokens: Sequence[Token]) -> Factor | None:
        """The clause's factor, None when it has none."""
        for reader in (self._percent, self._shared, self._times, self._multiplied, self._word, self._fraction):
            factor = reader(tokens)
            if factor is not None and factor.value > 0:
                return factor
        return None

    def part(self, tokens: Sequence[Token]) -> Factor | None:
        """A share below one that is said of something ("20% риса", "half of the rice"); None for anything else."""
        for reader in (self._percent, self._fraction):
            factor = reader(tokens)
            if factor is not None and 0 < factor.value < 1:
                return factor
        return None

    def _percent(self, tokens: Sequence[Token]) -> Factor | None:
        """ "съел 70 %", "на 20 % больше"; a percent after a noun ("творог 5 %") is its fat."""
        index = next((i for i, token in enumerate(tokens) if token.kind is Kind.PERCENT), None)
        if index is None:
            return None
        share, rest = tokens[index].value / 100, _without(tokens, index, index + 1)
        if self._words.has(tokens, "more"):
            return Factor(1 + share, rest)
        if self._words.has(tokens, "less") or self._is_left(tokens):
            return Factor(1 - share, rest) if share < 1 else None
        return Factor(share, rest) if share >= 0.1 else None

    def _shared(self, tokens: Sequence[Token]) -> Factor | None:
        """ "поделили на двоих", "split it between three"."""
        verb = self._words.find(tokens, "share")
        for index in range(len(tokens) - 1):
            number = self._numerals.read(tokens, index + 1)
            if tokens[index].norm not in _AMONG or number is None or number.value <= 1:
                continue
            if verb is None and not self._words.is_one(tokens[index + 1], "among_people"):  # "ели на двоих"
                continue
            rest = _without(tokens, index, number.end)
            return Factor(1 / number.value, tuple(token for token in rest if not self._words.is_one(token, "share")))
        return None

    def _multiplied(self, tokens: Sequence[Token]) -> Factor | None:
        """ "всё умножь на 2", "multiply by 3"."""
        verb = self._words.find(tokens, "multiply")
        for index in range(0 if verb is None else verb + 1, len(tokens)):
            number = self._numerals.read(tokens, index)
            if verb is not None and number is not None:
                return Factor(number.value, _without(tokens[:index], verb, verb + 1))
        return None

    def _times(self, tokens: Sequence[Token]) -> Factor | None:
        """ "в два раза больше", "three times as much", "x2" alone."""
        for index in range(len(tokens)):
            if tokens[index].kind is Kind.TIMES and len(tokens) <= 3:
                number = self._numerals.read(tokens, index + 1)
                return Factor(number.value, _without(tokens, index, number.end)) if number else None
            number = self._numerals.read(tokens, index)
            if number is None or number.end >= len(tokens):
                continue
            if tokens[number.end].kind is Kind.TIMES and number.end + 1 == len(tokens):  # "1.5x"
                return Factor(number.value, _without(tokens, index, number.end + 1))
            if not self._words.is_one(tokens[number.end], "times"):
                continue
            less = self._words.has(tokens, "less")
            if not less and not self._words.has(tokens, "more") and tokens[number.end].norm.startswith("раз"):
                continue
            return Factor(1 / number.value if less else number.value, _without(tokens, index, number.end + 1))
        return None

    def _word(self, tokens: Sequence[Token]) -> Factor | None:
        """ "вдвое больше", "double", "наполовину"."""
        for index, token in enumerate(tokens):
            value = next(
                (self._words.factors[f] for f in self._words.forms(token.norm) if f in self._words.factors), None
            )
            if value is not None:
                less = self._words.has(tokens, "less") and value > 1
                return Factor(1 / value if less else value, _without(tokens, index, index + 1))
        return None

    def _fraction(self, tokens: Sequence[Token]) -> Factor | None:
        """ "половину риса", "3/4 порции", "half of it"; "half a cup" is an amount."""
        for index in range(len(tokens)):
            number = self._numerals.read(tokens, index)
            if number is None or number.article or number.value >= 1 or _is_tail(tokens, index):
                continue
            unit = self._measures.unit_at(tokens, number.end)
            if (unit is not None and unit[0] not in {"portion", "plate"}) or number.decimal:
                return None
            rest = _without(tokens, index, number.end)
            if change := self._change(tokens, index, number.end):
                return Factor(1 + change * number.value, rest)
            return Factor(1 - number.value if self._is_left(tokens) else number.value, rest, is_share=True)
        return None

    def _change(self, tokens: Sequence[Token], start: int, end: int) -> int:
        """-1 for "на треть меньше", "a third less"; 1 for more; 0 when the share itself is meant."""
        by = start > 0 and tokens[start - 1].norm in {"на", "by"}
        if (
            not by
            and not self._words.has(tokens[end : end + 1], "less")
            and not self._words.has(tokens[end : end + 1], "more")
        ):
            return 0
        return int(self._words.has(tokens, "more")) - int(self._words.has(tokens, "less"))

    def _is_left(self, tokens: Sequence[Token]) -> bool:
        """Whether the share is what was not eaten."""
        if self._words.has(tokens, "left"):
            return True
        negated = self._words.has(tokens, "negation")
        return negated and self._words.has(tokens, "not_finished")


def _without(tokens: Sequence[Token], start: int, end: int) -> tuple[Token, ...]:
    return (*tokens[:start], *tokens[end:])


def _is_tail(tokens: Sequence[Token], index: int) -> bool:
    """The "half" of "a cup and a half"."""
    return index > 0 and any(token.norm in {"and", "&"} for token in tokens[max(index - 2, 0) : index])
