"""How many a dish was shared by: "на двоих", "пополам с мужем", "поделили с подругой"."""

from collections.abc import Sequence
from dataclasses import replace

from language.meal.telling_words import TellingWords
from language.text.morphology import Morphology
from language.text.tokens import Kind, Token
from language.text.words import load_toml


class ShareReader:
    """Makes one token of every share; `value` is the writer's part."""

    def __init__(self, words: TellingWords, morphology: Morphology) -> None:
        data = load_toml("shares.toml")
        self._people: dict[str, float] = data["people"]
        self._halves: frozenset[str] = frozenset(data["halves"])
        self._divide: frozenset[str] = frozenset(data["divide"])
        self._words, self._morphology = words, morphology

    def marked(self, tokens: Sequence[Token]) -> list[Token]:
        """The tokens with the words of sharing replaced."""
        marked: list[Token] = []
        position = 0
        divided = False
        while position < len(tokens):
            token = tokens[position]
            divided = token.kind is not Kind.BREAK and (divided or self._is_dividing(token))
            value, end = self._share(tokens, position, divided=divided)
            if value is None:
                marked.append(token)
            else:
                marked.append(replace(token, kind=Kind.SHARE, value=value))
                divided = False
            position = end
        return marked

    def _is_dividing(self, token: Token) -> bool:
        return not self._divide.isdisjoint({token.norm, *self._morphology.all_lemmas(token.norm)})

    def _share(self, tokens: Sequence[Token], start: int, *, divided: bool) -> tuple[float | None, int]:
        word = tokens[start].norm
        following = tokens[start + 1] if start + 1 < len(tokens) else None
        if word in self._halves:
            return 0.5, self._past_person(tokens, start + 1)
        if following is None:
            return None, start + 1
        if word in {"на", "for", "between", "among", "by"} and following.norm in self._people:
            return 1 / self._people[following.norm], start + 2
        if divided and word in {"с", "со", "with"} and self._past_person(tokens, start) > start:
            return 0.5, self._past_person(tokens, start)
        return None, start + 1

    def _past_person(self, tokens: Sequence[Token], start: int) -> int:
        """Past "с мужем", "with my friend"."""
        if start + 1 >= len(tokens) or tokens[start].norm not in {"с", "со", "with"}:
            return start
        for end in (start + 2, start + 3):
            if end <= len(tokens) and self._words.is_being(tokens[end - 1]):
                return end
        return start
