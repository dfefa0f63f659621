"""Whatever part dies, every message is answered once and in order, and nothing that was stored goes away."""

import re

import pytest

from tests.e2e.person import Message, Person, total_kcal, words_of
from tests.e2e.photos import COFFEE
from tests.e2e.stack import Stack, wait_until

pytestmark = pytest.mark.e2e

BURST = {
    "rice": 100,
    "banana": 101,
    "buckwheat": 102,
    "chicken breast": 103,
    "apple": 104,
    "potato": 105,
    "tomato": 106,
    "cheese": 107,
    "milk": 108,
    "honey": 109,
}
PHOTOS = 10
EXPECTED = list(BURST.values())
_BURST_SECONDS = 60
_RECOGNITION_SECONDS = 10
WORKERS = ("worker-updates-0", "worker-updates-1")


def weights(person: Person) -> list[int]:
    """The weights in the draft at the end of the chat, in the order in which its foods were added."""
    drafts = [words_of(message) for message in person.bot_messages() if "Draft" in words_of(message)]
    return [int(weight) for weight in re.findall(r"— (\d+) g", drafts[-1])] if drafts else []


def answers(person: Person) -> int:
    """How many messages show the draft, or showed it until the next answer did."""
    return sum("draft" in words_of(message).lower() for message in person.bot_messages())


def settled(person: Person) -> list[Message]:
    """The bot's messages without those that only show progress."""
    return [message for message in person.bot_messages() if "Looking" not in words_of(message)]


@pytest.mark.parametrize("part", ["redis", "language"])
def test_a_burst_of_messages_is_answered_once_and_in_order(part: str, stack: Stack) -> None:
    """Each message adds a food to one draft; the kill comes while they are being handled."""
    person = _after_a_burst(stack, part)
    assert weights(person) == EXPECTED
    assert answers(person) == len(BURST)


@pytest.mark.parametrize("parts", [WORKERS, ("postgres",)], ids=["workers", "postgres"])
def test_at_most_the_answer_in_hand_is_said_twice(parts: tuple[str, ...], stack: Stack) -> None:
    """A kill in the instant between Telegram's answer and our mark repeats that one message (decision 0004)."""
    person = _after_a_burst(stack, *parts)
    assert weights(person) == EXPECTED
    assert len(BURST) <= answers(person) <= len(BURST) + 1


def _after_a_burst(stack: Stack, *parts: str) -> Person:
    person = stack.person("en")
    for food, weight in BURST.items():
        person.say(f"{food} {weight} g")
    wait_until(lambda: bool(weights(person)), "the first answer", _BURST_SECONDS)
    killed = [stack.kill(part) for part in parts]
    wait_until(lambda: EXPECTED[-1] in weights(person), "the last answer", _BURST_SECONDS)
    for before in killed:
        stack.wait_until_back(before)
    person.answer_to(lambda: person.say("/finish"), "nothing to finish")
    return person


def test_photos_are_answered_once_though_the_vision_service_is_killed(stack: Stack) -> None:
    """With a draft, or with the news that photos cannot be looked at now and the meal can be typed."""
    person = stack.person("en")
    for _ in range(PHOTOS):
        person.send_photo(COFFEE)
    wait_until(lambda: bool(settled(person)), "the first answer", _BURST_SECONDS)
    killed = stack.kill("vision")
    wait_until(lambda: len(settled(person)) >= PHOTOS, f"{PHOTOS} answers", _BURST_SECONDS)
    stack.wait_until_back(killed)
    texts = [words_of(message) for message in person.bot_messages()]
    assert len(texts) == PHOTOS
    assert all("Espresso" in text or "recognition is unavailable" in text for text in texts)
    wait_until(lambda: _recognised(person), "photos to be looked at again", _RECOGNITION_SECONDS)


def _recognised(person: Person) -> bool:
    """The person tries once more."""
    answers = len(settled(person))
    person.send_photo(COFFEE)
    person.wait_for("an answer", lambda: len(settled(person)) > answers or None)
    return "Espresso" in words_of(settled(person)[-1])


def test_a_restart_keeps_the_chat_the_draft_and_the_open_session(stack: Stack) -> None:
    person = stack.person("en")
    rice = person.answer_to(lambda: person.say("rice 200 g"), "Draft")
    person.press("Save")
    person.wait_for_text("Saved")
    coffee = person.answer_to(lambda: person.send_photo(COFFEE), "Espresso")
    before = person.messages()
    stack.down()
    stack.up()
    assert person.messages() == before
    person.press("Save")
    person.wait_for_text("Saved", "Espresso")
    person.answer_to(lambda: person.say("/finish"), "Meal finished")
    report = person.wait_for_text("About this meal")
    eaten = re.search(r"You ate (\d+) kcal", words_of(report))
    assert eaten
    assert int(eaten.group(1)) == pytest.approx(total_kcal(rice) + total_kcal(coffee), abs=1)  # each is rounded
