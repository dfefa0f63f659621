"""What goes wrong for one message or one function stays with it."""

import time

import pytest

from tests.cloud.cloud import Cloud
from tests.e2e.person import Person, words_of
from tests.e2e.stack import wait_until

pytestmark = pytest.mark.cloud

_GIVEN_UP_SECONDS = 120


def test_a_redelivered_update_is_answered_once(cloud: Cloud) -> None:
    """By Telegram, which the queue's deduplication catches, and by the queue itself, which the inbox catches."""
    person = cloud.person("en")
    update_id = person.say("rice 150 g")
    person.wait_for_text("Draft", "150")
    chat = {"id": person.chat, "type": "private"}
    sender = {"id": person.chat, "is_bot": False, "first_name": "A", "language_code": "en"}
    message = {"message_id": 1, "date": int(time.time()), "chat": chat, "from": sender, "text": "rice 150 g"}

    person.replay(update_id)
    for number in range(2):
        cloud.put_in_queue({"update_id": update_id, "message": message}, person.chat, f"{update_id}-again-{number}")

    person.answer_to(lambda: person.say("/finish"), "nothing to finish")  # it comes after them in the person's queue
    drafts = [words_of(answer) for answer in person.bot_messages() if "150 g" in words_of(answer)]
    assert len(drafts) == 1


def test_a_poison_message_is_given_up_while_other_chats_go_on(cloud: Cloud) -> None:
    """The person is told once, the record waits for the operator, and what they write next is handled."""
    unlucky, lucky = cloud.person("en"), cloud.person("en")
    unlucky.answer_to(lambda: unlucky.say("/start"), "Question 1")
    before = cloud.waiting_in(cloud.outputs["UpdatesDeadLettersUrl"])
    poison = {"update_id": unlucky.chat, "message": {"chat": "none"}}
    queues = (cloud.outputs["UpdatesQueueUrl"], cloud.given_up_queue_url())

    with cloud.impatient(*queues, seconds=4):
        cloud.put_in_queue(poison, unlucky.chat, f"poison-{unlucky.chat}")
        unlucky.say("/help")
        lucky.answer_to(lambda: lucky.say("rice 150 g"), "Draft", "150")
        assert not has_help(unlucky), "the poison message was not tried again"

        def given_up() -> bool:
            return cloud.waiting_in(cloud.outputs["UpdatesDeadLettersUrl"]) > before

        wait_until(given_up, "the message in the dead letters", _GIVEN_UP_SECONDS)
        wait_until(lambda: has_help(unlucky), "the next answer", _GIVEN_UP_SECONDS)
    sorry = [words_of(answer) for answer in unlucky.bot_messages() if "could not be handled" in words_of(answer)]
    assert len(sorry) == 1
    assert cloud.has_run("DeadLettersFunction")


def has_help(person: Person) -> bool:
    return any("How to log food" in words_of(message) for message in person.bot_messages())
