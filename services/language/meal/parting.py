"""Times and results of English sentences, which name no food: "0230 sandwich", "blended into a shake", "tea: cod"."""

from collections.abc import Sequence
from dataclasses import replace

from language.text.morphology import Morphology
from language.text.tokens import Kind, Token
from language.text.words import load_toml

_DIGITS = 4
_LAST_HOUR, _LAST_MINUTE = 23, 59
_TEA = "tea"
_IS = frozenset({"was", "were", "is", "consisted"})
_MINE = frozenset({"my", "our", "for"})
_AND = frozenset({"and", "&"})
_GRAMS = frozenset({"g", "gr", "gram", "grams"})


class EnglishParting:
    """Leaves such words out."""

    def __init__(self, morphology: Morphology) -> None:
        data = load_toml("parting.toml")
        self._results: frozenset[str] = frozenset(data["results"])
        self._meals: frozenset[str] = frozenset(data["meals"])
        self._hot_with_chips: frozenset[str] = frozenset(data["hot_with_chips"])
        self._morphology = morphology

    def without(self, tokens: Sequence[Token]) -> list[Token]:
        """The tokens without military hours, results and the meal that is called tea."""
        timed = self._without_tea_time(_without_military_hours(tokens))
        return self._without_results([self._in_full(timed, index) for index in range(len(timed))])

    def _in_full(self, tokens: Sequence[Token], index: int) -> Token:
        """ "tea w milk" is tea with milk; "pie and chips" has hot chips."""
        token = tokens[index]
        if token.norm == "w" and 0 < index < len(tokens) - 1:
            return replace(token, norm="with")
        if token.norm == "chips" and index > 1 and tokens[index - 1].norm in _AND:
            hot = self._morphology.lemma(tokens[index - 2].norm) in self._hot_with_chips
            return replace(token, norm="fries") if hot else token
        return token

    def _without_results(self, tokens: Sequence[Token]) -> list[Token]:
        """Without "into a shake": the foods before are all that is in it."""
        kept: list[Token] = []
        position = 0
        while position < len(tokens):
            end = self._result_end(tokens, position) if tokens[position].norm == "into" else position
            kept.extend(tokens[position : position + 1] if end == position else ())
            position = max(end, position + 1)
        return kept

    def _result_end(self, tokens: Sequence[Token], start: int) -> int:
        """Past "into" and at most three words that end in a result; `start` where there is none."""
        for end in range(start + 2, min(start + 5, len(tokens) + 1)):
            if tokens[end - 1].kind is not Kind.WORD:
                break
            if self._morphology.lemma(tokens[end - 1].norm) in self._results:
                return end
        return start

    def _without_tea_time(self, tokens: Sequence[Token]) -> list[Token]:
        """The evening meal's name parts what stands beside it."""
        listed = any(self._morphology.lemma(token.norm) in self._meals for token in tokens)
        return [
            replace(token, kind=Kind.BREAK, norm=",")
            if token.norm == _TEA and self._is_meal(tokens, index, listed=listed)
            else token
            for index, token in enumerate(tokens)
        ]

    def _is_meal(self, tokens: Sequence[Token], index: int, *, listed: bool) -> bool:
        before = tokens[index - 1] if index else None
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        if after is None or (before is not None and before.kind is Kind.NUMBER):
            return False
        if before is not None and before.norm in _MINE:
            return after.kind is Kind.BREAK or after.norm in _IS or before.norm == "for"
        if before is not None and before.kind is not Kind.BREAK:
            return False
        if after.norm in _IS or after.norm == ":":
            return True
        return listed and self._is_heading(tokens, index + 1)

    @staticmethod
    def _is_heading(tokens: Sequence[Token], at: int) -> bool:
        """Whether grams and a food follow: "…, tea 150g baked cod"."""
        after = tokens[at : at + 3]
        grams = len(after) > 2 and after[0].kind is Kind.NUMBER and after[1].norm in _GRAMS
        return grams and after[2].kind is Kind.WORD


def _without_military_hours(tokens: Sequence[Token]) -> list[Token]:
    """ "2300 monster 250 ml, 0230 sandwich": four digits that begin a part, one of them with a nought at least."""
    hours = {index for index in range(len(tokens)) if _is_hour(tokens, index)}
    if not any(tokens[index].text.startswith("0") for index in hours):
        return list(tokens)
    return [token for index, token in enumerate(tokens) if index not in hours]


def _is_hour(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    text = token.text
    if token.kind is not Kind.NUMBER or len(text) != _DIGITS or not text.isdigit():
        return False
    begins = index == 0 or tokens[index - 1].kind is Kind.BREAK
    named = index + 1 < len(tokens) and tokens[index + 1].kind is not Kind.BREAK
    return begins and named and int(text[:2]) <= _LAST_HOUR and int(text[2:]) <= _LAST_MINUTE
