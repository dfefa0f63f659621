"""Which updates go to the queue, and under which chat."""

import io
import json
from typing import Any

import httpx
import pytest

from localcloud.botapi import ALLOWED_UPDATES
from tests.unit.webhook.conftest import RecordingQueue
from webhook.api import WEBHOOK_PATH, logger

PRIVATE = {"id": 77, "type": "private"}
GROUP = {"id": -100500, "type": "supergroup"}
PERSON = {"id": 77, "is_bot": False, "first_name": "A"}

USED = {
    "message": {"message_id": 1, "chat": PRIVATE, "text": "борщ 300 г"},
    "edited_message": {"message_id": 1, "chat": PRIVATE, "text": "борщ 350 г"},
    "callback_query": {"id": "1", "from": PERSON, "message": {"message_id": 1, "chat": PRIVATE}, "data": "x"},
    "my_chat_member": {"chat": PRIVATE, "from": PERSON},
}


def test_telegram_is_asked_for_the_used_kinds_only() -> None:
    assert set(ALLOWED_UPDATES) == USED.keys()


@pytest.mark.parametrize("kind", USED)
async def test_every_used_kind_is_queued_as_it_came_under_its_chat(
    kind: str, client: httpx.AsyncClient, queue: RecordingQueue
) -> None:
    body = json.dumps({"update_id": 5, kind: USED[kind]}, ensure_ascii=False)

    response = await client.post(WEBHOOK_PATH, content=body)

    assert (response.status_code, response.json()) == (200, {"ok": True})
    assert queue.sent == [(body, "77", "5")]


async def test_a_button_below_a_message_too_old_to_be_shown_is_queued_under_the_person(
    client: httpx.AsyncClient, queue: RecordingQueue
) -> None:
    await client.post(WEBHOOK_PATH, json={"update_id": 6, "callback_query": {"id": "1", "from": PERSON}})

    assert [(group, key) for _, group, key in queue.sent] == [("77", "6")]


IGNORED: list[dict[str, Any]] = [
    {"update_id": 7},
    {"update_id": 7, "edited_message": {"chat": GROUP, "text": "hello"}},
    {"update_id": 7, "poll": {"id": "1"}},
    {"update_id": 7, "pre_checkout_query": {"id": "1", "from": PERSON, "currency": "XTR"}},
    {"update_id": 7, "message": {"chat": GROUP, "text": "hello"}},
    {"update_id": 7, "callback_query": {"id": "1", "from": PERSON, "message": {"chat": GROUP}}},
    {"update_id": 7, "my_chat_member": {"chat": GROUP, "from": PERSON}},
]


@pytest.mark.parametrize("update", IGNORED)
async def test_other_kinds_and_group_chats_are_accepted_and_dropped(
    update: dict[str, Any], client: httpx.AsyncClient, queue: RecordingQueue
) -> None:
    response = await client.post(WEBHOOK_PATH, json=update)

    assert (response.status_code, response.json()) == (200, {"ok": True})
    assert queue.sent == []


async def test_an_update_that_the_broker_has_not_got_is_asked_for_again(
    client: httpx.AsyncClient, queue: RecordingQueue
) -> None:
    queue.available = False

    assert (await client.post(WEBHOOK_PATH, json={"update_id": 8, "message": USED["message"]})).status_code == 503


async def test_nothing_a_person_wrote_is_logged(
    client: httpx.AsyncClient, queue: RecordingQueue, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = io.StringIO()
    monkeypatch.setattr(logger.registered_handler, "stream", written)

    for available in (True, False):
        queue.available = available
        await client.post(WEBHOOK_PATH, json={"update_id": 9, "message": USED["message"]})

    lines = [json.loads(line) for line in written.getvalue().splitlines()]
    assert (lines[0]["message"], lines[0]["kind"]) == ("update accepted", "message")
    assert [(line["level"], line["correlation_id"]) for line in lines] == [("INFO", "9"), ("ERROR", "9")]
    assert "борщ" not in written.getvalue()
    assert "77" not in [value for line in lines for value in line.values()]
