"""The cloud's transport: SQS as moto has it in this process, polled as Lambda's event source mapping does.

The same contract holds on LocalStack in tests/cloud, where the mapping is not ours.
"""

import importlib.util
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from botocore.config import Config
from moto import mock_aws

from localcloud.function import LambdaContext
from nutrition.adapters.aws.queue import SqsQueue, sqs_client
from tests.contract.queues.contract import QueueContract
from tests.contract.queues.outage import MakeQueue, OutageContract
from tests.support.recording_function import RECORDING, Recording, order

if TYPE_CHECKING:
    from mypy_boto3_sqs.client import SQSClient
    from mypy_boto3_sqs.type_defs import MessageTypeDef


class SqsLine:
    """A thread receives, calls the function and deletes what it has accepted, one message at a time.

    What failed, or was left by a consumer that broke down, comes back at once instead of after the visibility time-out.
    """

    receives = 2

    def __init__(self, client: "SQSClient", directory: Path) -> None:
        self._client, self._directory = client, directory
        self._dead = client.create_queue(QueueName="dead.fifo", Attributes={"FifoQueue": "true"})["QueueUrl"]
        arn = client.get_queue_attributes(QueueUrl=self._dead, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
        redrive = json.dumps({"deadLetterTargetArn": arn, "maxReceiveCount": self.receives})
        self._url = client.create_queue(
            QueueName="updates.fifo", Attributes={"FifoQueue": "true", "RedrivePolicy": redrive}
        )["QueueUrl"]
        self._queue = SqsQueue(client, self._url)
        self._function = _imported(directory)
        self._recording = Recording(directory)
        self._stop = threading.Event()
        self._threads: list[threading.Thread] = []

    def send(self, name: str, do: str = "accept", *, group: str = "7") -> None:
        self._queue.send(order(name, do), group=group, deduplication=f"id:{name}")

    def start(self) -> None:
        self._stop = threading.Event()
        self._threads.append(threading.Thread(target=self._consume, args=(self._stop,), daemon=True))
        self._threads[-1].start()

    def break_down(self) -> None:
        """The consumer never says anything about the message again; SQS shows it once more."""
        self._stop.set()
        handle = self._recording.calls[-1]["event"]["Records"][0]["receiptHandle"]
        self._client.change_message_visibility(QueueUrl=self._url, ReceiptHandle=handle, VisibilityTimeout=0)

    def let_go(self) -> None:
        self._recording.let_go()

    @property
    def calls(self) -> list[dict[str, Any]]:
        return self._recording.calls

    @property
    def handled(self) -> list[str]:
        return self._recording.handled

    def dead_letters(self) -> int:
        name = "ApproximateNumberOfMessages"
        answer = self._client.get_queue_attributes(QueueUrl=self._dead, AttributeNames=["All"])
        return int(answer["Attributes"][name])  # type: ignore[index] # the stubs list names that moto also has

    def close(self) -> None:
        self._stop.set()
        self.let_go()
        for thread in self._threads:
            thread.join(10)

    def _consume(self, stop: threading.Event) -> None:
        while not stop.wait(0.01):
            received = self._client.receive_message(
                QueueUrl=self._url, MaxNumberOfMessages=1, MessageSystemAttributeNames=["All"], WaitTimeSeconds=0
            )
            for message in received.get("Messages", []):
                self._handle(message, stop)

    def _handle(self, message: "MessageTypeDef", stop: threading.Event) -> None:
        accepted = self._accepts(message)
        if stop.is_set():
            return
        handle = message["ReceiptHandle"]
        if accepted:
            self._client.delete_message(QueueUrl=self._url, ReceiptHandle=handle)
        else:
            self._client.change_message_visibility(QueueUrl=self._url, ReceiptHandle=handle, VisibilityTimeout=0)

    def _accepts(self, message: "MessageTypeDef") -> bool:
        record = {
            "messageId": message["MessageId"],
            "receiptHandle": message["ReceiptHandle"],
            "body": message["Body"],
            "attributes": message["Attributes"],
            "eventSource": "aws:sqs",
        }
        context = LambdaContext("recording", "1", ends_at=0)
        try:
            return not self._function.handler({"Records": [record]}, context)["batchItemFailures"]
        except ValueError:
            return False


def _imported(directory: Path) -> ModuleType:
    (directory / "recording.py").write_text(RECORDING)
    spec = importlib.util.spec_from_file_location("recording", directory / "recording.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def line(aws: None, tmp_path: Path) -> Iterator[SqsLine]:  # noqa: ARG001 - the environment of the client
    with mock_aws():
        made = SqsLine(sqs_client(), tmp_path)
        yield made
        made.close()


@pytest.fixture
def make_queue(aws: None) -> MakeQueue:  # noqa: ARG001 - the environment of the client
    def make(port: int) -> SqsQueue:
        limits = Config(connect_timeout=0.2, read_timeout=0.2, retries={"total_max_attempts": 2})
        client: SQSClient = boto3.client("sqs", endpoint_url=f"http://127.0.0.1:{port}", config=limits)
        return SqsQueue(client, f"http://127.0.0.1:{port}/queue/updates.fifo")

    return make


class TestSqs(QueueContract, OutageContract):
    pass
