"""Emoji of food as words, where they are not mere decoration of a word."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby

from language.text.tokens import Kind, Token
from language.text.words import WordLists, load_emoji

_COUNTS = frozenset({Kind.NUMBER, Kind.TIMES})


class EmojiFoods:
    """Turns an emoji into the English word for its food."""

    def __init__(self, lists: WordLists, names_food: Callable[[str], bool]) -> None:
        """`names_food`: whether a word is a name of food; beside one an emoji decorates."""
        self._words, self._lists, self._names_food = load_emoji(), lists, names_food

    def spelled(self, tokens: Sequence[Token], *, everywhere: bool = False) -> list[Token]:
        """Tokens with the emoji of every part that names no food as words; all of them when `everywhere`.

        The same one several times is counted: "🍎🍎" are two apples.
        """
        spelled: list[Token] = []
        for part in self._parts(tokens):
            decorates = not everywhere and any(t.kind is Kind.WORD and self._names_food(t.norm) for t in part)
            spelled.extend(self._of_part(part, decorates=decorates))
        return spelled

    def _parts(self, tokens: Sequence[Token]) -> list[list[Token]]:
        """The tokens cut after commas, before "и" and "с", and between words and an emoji that begins anew."""
        parts: list[list[Token]] = [[]]
        for token in tokens:
            joint = token.norm in self._lists.and_ | self._lists.with_
            if joint:
                parts.append([])
            parts[-1].append(token)
            if joint or token.kind is Kind.BREAK:
                parts.append([])
        return parts

    def _of_part(self, part: Sequence[Token], *, decorates: bool) -> list[Token]:
        spelled: list[Token] = []
        runs = [list(run) for _, run in groupby(part, key=lambda token: (token.kind, token.norm, token.value))]
        for index, run in enumerate(runs):
            counted = index > 0 and runs[index - 1][-1].kind in _COUNTS
            if run[0].kind is Kind.EMOJI and (counted or not decorates):
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

    def _as_word(self, token: Token) -> Token:
        word = self._words.get(token.text)
        return replace(token, kind=Kind.WORD, norm=word) if word else token
