"""An operator who has an update's number finds what it led to in every process that had to do with it."""

import re

import pytest

from tests.e2e.log_privacy import assert_no_log_keeps_anything_of
from tests.e2e.photos import BORSCHT
from tests.e2e.stack import Stack, wait_until

pytestmark = pytest.mark.e2e

_SECONDS = 20


def test_an_update_is_followed_through_all_processes(stack: Stack) -> None:
    """A photo with a caption asks both services; finishing the meal reaches the analysis."""
    person = stack.person("en")
    photo = 0

    def send() -> int:
        nonlocal photo
        photo = person.send_photo(BORSCHT, "borscht 300 g and bread")
        return photo

    person.answer_to(send, "300")
    person.press("Save")
    person.wait_for_text("Saved")
    finish = person.say("/finish")
    person.wait_for_text("About this meal")
    wait_until(lambda: any("session analysed" in line for line in stack.trace(finish)), "the analysis' line", _SECONDS)

    seen = stack.trace(photo)
    assert [source(line) for line in seen if not is_call(line)] == ["webhook", "worker-updates"]
    assert {source(line) for line in seen if is_call(line)} == {"vision", "language"}
    assert "update accepted  kind=message" in seen[0]
    assert "update handled  scenario=photo" in seen[-1]
    assert [line[:12] for line in seen] == sorted(line[:12] for line in seen)
    finished = stack.trace(finish)
    assert [source(line) for line in finished] == ["webhook", "worker-updates", "worker-updates", "worker-analysis"]
    assert_no_log_keeps_anything_of(person, stack)


def test_a_number_that_nobody_knows_leads_nowhere(stack: Stack) -> None:
    assert stack.trace(123_456_789) == ["No log line carries '123456789'."]


def source(line: str) -> str:
    """The process, whichever shard."""
    return re.sub(r"-\d+$", "", line.split()[1])


def is_call(line: str) -> bool:
    return source(line) in {"vision", "language"}
