"""What the scenarios function measures of an update: how it was handled, and how long the person waited."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord

from nutrition.ports.metering import count_error
from nutrition.ports.metric_catalogue import UPDATE_ANSWERED, UPDATE_HANDLING
from nutrition.ports.metrics import OTHER, Metrics
from nutrition.ports.sent import LastSent
from scenarios.handled import Handled

SERVICE = "scenarios"

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
_UPDATES = {"edited_message": "edit", "callback_query": "button", "my_chat_member": "membership"}


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

    @contextmanager
    def measured(self, update: Mapping[str, Any], accepted: datetime | None) -> Iterator[Handled]:
        """Measure what runs inside and fills in what is given; `accepted` is when the webhook had the update."""
        kind, handled, outcome = kind_of(update), Handled(), "failed"
        self._sent.begin()
        try:
            yield handled
            outcome = "silent" if self._sent.at is None else "answered"
        except Exception as error:
            count_error(self._metrics, SERVICE, error)
            raise
        finally:
            labels = {"kind": kind, "scenario": handled.scenario, "outcome": outcome}
            self._metrics.observe(UPDATE_HANDLING, handled.seconds(), **labels)
        if accepted is not None and self._sent.at is not None:
            waited = (self._sent.at - accepted).total_seconds()
            self._metrics.observe(UPDATE_ANSWERED, max(0.0, waited), kind=kind)
