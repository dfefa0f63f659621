"""Greetings and thanks: a message that is nothing else gets a short answer in kind."""

from scenarios.set_phrases import set_phrase
from scenarios.turn import Turn

KINDS = ("greeting", "thanks", "agreement", "farewell")


def small_talk(turn: Turn, text: str) -> str | None:
    """The answer in the person's language; None for any other words."""
    kind = set_phrase(turn, text, KINDS)
    return kind and turn.text(f"answer-{kind}")
