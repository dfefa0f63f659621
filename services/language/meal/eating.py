"""Leaves out what a message says was not eaten: wishes, plans, shopping, somebody else's food, questions."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from language.meal.clauses import Clause, cut
from language.meal.telling import Telling, TellingReader
from language.meal.telling_words import TellingWords
from language.text.morphology import Morphology
from language.text.tokens import Token

_FINISHABLE = frozenset({Telling.UNEATEN, Telling.GONE})


@dataclass(slots=True)
class _Told:
    """A clause and what it tells; `is_open`: a list that follows goes on with it, `headed` even over lines."""

    clause: Clause
    tokens: Sequence[Token]
    telling: Telling
    names_food: bool
    is_open: bool = False
    headed: bool = False


class EatenReader:
    """Keeps the tokens of what was eaten."""

    def __init__(self, words: TellingWords, morphology: Morphology) -> None:
        self._words, self._morphology = words, morphology
        self._reader = TellingReader(words)

    def eaten(self, tokens: Sequence[Token]) -> list[Token]:
        """The tokens without the clauses that tell of nothing eaten; a text without verbs stays as it is."""
        told = self._told(tokens)
        self._go_on(told)
        self._look_back(told)
        kept = list(tokens)
        for each in reversed(told):
            if each.telling.is_uneaten:
                del kept[each.clause.start : each.clause.end]
        return self._without_likeness(kept)

    def _told(self, tokens: Sequence[Token]) -> list[_Told]:
        finite = [self._words.is_finite(tokens, index) for index in range(len(tokens))]
        clauses = cut(tokens, finite)
        told: list[_Told] = []
        for index, clause in enumerate(clauses):
            words = tokens[clause.start : clause.end]
            ends = (each.after for each in clauses[index:] if each.after in {"?", ".", "!", "\n"})
            telling = self._reader.read(words, is_question=next(ends, "") == "?")
            told.append(_Told(clause, words, telling, self._words.names_food(words)))
            told[-1].headed = clause.after == ":" and telling.is_uneaten
            told[-1].is_open = telling.is_uneaten and self._goes_on_after(told[-1])
        return told

    def _goes_on_after(self, told: _Told) -> bool:
        """Whether a list may follow: the verb's object comes after it, or is still to come."""
        if told.headed or not told.names_food:
            return True
        verbs = [index for index in range(len(told.tokens)) if self._words.is_finite(told.tokens, index)]
        return not verbs or self._words.names_food(told.tokens[verbs[-1] + 1 :])

    def _go_on(self, told: Sequence[_Told]) -> None:
        """ "купила молоко, хлеб": what has no verb of its own is told by the one before."""
        for before, each in pairwise(told):
            if each.telling is not Telling.UNSAID or not before.is_open:
                continue
            if (each.clause.begins_sentence and not before.headed) or self._words.has(each.tokens[:3], "self_instead"):
                continue
            if before.telling is Telling.FIGURE or (
                before.telling is Telling.ASKED and not self._is_choice(before, each)
            ):
                continue
            each.telling, each.is_open, each.headed = before.telling, True, before.headed

    def _is_choice(self, asked: _Told, each: _Told) -> bool:
        """ "что лучше: рис или гречка"."""
        return asked.headed or any(token.norm in {"или", "or", "либо"} for token in each.tokens)

    def _look_back(self, told: Sequence[_Told]) -> None:
        """A clause that names no food is about the one before: "купила торт и съела половину", "…, но не ела"."""
        for index, each in enumerate(told):
            if each.names_food or not index:
                continue
            if each.telling is Telling.EATEN and self._words.verb(each.tokens, "dine") is None:
                finishes = self._words.verb(each.tokens, "finish") is not None
                kinds = _FINISHABLE | {Telling.OTHERS} if finishes else _FINISHABLE
                self._retell(told[:index], frozenset(kinds), Telling.EATEN)
            elif each.telling in {Telling.UNTOUCHED, Telling.GONE}:
                self._retell(told[:index], frozenset({Telling.SAID}), Telling.GONE)

    @staticmethod
    def _retell(before: Sequence[_Told], kinds: frozenset[Telling], telling: Telling) -> None:
        for each in reversed(before):
            if each.telling not in kinds:
                return
            each.telling = telling
            if each.names_food:
                return

    def _without_likeness(self, tokens: Sequence[Token]) -> list[Token]:
        """Without what something is only called or compared with: "кот по кличке Пельмень", "размером с яйцо"."""
        kept: list[Token] = []
        position = 0
        while position < len(tokens):
            end = self._words.phrase_end(tokens, position, "likeness")
            if end is None:
                kept.append(tokens[position])
                position += 1
                continue
            while end < len(tokens) - 1 and self._is_before_noun(tokens[end].norm):
                end += 1
            position = end + 1
        return kept

    def _is_before_noun(self, word: str) -> bool:
        return word in {"a", "an", "the", "my", "как", "у", "моя", "мой"} or self._morphology.is_adjective(word)
