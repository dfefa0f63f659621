"""What the scenarios function measures of an update: how it was handled, and how long the person waited."""

import time
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from aiogram import BaseMiddleware, Dispatcher
from aiogram.types import TelegramObject
from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord

from nutrition.errors import DomainError
from nutrition.ports.metering import count_error
from nutrition.ports.metric_catalogue import UPDATE_ANSWERED, UPDATE_HANDLING
from nutrition.ports.metrics import OTHER, Metrics
from nutrition.ports.sent import LastSent

SERVICE = "scenarios"
_NOBODY = "none"
# The content of a message that names its kind, the first that is there.
_CONTENTS = {
    "photo": "photo",
    "document": "file",
    "animation": "file",
    "video": "file",
    "voice": "voice",
    "audio": "voice",
    "location": "location",
    "contact": "contact",
    "successful_payment": "payment",
}
_UPDATES = {
    "edited_message": "edit",
    "callback_query": "button",
    "my_chat_member": "membership",
}


def accepted_at(record: SQSRecord) -> datetime | None:
    """When the webhook had the update in hand; None for a message that does not say so."""
    attributes = record.raw_event.get("messageAttributes") or {}
    value = (attributes.get("AcceptedAt") or {}).get("stringValue")
    return None if value is None else datetime.fromtimestamp(int(value) / 1000, UTC)


def kind_of(update: Mapping[str, Any]) -> str:
    """One of `metric_values.UPDATE_KINDS`, or "other"."""
    message = update.get("message")
    if not isinstance(message, dict):
        return next((kind for field, kind in _UPDATES.items() if field in update), OTHER)
    text = message.get("text")
    if isinstance(text, str):
        return "command" if text.startswith("/") else "text"
    return next((kind for content, kind in _CONTENTS.items() if content in message), OTHER)


class UpdateMeter:
    """Of one process, which handles one update at a time."""

    def __init__(self, metrics: Metrics, sent: LastSent) -> None:
        self._metrics = metrics
        self._sent = sent
        self._scenario = _NOBODY

    @contextmanager
    def measured(self, update: Mapping[str, Any], accepted: datetime | None) -> Iterator[None]:
        """Measure what runs inside; `accepted` is when the webhook had the update."""
        kind, began, outcome = kind_of(update), time.perf_counter(), "failed"
        self._sent.begin()
        self._scenario = _NOBODY
        try:
            yield
            outcome = "silent" if self._sent.at is None else "answered"
        except Exception as error:
            count_error(self._metrics, SERVICE, error)
            raise
        finally:
            seconds = time.perf_counter() - began
            self._metrics.observe(UPDATE_HANDLING, seconds, kind=kind, scenario=self._scenario, outcome=outcome)
        if accepted is not None and self._sent.at is not None:
            waited = (self._sent.at - accepted).total_seconds()
            self._metrics.observe(UPDATE_ANSWERED, max(0.0, waited), kind=kind)

    def watch(self, dispatcher: Dispatcher) -> None:
        """Learn which scenario an update belongs to, and which rules said no."""
        watcher = _Watcher(self)
        for observer in (dispatcher.message, dispatcher.edited_message, dispatcher.callback_query):
            observer.middleware(watcher)

    def chosen(self, scenario: str) -> None:
        self._scenario = scenario

    def refused(self, error: DomainError) -> None:
        count_error(self._metrics, SERVICE, error)


class _Watcher(BaseMiddleware):
    """An inner middleware: it runs once a router has found the handler."""

    def __init__(self, meter: UpdateMeter) -> None:
        self._meter = meter

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:  # noqa: ANN401 - the handler's answer
        self._meter.chosen(data["event_router"].name)
        try:
            return await handler(event, data)
        except DomainError as error:
            self._meter.refused(error)
            raise
