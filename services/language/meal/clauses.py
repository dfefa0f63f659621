"""A message cut into clauses, each with at most one predicate."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from language.text.script import is_cyrillic
from language.text.tokens import Kind, Token

_JOINTS = frozenset({"и", "а", "но", "да", "потом", "затем", "зато", "and", "but", "then", "so", "because", "though"})
_CONTRASTS = frozenset({"а", "но", "зато", "but"})
_ENDS = frozenset({".", "!", "?", "\n", ";"})
_ATE = frozenset({"ate", "drank", "had"})
_DASH = 3  # characters between words that only a dash with its spaces takes


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens [start, end); `before` and `after` are the signs around it, empty for none."""

    start: int
    end: int
    before: str
    after: str

    @property
    def begins_sentence(self) -> bool:
        """Whether nothing of the same sentence stands before it."""
        return self.before in _ENDS


def cut(tokens: Sequence[Token], predicates: Sequence[bool]) -> list[Clause]:
    """The clauses; `predicates` says of every token whether it is a verb that says what was done."""
    starts = list(_starts(tokens, predicates))
    clauses: list[Clause] = []
    for start, end in pairwise([*starts, len(tokens)]):
        first, last = start, end
        while first < last and tokens[first].kind is Kind.BREAK:
            first += 1
        while last > first and tokens[last - 1].kind is Kind.BREAK:
            last -= 1
        if first < last:
            before = "\n" if first == 0 else _sign(tokens, first - 1)
            clauses.append(Clause(first, last, before, _sign(tokens, last)))
    return clauses


def _starts(tokens: Sequence[Token], predicates: Sequence[bool]) -> Iterator[int]:
    has_predicate = False
    for index, token in enumerate(tokens):
        previous = tokens[index - 1] if index else None
        broken = previous is None or previous.kind is Kind.BREAK or token.start - previous.end >= _DASH
        joined = token.norm in _CONTRASTS or (
            token.norm in _JOINTS and has_predicate and _predicate_follows(tokens, predicates, index + 1)
        )
        second = predicates[index] and has_predicate and _begins_anew(tokens, index)
        if broken or joined or second:
            has_predicate = False
            yield index
        has_predicate = has_predicate or predicates[index]


def _begins_anew(tokens: Sequence[Token], index: int) -> bool:
    """Whether a second predicate is a clause's first without a sign; in English only "i ate" is that plain."""
    previous = tokens[index - 1].norm
    if is_cyrillic(tokens[index].norm):
        return previous not in _JOINTS
    before = tokens[index - 2].norm if index > 1 else ""
    return tokens[index].norm in _ATE and previous in {"i", "we"} and before not in {"wish", "wishing", "if", "did"}


def _predicate_follows(tokens: Sequence[Token], predicates: Sequence[bool], start: int) -> bool:
    for index in range(start, len(tokens)):
        if tokens[index].kind is Kind.BREAK:
            return False
        if predicates[index]:
            return True
    return False


def _sign(tokens: Sequence[Token], index: int) -> str:
    if index >= len(tokens):
        return "\n"
    signs: list[str] = []
    at = index
    while at < len(tokens) and tokens[at].kind is Kind.BREAK:
        signs.append(tokens[at].norm)
        at += 1
    at = index - 1
    while signs and at >= 0 and tokens[at].kind is Kind.BREAK:
        signs.append(tokens[at].norm)
        at -= 1
    return next((sign for sign in signs if sign in _ENDS), signs[0] if signs else "")
