"""The queue's contract with LocalStack's SQS and its own event source mapping."""

import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from nutrition.adapters.aws.queue import SqsQueue
from tests.cloud.cloud import Cloud
from tests.cloud.small_function import SmallFunction, small_function
from tests.contract.queues.contract import QueueContract
from tests.support.recording_function import RECORDING, Recording, order

pytestmark = pytest.mark.cloud

_HIDDEN_SECONDS = 2


class LocalStackLine:
    receives = 2

    def __init__(self, function: SmallFunction, directory: Path) -> None:
        self._sqs, self._lambda, self._function = function.aws.sqs, function.aws.lambda_, function
        self._name = f"contract-{uuid4().hex[:8]}"
        self._dead = self._create("-dead", {})
        redrive = json.dumps({"deadLetterTargetArn": self._arn(self._dead), "maxReceiveCount": self.receives})
        self._url = self._create("", {"RedrivePolicy": redrive, "VisibilityTimeout": str(_HIDDEN_SECONDS)})
        self._queue, self._recording = SqsQueue(self._sqs, self._url), Recording(directory)
        self._mapping: str | None = None

    def send(self, name: str, do: str = "accept", *, group: str = "7") -> None:
        self._queue.send(order(name, do), group=group, deduplication=f"id:{name}")

    def start(self) -> None:
        """The mapping; once there it outlives the environments of the function."""
        if self._mapping is None:
            self._mapping = self._lambda.create_event_source_mapping(
                EventSourceArn=self._arn(self._url),
                FunctionName=self._function.name,
                BatchSize=1,
                FunctionResponseTypes=["ReportBatchItemFailures"],
            )["UUID"]

    def break_down(self) -> None:
        os.kill(self._recording.calls[-1]["pid"], signal.SIGKILL)

    def let_go(self) -> None:
        self._recording.let_go()

    @property
    def calls(self) -> list[dict[str, Any]]:
        return self._recording.calls

    @property
    def handled(self) -> list[str]:
        return self._recording.handled

    def dead_letters(self) -> int:
        return int(self._attribute(self._dead, "ApproximateNumberOfMessages"))

    def close(self) -> None:
        self.let_go()
        if self._mapping is not None:
            self._lambda.delete_event_source_mapping(UUID=self._mapping)
        for url in (self._url, self._dead):
            self._sqs.delete_queue(QueueUrl=url)

    def _create(self, suffix: str, attributes: dict[str, str]) -> str:
        name = f"{self._name}{suffix}.fifo"
        return str(self._sqs.create_queue(QueueName=name, Attributes={"FifoQueue": "true", **attributes})["QueueUrl"])

    def _arn(self, url: str) -> str:
        return self._attribute(url, "QueueArn")

    def _attribute(self, url: str, name: str) -> str:
        return str(self._sqs.get_queue_attributes(QueueUrl=url, AttributeNames=[name])["Attributes"][name])


@pytest.fixture
def line(cloud: Cloud, tmp_path: Path) -> Iterator[LocalStackLine]:
    with small_function(cloud.aws, RECORDING, variables={"RECORDING_DIR": str(tmp_path)}) as function:
        made = LocalStackLine(function, tmp_path)
        yield made
        made.close()


class TestSqsOnLocalStack(QueueContract):
    pass
