"""The real application over the ASGI transport, with a queue that remembers."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime

import httpx
import pytest
from fastapi import FastAPI
from pydantic import SecretStr

from nutrition.errors import DependencyUnavailableError
from webhook.api import create_app
from webhook.settings import WebhookSettings

SECRET = "k9Jd0-sLq2_mZx81Tw"


@dataclass
class RecordingQueue:
    available: bool = True
    sent: list[tuple[str, str, str]] = field(default_factory=list)  # body, group, deduplication
    accepted: list[datetime | None] = field(default_factory=list)

    def send(self, body: str, *, group: str, deduplication: str, accepted_at: datetime | None = None) -> None:
        self.ping()
        self.sent.append((body, group, deduplication))
        self.accepted.append(accepted_at)

    def ping(self) -> None:
        if not self.available:
            raise DependencyUnavailableError("queue: ConnectionError")


@pytest.fixture
def queue() -> RecordingQueue:
    return RecordingQueue()


@pytest.fixture
def app(queue: RecordingQueue) -> FastAPI:
    return create_app(WebhookSettings(telegram_webhook_secret=SecretStr(SECRET), redis_url="redis://unused"), queue)


@pytest.fixture
async def client(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """As Telegram calls: with the secret and the content type."""
    headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET, "Content-Type": "application/json"}
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url="http://webhook", headers=headers
    ) as each:
        yield each
