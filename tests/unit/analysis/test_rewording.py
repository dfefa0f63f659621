"""Another wording of an analysis is taken only when it says nothing new."""

import pytest

from nutrition.adapters.llm.daily_limit import LimitedPhraser
from nutrition.domain.deadline import Deadline
from nutrition.domain.user import Locale
from nutrition.errors import DependencyRejectedError, DependencyUnavailableError
from nutrition.presentation.rewording import reworded
from tests.fakes.clock import FixedClock

OWN = "👍 Plenty of fibre: 9 g.\n👉 12.5 g of sugars, most of them from {food}."


class Says:
    """A phraser with one answer."""

    def __init__(self, answer: str | Exception) -> None:
        self.answer = answer
        self.asked: list[str] = []

    def rephrase(self, text: str, locale: Locale, deadline: Deadline) -> str:
        del locale, deadline
        self.asked.append(text)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


def said(answer: str | Exception, seconds: float = 60) -> str:
    return reworded(Says(answer), OWN, Locale.EN, Deadline.after(seconds))


@pytest.mark.parametrize(
    "answer",
    [
        "👍 Nice: 9 g of fibre.\n👉 {food} brought most of the 12.5 g of sugars.",
        "  👍 9 g of fibre here.\n👉 Of sugars, 12,5 g came mostly from {food}.  ",
    ],
)
def test_the_same_figures_and_food_in_other_words_are_taken(answer: str) -> None:
    assert said(answer) == answer.strip()


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "👍 10 g of fibre.\n👉 12.5 g of sugars from {food}.",
        "👍 9 g of fibre.\n👉 Sugars from {food}.",
        "👍 9 g of fibre, yes 9 g.\n👉 12.5 g of sugars from {food}.",
        "👍 9 g of fibre.\n👉 12.5 g of sugars from cake.",
        "👍 9 g of fibre.\n👉 12.5 g of sugars from {food}, and {food}.",
        "👍 9 g of fibre.\n👉 12.5 g of sugars from {food}. See https://evil.example",
        "👍 9 g of fibre.\n👉 12.5 g of sugars from {food}. See evil.com",
        "👍 9 g of fibre.\n👉 12.5 g of sugars from {food}. Ask @doctor",
        "👍 <b>9 g</b> of fibre.\n👉 12.5 g of sugars from {food}.",
        "👍 9 g of fibre.\n👉 12.5 g of sugars from {food}." + " Eat less." * 60,
        "👍 9 g of fibre.\u202e\n👉 12.5 g of sugars from {food}.",
    ],
)
def test_anything_else_leaves_our_own_words(answer: str) -> None:
    assert said(answer) == OWN


@pytest.mark.parametrize("error", [DependencyUnavailableError("x"), DependencyRejectedError("x")])
def test_a_phraser_that_fails_leaves_our_own_words(error: Exception) -> None:
    assert said(error) == OWN


def test_nobody_is_asked_when_the_time_is_needed_for_sending() -> None:
    phraser = Says("x")
    assert reworded(phraser, OWN, Locale.EN, Deadline.after(2)) == OWN
    assert phraser.asked == []


def test_no_more_than_the_days_phrasings_are_asked_for() -> None:
    phraser = Says("x")
    limited = LimitedPhraser(phraser, 2, FixedClock())
    for _ in range(2):
        limited.rephrase(OWN, Locale.EN, Deadline.after(60))
    with pytest.raises(DependencyRejectedError):
        limited.rephrase(OWN, Locale.EN, Deadline.after(60))
    assert len(phraser.asked) == 2
