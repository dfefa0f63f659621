"""Message catalogues."""

from typing import Protocol

from nutrition.domain.user import Locale


class Texts(Protocol):
    def format(self, locale: Locale, key: str, /, **arguments: object) -> str:
        """The text of `key` in a language, its placeholders filled. Raises KeyError for an unknown key."""
        ...
