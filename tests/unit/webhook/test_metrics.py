"""Every request is counted by route and status, and the message carries when it came."""

import httpx
import pytest
from pydantic import SecretStr

from nutrition.ports.metric_catalogue import ERRORS, WEBHOOK_REQUEST
from tests.fakes.clock import START, FixedClock
from tests.fakes.metrics import RecordedMetrics
from tests.unit.webhook.conftest import SECRET, RecordingQueue
from webhook.api import create_app
from webhook.settings import WebhookSettings

UPDATE = '{"update_id": 5, "message": {"chat": {"id": 7, "type": "private"}}}'
PATH = "/telegram/webhook"


@pytest.fixture
def metrics() -> RecordedMetrics:
    return RecordedMetrics()


@pytest.fixture
def telegram(queue: RecordingQueue, metrics: RecordedMetrics) -> httpx.AsyncClient:
    settings = WebhookSettings(
        telegram_webhook_secret=SecretStr(SECRET), redis_url=SecretStr("redis://unused"), max_body_bytes=2048
    )
    app = create_app(settings, queue, metrics=metrics, clock=FixedClock())
    headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET, "Content-Type": "application/json"}
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://webhook", headers=headers)


async def test_requests_are_counted_by_route_and_status(
    telegram: httpx.AsyncClient, queue: RecordingQueue, metrics: RecordedMetrics
) -> None:
    await telegram.post(PATH, content=UPDATE)
    await telegram.post(PATH, content=UPDATE, headers={"X-Telegram-Bot-Api-Secret-Token": "wrong"})
    await telegram.post(PATH, content="x" * 3000)
    await telegram.get("/health")
    await telegram.get("/what/a/stranger/asks")
    queue.available = False
    await telegram.post(PATH, content=UPDATE)

    assert metrics.of(WEBHOOK_REQUEST) == {
        ("webhook", "200"): 1,
        ("webhook", "403"): 1,
        ("webhook", "413"): 1,
        ("health", "200"): 1,
        ("other", "404"): 1,
        ("webhook", "503"): 1,
    }
    assert metrics.of(ERRORS) == {("webhook", "dependency_unavailable"): 1}


async def test_the_message_carries_when_it_was_accepted(telegram: httpx.AsyncClient, queue: RecordingQueue) -> None:
    await telegram.post(PATH, content=UPDATE)

    assert queue.accepted == [START]


async def test_the_webhook_shows_its_metrics_to_nobody(telegram: httpx.AsyncClient) -> None:
    """Whatever reaches it from outside, through API Gateway or a tunnel."""
    assert (await telegram.get("/metrics")).status_code == 404
