"""Saying in other words what has been computed."""

from typing import Protocol

from nutrition.domain.deadline import Deadline
from nutrition.domain.user import Locale


class Phraser(Protocol):
    def rephrase(self, text: str, locale: Locale, deadline: Deadline) -> str:
        """Other words in the same language; nothing about them is certain, the caller checks.

        Raises DependencyError when there are none.
        """
        ...


class OwnWords:
    """The text as it is: the default."""

    def rephrase(self, text: str, locale: Locale, deadline: Deadline) -> str:  # noqa: ARG002 - the port's signature
        return text
