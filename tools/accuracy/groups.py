"""Outcomes by the language of their case."""

from collections.abc import Sequence
from typing import Protocol, TypeVar


class _Case(Protocol):
    @property
    def language(self) -> str: ...


class _Outcome(Protocol):
    @property
    def case(self) -> _Case: ...


Outcome = TypeVar("Outcome", bound=_Outcome)


def by_language(judged: Sequence[Outcome]) -> dict[str, list[Outcome]]:
    """All of them as "all", and each language that occurs."""
    names = sorted({each.case.language for each in judged}, reverse=True)
    return {"all": list(judged), **{name: [each for each in judged if each.case.language == name] for name in names}}
