"""The event that Lambda receives from an SQS FIFO queue, with one record.

https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html#example-fifo-message-event
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from localcloud.function import Event
from nutrition.correlation import ATTRIBUTE


@dataclass(frozen=True, slots=True)
class QueueMessage:
    message_id: str
    body: str
    group: str
    deduplication: str
    queue: str
    sent_at: datetime
    first_received_at: datetime
    correlation_id: str | None = None  # None: sent outside of any work that has a cause
    accepted_at_ms: int | None = None  # Unix time


def sqs_event(message: QueueMessage, receive_count: int) -> Event:
    return {
        "Records": [
            {
                "messageId": message.message_id,
                "receiptHandle": f"{message.message_id}#{receive_count}",
                "body": message.body,
                "attributes": {
                    "ApproximateReceiveCount": str(receive_count),
                    "SentTimestamp": _milliseconds(message.sent_at),
                    "SequenceNumber": _milliseconds(message.sent_at).zfill(20),
                    "MessageGroupId": message.group,
                    "SenderId": "localcloud",
                    "MessageDeduplicationId": message.deduplication,
                    "ApproximateFirstReceiveTimestamp": _milliseconds(message.first_received_at),
                },
                "messageAttributes": _attributes(message),
                "md5OfBody": hashlib.md5(message.body.encode(), usedforsecurity=False).hexdigest(),
                "eventSource": "aws:sqs",
                "eventSourceARN": f"arn:aws:sqs:local:000000000000:{message.queue}.fifo",
                "awsRegion": "local",
            }
        ]
    }


def _attributes(message: QueueMessage) -> dict[str, object]:
    attributes: dict[str, object] = {}
    if message.correlation_id is not None:
        attributes[ATTRIBUTE] = _attribute("String", message.correlation_id)
    if message.accepted_at_ms is not None:
        attributes["AcceptedAt"] = _attribute("Number", str(message.accepted_at_ms))
    return attributes


def _attribute(data_type: str, value: str) -> dict[str, object]:
    return {"stringValue": value, "dataType": data_type, "stringListValues": [], "binaryListValues": []}


def reports_failure(response: object) -> bool:
    """Whether the function's answer gives the record back (`batchItemFailures`); no answer means success."""
    return isinstance(response, dict) and bool(response.get("batchItemFailures"))


def _milliseconds(at: datetime) -> str:
    return str(int(at.timestamp() * 1000))
