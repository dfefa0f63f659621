"""Outcomes by the language of their case, and those of cases that no developer has looked at."""

from collections.abc import Sequence
from typing import Protocol, TypeVar


class _Case(Protocol):
    @property
    def language(self) -> str: ...

    @property
    def is_for_developers(self) -> bool: ...


class _Outcome(Protocol):
    @property
    def case(self) -> _Case: ...


Outcome = TypeVar("Outcome", bound=_Outcome)


def by_language(judged: Sequence[Outcome]) -> dict[str, list[Outcome]]:
    """All of them as "all", and each language that occurs."""
    names = sorted({each.case.language for each in judged}, reverse=True)
    return {"all": list(judged), **{name: [each for each in judged if each.case.language == name] for name in names}}


def unseen(judged: Sequence[Outcome]) -> list[Outcome]:
    return [each for each in judged if not each.case.is_for_developers]
