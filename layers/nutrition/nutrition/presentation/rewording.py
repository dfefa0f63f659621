"""A freer wording of an analysis, taken only when it says nothing new (decision 0050)."""

import logging
import re

from nutrition.domain.deadline import Deadline
from nutrition.domain.number_check import numbers_in
from nutrition.domain.user import Locale
from nutrition.errors import DependencyError
from nutrition.ports.phrasing import Phraser

FOOD = "{food}"
"""Stands for the name of a food, which is a stranger's text: it is not sent, and put in afterwards."""
LONGEST = 500  # characters; a caption holds 1024
GROWTH = 2
RESERVE_SECONDS = 5.0  # for chart, storing and sending
_NOT_WORDS = re.compile(r"[<>&{}\[\]`*_#@|\\]|//|https?|www\.|\w\.(com|net|org|ru|io|me|рф)\b", re.IGNORECASE)

log = logging.getLogger(__name__)


def reworded(phraser: Phraser, text: str, locale: Locale, deadline: Deadline) -> str:
    """The phraser's words, or `text` where they fail, come too late or do not pass the check."""
    words = Deadline(deadline.at - RESERVE_SECONDS, deadline.monotonic)
    if words.expired:
        return text
    try:
        made = phraser.rephrase(text, locale, words).strip()
    except DependencyError as error:
        log.warning("analysis not rephrased", extra={"error_code": error.code})
        return text
    if made == text or says_the_same(text, made):
        return made
    log.warning("a rephrased analysis did not pass the check")
    return text


def says_the_same(text: str, made: str) -> bool:
    """Whether `made` has exactly the figures and the food of `text`, is about as long, and is nothing but words."""
    figures = sorted(numbers_in(text.replace(FOOD, "")))
    return (
        0 < len(made) <= min(LONGEST, GROWTH * len(text) + 80)
        and made.count(FOOD) == text.count(FOOD)
        and not _NOT_WORDS.search(made.replace(FOOD, ""))
        and sorted(numbers_in(made.replace(FOOD, ""))) == figures
        and made.replace("\n", "").isprintable()
    )
