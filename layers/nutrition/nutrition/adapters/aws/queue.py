"""The message queue on SQS FIFO."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from nutrition.correlation import ATTRIBUTE, current_correlation_id
from nutrition.errors import DependencyUnavailableError

if TYPE_CHECKING:
    from mypy_boto3_sqs.client import SQSClient  # stubs, not installed in production
    from mypy_boto3_sqs.type_defs import MessageAttributeValueTypeDef

# SQS refuses these two characters. In JSON they stand inside strings only, where an escape says the same.
_ESCAPES = {0xFFFE: "\\ufffe", 0xFFFF: "\\uffff"}


def sqs_client() -> "SQSClient":
    """Region and endpoint come from the AWS_* environment. Sends are safe to repeat: the queue deduplicates."""
    limits = Config(connect_timeout=1, read_timeout=3, retries={"total_max_attempts": 3, "mode": "standard"})
    client: SQSClient = boto3.client("sqs", config=limits)
    return client


class SqsQueue:
    """Implements `nutrition.ports.queue.MessageQueue`. Message bodies are JSON; SQS deduplicates for 5 minutes.

    The attribute `correlation_id` says what the message was caused by.
    """

    def __init__(self, client: "SQSClient", queue_url: str) -> None:
        self._client = client
        self._queue_url = queue_url

    def send(self, body: str, *, group: str, deduplication: str, accepted_at: datetime | None = None) -> None:
        try:
            self._client.send_message(
                QueueUrl=self._queue_url,
                MessageBody=body.translate(_ESCAPES),
                MessageGroupId=group,
                MessageDeduplicationId=deduplication,
                MessageAttributes=_attributes(accepted_at),
            )
        except (BotoCoreError, ClientError) as error:
            raise DependencyUnavailableError(f"queue: {type(error).__name__}") from error

    def ping(self) -> None:
        """Raises DependencyUnavailableError when the broker does not answer."""
        try:
            self._client.get_queue_attributes(QueueUrl=self._queue_url, AttributeNames=["QueueArn"])
        except (BotoCoreError, ClientError) as error:
            raise DependencyUnavailableError(f"queue: {type(error).__name__}") from error


def _attributes(accepted_at: datetime | None) -> "Mapping[str, MessageAttributeValueTypeDef]":
    attributes: dict[str, MessageAttributeValueTypeDef] = {}
    if current := current_correlation_id():
        attributes[ATTRIBUTE] = {"DataType": "String", "StringValue": current}
    if accepted_at is not None:
        milliseconds = int(accepted_at.timestamp() * 1000)
        attributes["AcceptedAt"] = {"DataType": "Number", "StringValue": str(milliseconds)}
    return attributes
