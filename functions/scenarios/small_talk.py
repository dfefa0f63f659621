"""Greetings and thanks: a message that is nothing else gets a short answer in kind.

The words stand in the catalogues.
"""

import re

from nutrition.domain.user import Locale
from scenarios.turn import Turn

KINDS = ("greeting", "thanks", "agreement", "farewell")
_NOT_A_LETTER = re.compile(r"[^\w'\s]+")


def small_talk(turn: Turn, text: str) -> str | None:
    """The answer in the person's language, whichever language they greet in; None for any other words."""
    said = " ".join(_NOT_A_LETTER.sub(" ", text.casefold().replace("ё", "е").replace("’", "'")).split())
    for kind in KINDS:
        if any(said in turn.app.texts.format(locale, f"words-{kind}").split(", ") for locale in Locale):
            return turn.text(f"answer-{kind}")
    return None
