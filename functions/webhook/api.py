"""The HTTP edge: is it Telegram, is it an update of ours, is it safe in the queue. Nothing else happens here."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from fastapi import FastAPI, HTTPException, Request, status
from fastapi.concurrency import run_in_threadpool

from nutrition.adapters.clock import SystemClock
from nutrition.errors import DependencyUnavailableError
from nutrition.observability import correlated, log_failure, make_logger
from nutrition.ports.clock import Clock
from nutrition.ports.metering import count_error
from nutrition.ports.metrics import Metrics, NoMetrics
from nutrition.ports.queue import MessageQueue
from webhook.headers import SecurityHeaders
from webhook.metering import MeteredRequests
from webhook.request import check_content_type, check_secret, parse, read_body
from webhook.settings import WebhookSettings
from webhook.updates import Update

WEBHOOK_PATH = "/telegram/webhook"

logger = make_logger("webhook")


class Broker(MessageQueue, Protocol):
    """A queue that can be asked whether it is there."""

    def ping(self) -> None:
        """Raises DependencyUnavailableError."""
        ...


def create_app(
    settings: WebhookSettings,
    queue: Broker,
    secret: Callable[[], bytes] | None = None,
    *,
    metrics: Metrics | None = None,
    clock: Clock | None = None,
) -> FastAPI:
    """The application. It publishes no description of itself, and no metrics: its one client is Telegram.

    `secret` gives the secret that counts at the moment of a request; without it the one in `settings` always does.

    A body above the limit is answered with 413, by its Content-Length and, as that may lie, while it is read.
    """
    app = FastAPI(
        title="Nutrition webhook",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        max_body_size=settings.max_body_bytes,
    )
    app.add_middleware(SecurityHeaders)
    collected = metrics or NoMetrics()
    app.add_middleware(MeteredRequests, metrics=collected, routes={WEBHOOK_PATH: "webhook", "/health": "health"})
    now = (clock or SystemClock()).now
    current_secret = secret or settings.secret

    @app.post(WEBHOOK_PATH)
    async def receive_update(request: Request) -> dict[str, bool]:
        """200 once the broker has the update, or when it is not for this bot; Telegram repeats anything else."""
        accepted_at = now()
        check_secret(request, current_secret())
        check_content_type(request)
        body = await read_body(request)
        update = parse(body)
        with correlated(str(update.update_id)):
            try:
                await _accept(queue, update, body, accepted_at)
            except DependencyUnavailableError as error:
                log_failure(logger, "update not queued", error)
                count_error(collected, "webhook", error)
                raise HTTPException(status.HTTP_503_SERVICE_UNAVAILABLE, "queue unavailable") from error
        return {"ok": True}

    @app.get("/health")
    async def health() -> dict[str, str]:
        """200 when this process runs and the broker answers, else 503."""
        try:
            await run_in_threadpool(queue.ping)
        except DependencyUnavailableError as error:
            raise HTTPException(status.HTTP_503_SERVICE_UNAVAILABLE, "queue unavailable") from error
        return {"status": "ok", "queue": "ok"}

    return app


async def _accept(queue: Broker, update: Update, body: str, accepted_at: datetime) -> None:
    """Into the queue, or nowhere when the bot does not serve it. Raises DependencyUnavailableError."""
    if (chat_id := update.private_chat_id) is None:
        logger.info("update ignored", kind=update.kind)
        return
    await run_in_threadpool(
        queue.send, body, group=str(chat_id), deduplication=str(update.update_id), accepted_at=accepted_at
    )
    logger.info("update accepted", kind=update.kind)
