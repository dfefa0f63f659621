"""Whoever knocks with whatever: the log says that something came, never what."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any, cast

import httpx
import pytest
from fastapi import FastAPI
from mangum import Mangum
from mangum.types import LambdaContext

from tests.support import marks
from tests.support.logs import Written, function_logs
from tests.unit.webhook.conftest import SECRET, RecordingQueue
from webhook.api import WEBHOOK_PATH
from webhook.request import SECRET_HEADER

UPDATE: dict[str, Any] = {
    "update_id": 9,
    "message": {
        "message_id": 1,
        "chat": {"id": 77, "type": "private", "first_name": marks.FIRST_NAME, "username": marks.USERNAME},
        "from": {"id": 77, "is_bot": False, "first_name": marks.FIRST_NAME, "last_name": marks.LAST_NAME},
        "text": marks.EVERYTHING,
        "caption": marks.CAPTION,
        "location": {"latitude": float(marks.LATITUDE), "longitude": float(marks.LONGITUDE)},
    },
}
BODIES = {
    "an update": json.dumps(UPDATE),
    "a callback": json.dumps({"update_id": 9, "callback_query": {"from": {"id": 7}, "data": marks.CALLBACK}}),
    "a group": json.dumps({"update_id": 9, "message": {"chat": {"id": 7, "type": "group", "title": marks.TEXT}}}),
    "another kind": json.dumps({"update_id": 9, "poll": {"question": marks.TEXT}}),
    "wrong types": json.dumps({"update_id": marks.TEXT, "message": {"chat": {"id": marks.TEXT}}}),
    "no JSON": f"{{{marks.EVERYTHING}",
    "half a megabyte too much": json.dumps({**UPDATE, "more": marks.TEXT * 100_000}),
}


class QuotingQueue(RecordingQueue):
    """Breaks with a text that repeats the message."""

    def send(self, body: str, *, group: str, deduplication: str, accepted_at: datetime | None = None) -> None:  # noqa: ARG002 - the port's
        raise RuntimeError(f"{group} {deduplication} {body} {marks.EVERYTHING}")


@pytest.fixture
def written() -> Iterator[Written]:
    with function_logs("webhook") as lines:
        yield lines


def check(written: Written) -> None:
    assert not written.quoting(*marks.WORDS, SECRET)
    assert not written.with_figures(*marks.FIGURES)
    assert written.lines is not None, "every line is JSON"


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
@pytest.mark.parametrize("secret", [SECRET, marks.SECRET, None])
@pytest.mark.parametrize("available", [True, False])
async def test_no_request_is_repeated(
    body: str, secret: str | None, available: bool, client: httpx.AsyncClient, queue: RecordingQueue, written: Written
) -> None:
    queue.available = available
    headers = {} if secret is None else {SECRET_HEADER: secret}
    if secret is None:
        del client.headers[SECRET_HEADER]
    await client.post(f"{WEBHOOK_PATH}?text={marks.USERNAME}", content=body.encode(), headers=headers)
    check(written)


def test_an_unexpected_error_behind_api_gateway_is_logged_by_kind_and_place(
    app: FastAPI, monkeypatch: pytest.MonkeyPatch, queue: RecordingQueue, written: Written
) -> None:
    """Mangum logs whatever the application lets out, with its traceback."""
    monkeypatch.setattr(queue, "send", QuotingQueue().send)
    event = {
        "resource": WEBHOOK_PATH,
        "path": WEBHOOK_PATH,
        "httpMethod": "POST",
        "headers": {SECRET_HEADER: SECRET, "Content-Type": "application/json"},
        "multiValueHeaders": {SECRET_HEADER: [SECRET], "Content-Type": ["application/json"]},
        "queryStringParameters": None,
        "multiValueQueryStringParameters": None,
        "requestContext": {"identity": {"sourceIp": "192.0.2.1"}, "stage": "v1"},
        "body": json.dumps(UPDATE),
        "isBase64Encoded": False,
    }
    answer = Mangum(app, lifespan="off")(event, cast(LambdaContext, object()))
    assert answer["statusCode"] == 500
    assert marks.TEXT not in str(answer)
    (line,) = [line for line in written.lines if line["level"] == "ERROR"]
    assert (line["logger"], line["error_type"]) == ("mangum.http", "RuntimeError")
    check(written)
