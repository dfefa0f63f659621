"""Whatever part dies, every message is answered once and in order, and nothing that was stored goes away."""

import re

import pytest

from tests.e2e.person import Message, Person, words_of
from tests.e2e.photos import COFFEE
from tests.e2e.stack import Stack, wait_until

pytestmark = pytest.mark.e2e

BURST = 10
_BURST_SECONDS = 60
WORKERS = ("worker-updates-0", "worker-updates-1")


def weights(person: Person) -> list[int]:
    """The weights in the bot's answers, in the order of the chat."""
    found = (re.search(r"Rice — (\d+) g", words_of(message)) for message in person.bot_messages())
    return [int(match[1]) for match in found if match]


def settled(person: Person) -> list[Message]:
    """The bot's messages without those that only show progress."""
    return [message for message in person.bot_messages() if "Looking" not in words_of(message)]


@pytest.mark.parametrize(
    "parts", [WORKERS, ("redis",), ("language",), ("postgres",)], ids=["workers", "redis", "language", "postgres"]
)
def test_a_burst_of_messages_is_answered_once_and_in_order(parts: tuple[str, ...], stack: Stack) -> None:
    """Each message is of its own weight, so that its answer is known; the kill comes while they are being handled."""
    person = stack.person("en")
    expected = list(range(100, 100 + BURST))
    for weight in expected:
        person.say(f"rice {weight} g")
    wait_until(lambda: bool(weights(person)), "the first answer", _BURST_SECONDS)
    killed = [stack.kill(part) for part in parts]
    wait_until(lambda: len(weights(person)) >= BURST, f"{BURST} answers", _BURST_SECONDS)
    for before in killed:
        stack.wait_until_back(before)
    person.answer_to(lambda: person.say("/finish"), "nothing to finish")
    assert weights(person) == expected


def test_photos_are_answered_once_though_the_vision_service_is_killed(stack: Stack) -> None:
    """With a draft, or with the news that photos cannot be looked at now and the meal can be typed."""
    person = stack.person("en")
    for _ in range(BURST):
        person.send_photo(COFFEE)
    wait_until(lambda: bool(settled(person)), "the first answer", _BURST_SECONDS)
    killed = stack.kill("vision")
    wait_until(lambda: len(settled(person)) >= BURST, f"{BURST} answers", _BURST_SECONDS)
    stack.wait_until_back(killed)
    person.answer_to(lambda: person.send_photo(COFFEE), "Espresso")
    texts = [words_of(message) for message in person.bot_messages()]
    assert len(texts) == BURST + 1
    assert all("Espresso" in text or "recognition is unavailable" in text for text in texts)


def test_a_restart_keeps_the_chat_the_draft_and_the_open_session(stack: Stack) -> None:
    person = stack.person("en")
    person.answer_to(lambda: person.say("rice 200 g"), "Draft")
    person.press("Save")
    person.wait_for_text("Saved")
    person.answer_to(lambda: person.send_photo(COFFEE), "Espresso")
    before = person.messages()
    stack.down()
    stack.up()
    assert person.messages() == before
    person.press("Save")
    person.wait_for_text("Saved", "Espresso")
    person.answer_to(lambda: person.say("/finish"), "Meal finished")
    assert "267 kcal" in words_of(person.wait_for_text("About this meal"))
