"""Sentences that change nothing: questions, other meals, thanks."""

from collections.abc import Sequence

from language.edit.clauses import Intent, Intents
from language.edit.words import EditWords
from language.text.tokens import Kind, Token

_ENDS = frozenset({".", "!", "?", "\n", ";"})


class Sentences:
    """Tells which parts of a text ask for no change."""

    def __init__(self, words: EditWords, intents: Intents) -> None:
        self._words, self._intents = words, intents

    def idle(self, tokens: Sequence[Token]) -> frozenset[int]:
        """The starts of the tokens of questions and of plans for other meals."""
        starts: set[int] = set()
        sentence: list[Token] = []
        for token in tokens:
            sentence.append(token)
            if token.kind is Kind.BREAK and token.norm in _ENDS:
                starts.update(self._starts(sentence))
                sentence = []
        starts.update(self._starts(sentence))
        return frozenset(starts)

    def _starts(self, sentence: Sequence[Token]) -> list[int]:
        return [token.start for token in sentence] if self._is_idle(sentence) else []

    def _is_idle(self, sentence: Sequence[Token]) -> bool:
        words = [token for token in sentence if token.kind is not Kind.BREAK]
        if not words:
            return False
        if self._words.has(words[:2], "question") or self._words.has(words, "later"):
            return True
        return sentence[-1].norm == "?" and not self._is_order(words)

    def _is_order(self, words: Sequence[Token]) -> bool:
        """ "можно убрать хлеб?", "remove the bread?"; "did you add the sauce?" is none."""
        asks_to = self._words.has(words[:3], "may")
        wants = self._intents.of(words) is not Intent.NONE or self._words.has(words, "order")
        return (asks_to and wants) or self._intents.is_verb(words, 0)

    def is_praise(self, tokens: Sequence[Token]) -> bool:
        """Whether a clause only says that all is well: "looks right", "остальное ок"."""
        if not self._words.has(tokens, "praise"):
            return False
        return all(self._words.is_one(token, "praise") or self._words.is_one(token, "remark") for token in tokens)

    def without_refusal(self, tokens: Sequence[Token]) -> list[Token]:
        """Without the "no" of "no, it was…", which takes nothing out."""
        if len(tokens) < 2 or not self._words.is_one(tokens[0], "refusal"):
            return list(tokens)
        if tokens[1].kind is Kind.BREAK:
            return list(tokens[2:])
        spoken = tokens[0].norm != "не" and tokens[1].norm in self._words.words("after_refusal")
        return list(tokens[1:] if spoken and not self._intents.is_not_eaten(tokens, 0) else tokens)
