"""Messages that are nothing but a set phrase. The phrases stand in the catalogues, under `words-…`."""

import re
from collections.abc import Iterable

from aiogram.filters import BaseFilter
from aiogram.types import Message

from nutrition.domain.user import Locale
from scenarios.turn import Turn

_NOT_A_LETTER = re.compile(r"[^\w'\s]+")


class Said(BaseFilter):
    """Whether the message is a set phrase of one of these kinds and nothing else."""

    def __init__(self, *kinds: str) -> None:
        self._kinds = kinds

    async def __call__(self, message: Message, turn: Turn) -> bool:
        return set_phrase(turn, message.text or "", self._kinds) is not None


def set_phrase(turn: Turn, text: str, kinds: Iterable[str]) -> str | None:
    """The first of the kinds that has the message among its phrases, in whichever language it is said."""
    said = " ".join(_NOT_A_LETTER.sub(" ", text.casefold().replace("ё", "е").replace("’", "'")).split())
    for kind in kinds:
        if any(said in turn.app.texts.format(locale, f"words-{kind}").split(", ") for locale in Locale):
            return kind
    return None
