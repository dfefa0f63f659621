"""The SQS queue, against botocore's own check of requests and answers."""

from collections.abc import Iterator

import boto3
import pytest
from botocore.stub import Stubber
from mypy_boto3_sqs.client import SQSClient

from nutrition.adapters.aws.queue import SqsQueue
from nutrition.correlation import correlated
from nutrition.errors import DependencyUnavailableError

URL = "https://sqs.local/000000000000/updates.fifo"


@pytest.fixture
def client() -> SQSClient:
    made: SQSClient = boto3.client(
        "sqs", region_name="eu-central-1", aws_access_key_id="nobody", aws_secret_access_key="nothing"
    )
    return made


@pytest.fixture
def sqs(client: SQSClient) -> Iterator[Stubber]:
    with Stubber(client) as stubber:
        yield stubber
        stubber.assert_no_pending_responses()


def test_group_deduplication_and_cause_reach_the_fifo_queue(client: SQSClient, sqs: Stubber) -> None:
    sqs.add_response(
        "send_message",
        {"MessageId": "1", "MD5OfMessageBody": "x"},
        {
            "QueueUrl": URL,
            "MessageBody": "{}",
            "MessageGroupId": "77",
            "MessageDeduplicationId": "session:5",
            "MessageAttributes": {"correlation_id": {"DataType": "String", "StringValue": "1001"}},
        },
    )

    with correlated("1001"):
        SqsQueue(client, URL).send("{}", group="77", deduplication="session:5")


def test_characters_that_sqs_refuses_are_escaped(client: SQSClient, sqs: Stubber) -> None:
    """A person may type U+FFFF; the refusal would make Telegram repeat the update for a day."""
    sqs.add_response(
        "send_message",
        {"MessageId": "1", "MD5OfMessageBody": "x"},
        {
            "QueueUrl": URL,
            "MessageBody": '{"text":"\\ufffe\\uffff"}',
            "MessageGroupId": "77",
            "MessageDeduplicationId": "5",
            "MessageAttributes": {},
        },
    )

    SqsQueue(client, URL).send('{"text":"\ufffe\uffff"}', group="77", deduplication="5")


@pytest.mark.parametrize("code", ["ServiceUnavailable", "AccessDenied", "AWS.SimpleQueueService.NonExistentQueue"])
def test_whatever_sqs_says_no_to_is_an_outage(client: SQSClient, sqs: Stubber, code: str) -> None:
    sqs.add_client_error("send_message", code)
    sqs.add_client_error("get_queue_attributes", code)

    with pytest.raises(DependencyUnavailableError):
        SqsQueue(client, URL).send("{}", group="77", deduplication="5")
    with pytest.raises(DependencyUnavailableError):
        SqsQueue(client, URL).ping()
