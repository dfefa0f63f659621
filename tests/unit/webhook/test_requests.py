"""Whom and what the webhook turns away, and with which status."""

from collections.abc import AsyncIterator

import httpx
import pytest
from pydantic import SecretStr

from tests.unit.webhook.conftest import RecordingQueue
from webhook.api import WEBHOOK_PATH, create_app
from webhook.request import SECRET_HEADER
from webhook.settings import WebhookSettings

MEGABYTE = 1024 * 1024


async def test_without_the_secret_header_401(client: httpx.AsyncClient, queue: RecordingQueue) -> None:
    del client.headers[SECRET_HEADER]

    assert (await client.post(WEBHOOK_PATH, json={"update_id": 1})).status_code == 401
    assert queue.sent == []


@pytest.mark.parametrize("secret", ["", "wrong", "k9Jd0-sLq2_mZx81Tww", "k9Jd0-sLq2_mZx81T", "\xe9\xff"])
async def test_with_another_secret_403(secret: str, client: httpx.AsyncClient) -> None:
    headers = httpx.Headers({SECRET_HEADER: secret}, encoding="latin-1")

    assert (await client.post(WEBHOOK_PATH, json={"update_id": 1}, headers=headers)).status_code == 403


@pytest.mark.parametrize("content_type", ["text/plain", "", "application/json-patch+json", "multipart/form-data"])
async def test_what_is_not_json_415(content_type: str, client: httpx.AsyncClient) -> None:
    response = await client.post(WEBHOOK_PATH, content="{}", headers={"Content-Type": content_type})

    assert response.status_code == 415


async def test_json_with_a_charset_is_json(client: httpx.AsyncClient) -> None:
    headers = {"Content-Type": "Application/JSON; charset=utf-8"}

    assert (await client.post(WEBHOOK_PATH, content='{"update_id":1}', headers=headers)).status_code == 200


@pytest.mark.parametrize("length", [str(MEGABYTE + 1), "9" * 30])
async def test_an_announced_body_above_a_megabyte_413(length: str, client: httpx.AsyncClient) -> None:
    response = await client.post(WEBHOOK_PATH, content="{}", headers={"Content-Length": length})

    assert response.status_code == 413


@pytest.mark.parametrize("announced", [None, "2"])
async def test_a_body_above_a_megabyte_that_does_not_say_so_413(
    announced: str | None, client: httpx.AsyncClient
) -> None:
    chunks_read = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal chunks_read
        while True:
            chunks_read += 1
            yield b" " * 65536

    request = client.build_request("POST", WEBHOOK_PATH, content=endless())
    if announced is not None:
        request.headers["Content-Length"] = announced
        del request.headers["Transfer-Encoding"]

    assert (await client.send(request)).status_code == 413
    assert chunks_read <= MEGABYTE // 65536 + 1


async def test_a_body_of_exactly_a_megabyte_is_read(client: httpx.AsyncClient) -> None:
    body = b'{"update_id":1}'.ljust(MEGABYTE)

    assert (await client.post(WEBHOOK_PATH, content=body)).status_code == 200


MALFORMED = [
    b"",
    b"{",
    b"[]",
    b"1",
    b"null",
    b"\xff\xfe",
    b"\xef\xbb\xbf{}",
    b"[" * 100_000,
    b'{"update_id":' + b"[" * 5000,
    b'{"update_id":"1"}',
    b'{"update_id":1.0}',
    b'{"update_id":true}',
    b'{"update_id":null}',
    b'{"update_id":-1}',
    b'{"update_id":1' + b"0" * 30 + b"}",
    b'{"message":{"chat":{"id":1,"type":"private"}}}',
    b'{"update_id":1,"message":5}',
    b'{"update_id":1,"message":{"chat":{}}}',
    b'{"update_id":1,"callback_query":{}}',
]


@pytest.mark.parametrize("body", MALFORMED, ids=lambda body: repr(body[:40]))
async def test_what_is_no_update_400(body: bytes, client: httpx.AsyncClient, queue: RecordingQueue) -> None:
    assert (await client.post(WEBHOOK_PATH, content=body)).status_code == 400
    assert queue.sent == []


async def test_health_says_whether_the_broker_answers(client: httpx.AsyncClient, queue: RecordingQueue) -> None:
    assert (await client.get("/health")).status_code == 200
    queue.available = False
    assert (await client.get("/health")).status_code == 503


@pytest.mark.parametrize("path", ["/docs", "/redoc", "/openapi.json", "/"])
async def test_nothing_else_is_served(path: str, client: httpx.AsyncClient) -> None:
    assert (await client.get(path)).status_code == 404


@pytest.mark.parametrize("path", ["/health", WEBHOOK_PATH, "/nowhere"])
async def test_every_answer_forbids_sniffing_framing_and_caching(path: str, client: httpx.AsyncClient) -> None:
    headers = (await client.get(path)).headers

    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]


async def test_a_rotated_secret_counts_at_once(queue: RecordingQueue) -> None:
    secrets = ["k9Jd0-sLq2_mZx81Tw", "another-Zx81Tw_k9Jd0"]
    settings = WebhookSettings(telegram_webhook_secret=SecretStr(secrets[0]), redis_url="redis://unused")
    app = create_app(settings, queue, secrets[-1].encode)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://webhook") as client:
        answers = [
            (await client.post(WEBHOOK_PATH, json={"update_id": 1}, headers={SECRET_HEADER: secret})).status_code
            for secret in secrets
        ]

    assert answers == [403, 200]
