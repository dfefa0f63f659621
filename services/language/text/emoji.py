"""Emoji of food as words, where they are not mere decoration of a word."""

from collections.abc import Sequence
from dataclasses import replace

from language.text.tokens import Kind, Token
from language.text.words import WordLists, load_emoji

_EDGES = frozenset({Kind.BREAK, Kind.NUMBER, Kind.TIMES, Kind.EMOJI})


class EmojiFoods:
    """Turns an emoji into the English word for its food."""

    def __init__(self, lists: WordLists) -> None:
        self._words, self._lists = load_emoji(), lists

    def spelled(self, tokens: Sequence[Token], *, everywhere: bool = False) -> list[Token]:
        """Tokens with the emoji that stand alone ("☕ и круассан") as words; all of them when `everywhere`."""
        around = (None, *tokens, None)
        return [
            self._as_word(token) if everywhere or (self._is_edge(before) and self._is_edge(after)) else token
            for before, token, after in zip(around, tokens, around[2:], strict=False)
        ]

    def _is_edge(self, token: Token | None) -> bool:
        return token is None or token.kind in _EDGES or token.norm in self._lists.and_

    def _as_word(self, token: Token) -> Token:
        word = self._words.get(token.text) if token.kind is Kind.EMOJI else None
        return replace(token, kind=Kind.WORD, norm=word) if word else token
