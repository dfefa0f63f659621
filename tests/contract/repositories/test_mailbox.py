"""Inbox and outbox."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from nutrition.errors import ConflictError
from nutrition.ports.messenger import Attachment
from nutrition.ports.repositories import InboxState, UnitOfWork
from tests.support.examples import ANNA, BORIS, NOON, a_meal, a_message, minutes

KEY = "update:1"


def test_a_key_is_accepted_once(work: UnitOfWork, begin: Callable[[], UnitOfWork]) -> None:
    assert work.inbox.state(KEY) is None
    assert work.inbox.accept(KEY, NOON)
    assert not work.inbox.accept(KEY, minutes(1))
    work.commit()
    again = begin()
    assert not again.inbox.accept(KEY, minutes(2))
    assert again.inbox.state(KEY) is InboxState.COMMITTED


def test_a_key_is_finished_once_and_stays_so(work: UnitOfWork) -> None:
    work.inbox.accept(KEY, NOON)
    work.inbox.finish(KEY, minutes(1))
    work.inbox.finish(KEY, minutes(2))
    assert work.inbox.state(KEY) is InboxState.DONE
    assert not work.inbox.accept(KEY, minutes(3))
    work.inbox.finish("update:2", NOON)
    assert work.inbox.state("update:2") is None


def test_messages_come_back_whole_and_in_the_order_they_were_added(work: UnitOfWork) -> None:
    meal = work.meals.add(a_meal())
    messages = [
        a_message("second digit 2"),
        a_message("photo", method="sendPhoto", attachment=Attachment("photo", "day.png", b"\x89PNG\x00\xff")),
        a_message("draft", chat_id=BORIS, meal_id=meal.meal_id),
    ]
    work.inbox.accept(KEY, NOON)
    work.inbox.accept("update:2", NOON)
    work.outbox.add(KEY, messages[:2], NOON)
    work.outbox.add("update:2", [a_message("other")], NOON)
    work.outbox.add(KEY, messages[2:], NOON)
    work.outbox.add(KEY, [], NOON)
    work.commit()
    assert [stored.message for stored in work.outbox.pending(KEY)] == messages
    assert work.outbox.pending("update:3") == []


def test_the_message_that_an_answer_became_is_found_by_its_place(work: UnitOfWork) -> None:
    work.inbox.accept(KEY, NOON)
    work.outbox.add(KEY, [a_message(name) for name in "ab"], NOON)
    _, second = work.outbox.pending(KEY)
    assert work.outbox.message_id(KEY, 1) is None
    work.outbox.mark_sent(second.outbox_id, 500, minutes(1))
    assert [work.outbox.message_id(KEY, position) for position in range(3)] == [None, 500, None]
    assert work.outbox.message_id("update:2", 0) is None


def test_sent_and_failed_messages_are_not_pending(work: UnitOfWork) -> None:
    work.inbox.accept(KEY, NOON)
    work.outbox.add(KEY, [a_message(name) for name in "abc"], NOON)
    first, second, third = work.outbox.pending(KEY)
    work.outbox.mark_sent(second.outbox_id, 500, minutes(1))
    assert work.outbox.pending(KEY) == [first, third]
    work.outbox.mark_failed(first.outbox_id, "telegram_refused", minutes(1))
    work.outbox.mark_sent(first.outbox_id, 501, minutes(2))
    work.outbox.mark_sent(third.outbox_id, None, minutes(2))
    assert work.outbox.pending(KEY) == []


def test_a_message_needs_its_inbox_key(work: UnitOfWork) -> None:
    with pytest.raises(ConflictError):
        work.outbox.add(KEY, [a_message()], NOON)


def test_abandoned_keys_are_those_with_old_unsent_messages_oldest_first(work: UnitOfWork) -> None:
    for key, at in (("late", minutes(2)), ("early", NOON), ("fresh", minutes(9)), ("sent", NOON)):
        work.inbox.accept(key, at)
        work.outbox.add(key, [a_message(), a_message()], at)
    for stored in work.outbox.pending("sent"):
        work.outbox.mark_sent(stored.outbox_id, 1, minutes(1))
    age = timedelta(minutes=2)
    assert work.outbox.abandoned(age, minutes(10), limit=10) == ["early", "late"]
    assert work.outbox.abandoned(age, minutes(10), limit=1) == ["early"]
    assert work.outbox.abandoned(age, minutes(2), limit=10) == []
    assert work.outbox.pending("early")[0].message.chat_id == ANNA


def test_purging_forgets_keys_that_are_done_long_ago_and_what_was_said_under_them(work: UnitOfWork) -> None:
    for key, done in (("old", minutes(1)), ("older", NOON), ("new", minutes(9))):
        work.inbox.accept(key, NOON)
        work.outbox.add(key, [a_message()], NOON)
        (stored,) = work.outbox.pending(key)
        work.outbox.mark_failed(stored.outbox_id, "telegram_refused", done)
        work.inbox.finish(key, done)
    work.commit()
    assert work.inbox.purge(minutes(5), limit=1) == 1
    assert work.inbox.state("older") is None
    assert work.inbox.purge(minutes(5), limit=10) == 1
    assert work.inbox.purge(minutes(5), limit=10) == 0
    work.commit()
    assert [work.inbox.state(key) for key in ("old", "new")] == [None, InboxState.DONE]


def test_purging_forgets_a_committed_key_only_when_nothing_is_left_to_send(work: UnitOfWork) -> None:
    for key in ("silent", "waiting"):
        work.inbox.accept(key, NOON)
    work.outbox.add("waiting", [a_message()], NOON)
    assert work.inbox.purge(minutes(5), limit=10) == 1
    assert work.inbox.state("silent") is None
    assert len(work.outbox.pending("waiting")) == 1


def test_purging_erases_messages_that_nobody_could_send_for_long(work: UnitOfWork) -> None:
    work.inbox.accept(KEY, NOON)
    picture = a_message("photo", method="sendPhoto", attachment=Attachment("photo", "day.png", b"\x89PNG"))
    work.outbox.add(KEY, [picture, a_message()], NOON)
    work.inbox.accept("update:2", NOON)
    work.outbox.add("update:2", [a_message()], minutes(9))
    assert work.outbox.purge(minutes(5), limit=1) == 1
    assert work.outbox.purge(minutes(5), limit=10) == 1
    assert work.outbox.pending(KEY) == []
    assert len(work.outbox.pending("update:2")) == 1
    assert work.inbox.purge(minutes(5), limit=10) == 1
