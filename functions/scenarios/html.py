"""Telegram's HTML. Text from a catalogue is HTML; whatever goes into it is escaped unless it is HTML already."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Self


class Html(str):
    """Text that stands in a message with parse_mode HTML as it is."""

    __slots__ = ()

    @classmethod
    def join_all(cls, separator: str, parts: Iterable[Self]) -> Self:
        """Several pieces as one that can go into another text."""
        return cls(separator.join(parts))


def escaped(arguments: Mapping[str, object]) -> dict[str, object]:
    """The arguments as an HTML text takes them. Quotes stay: no text has them inside of a tag."""
    return {name: _escaped(value) for name, value in arguments.items()}


def _escaped(value: object) -> object:
    return value if isinstance(value, Html) or not isinstance(value, str) else escape(value, quote=False)
