"""Emoji of food as words, where they are not mere decoration of a word."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from language.text.tokens import Kind, Token
from language.text.words import WordLists, load_emoji

_EDGES = frozenset({Kind.BREAK, Kind.NUMBER, Kind.TIMES, Kind.EMOJI})
_COUNTS = frozenset({Kind.NUMBER, Kind.TIMES})


class EmojiFoods:
    """Turns an emoji into the English word for its food."""

    def __init__(self, lists: WordLists) -> None:
        self._words, self._lists = load_emoji(), lists

    def spelled(self, tokens: Sequence[Token], *, everywhere: bool = False) -> list[Token]:
        """Tokens with the emoji that stand alone ("☕ и круассан") as words; all of them when `everywhere`.

        The same one several times is counted: "🍎🍎" are two apples.
        """
        spelled: list[Token] = []
        named = {token.norm for token in tokens if token.kind is Kind.WORD}
        runs = [list(run) for _, run in groupby(tokens, key=lambda token: (token.kind, token.norm, token.value))]
        for index, run in enumerate(runs):
            if run[0].kind is not Kind.EMOJI:
                spelled.extend(run)
                continue
            previous = runs[index - 1][-1] if index else None
            following = runs[index + 1][0] if index + 1 < len(runs) else None
            counted = previous is not None and previous.kind in _COUNTS
            if not counted and self._as_word(run[0]).norm in named:  # "pizza night 🍕🍕" decorates the pizza
                spelled.extend(run)
                continue
            if everywhere or counted or (self._is_edge(previous) and self._is_edge(following)):
                spelled.extend(self._counted(run, counted=counted))
            else:
                spelled.extend(run)
        return spelled

    def _counted(self, run: Sequence[Token], *, counted: bool) -> list[Token]:
        word = self._as_word(run[-1])
        if len(run) == 1 or counted or word.kind is Kind.EMOJI:
            return [word]
        first = run[0]
        return [Token(Kind.NUMBER, first.text, str(len(run)), first.start, first.end, float(len(run))), word]

    def _is_edge(self, token: Token | None) -> bool:
        return (
            token is None
            or token.kind in _EDGES
            or token.norm in self._lists.and_ | self._lists.with_ | self._lists.noise
        )

    def _as_word(self, token: Token) -> Token:
        word = self._words.get(token.text) if token.kind is Kind.EMOJI else None
        return replace(token, kind=Kind.WORD, norm=word) if word else token
