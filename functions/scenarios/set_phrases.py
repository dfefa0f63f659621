"""Messages that are nothing but a set phrase. The phrases stand in the catalogues, under `words-…`."""

import re
from collections.abc import Iterable

from nutrition.domain.user import Locale
from scenarios.turn import Turn

_NOT_A_LETTER = re.compile(r"[^\w'\s]+")


def set_phrase(turn: Turn, text: str, kinds: Iterable[str]) -> str | None:
    """The first of the kinds that has the message among its phrases, in whichever language it is said."""
    said = " ".join(_NOT_A_LETTER.sub(" ", text.casefold().replace("ё", "е").replace("’", "'")).split())
    for kind in kinds:
        if any(said in turn.app.texts.format(locale, f"words-{kind}").split(", ") for locale in Locale):
            return kind
    return None
