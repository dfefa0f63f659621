"""The running emulated cloud as the tests see it: what `make cloud-up` has started and deployed."""

import json
import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from typing import Any

from localcloud.cloud.aws import Aws
from localcloud.cloud.deployment import Deployment, Phase, read_deployment
from localcloud.cloud.settings import CloudPlaces, cloud_settings
from localcloud.stack.running import as_running, product_environment
from localcloud.stack.settings import WEBHOOK_PATH
from localcloud.stack.state import StackState
from localcloud.stack.status import ChildStatus, read_status
from tests.e2e.person import Person

_FIRST_CHAT = 8_000_001


class Cloud:
    """Everything is read anew when it is asked for: a restart of LocalStack changes every name."""

    def __init__(self) -> None:
        settings = cloud_settings(os.environ)
        if settings.root.supervisor_pid() is None or not settings.root.state_file.exists():
            raise RuntimeError("the emulated cloud does not run: make cloud-up")
        settings = as_running(settings, StackState.load_or_create(settings.root.state_file))
        self.settings, self.places = settings, CloudPlaces(settings)
        self.aws = Aws(self.places.endpoint)
        self._chats = count(_FIRST_CHAT + int(time.time()) % 1_000_000 * 100)  # a run finds no chats of another one

    @property
    def deployment(self) -> Deployment:
        return read_deployment(self.places.deployment_file)

    @property
    def is_deployed(self) -> bool:
        return self.deployment.phase is Phase.READY

    @property
    def outputs(self) -> Mapping[str, str]:
        return self.deployment.outputs

    @property
    def webhook_url(self) -> str:
        return f"{self.places.api_url(self.outputs['ApiId'])}{WEBHOOK_PATH}"

    @property
    def simulator_url(self) -> str:
        return self.settings.simulator_url

    def environment(self) -> Mapping[str, str]:
        """The product's variables, for tests that look into the databases."""
        return product_environment(self.settings)

    def person(self, language: str) -> Person:
        """Someone who has never written before."""
        someone = Person(self.simulator_url, self.new_chat(), language)
        someone.arrive()
        return someone

    def new_chat(self) -> int:
        return next(self._chats)

    def child(self, name: str) -> ChildStatus:
        return next(row for row in read_status(self.settings.root.status_file) if row.name == name)

    def log(self, function: str) -> str:
        """What a function of the stack has logged; `function` as in the template, such as "WebhookFunction"."""
        group = f"/aws/lambda/{self.outputs[f'{function}Name']}"
        try:
            pages = self.aws.logs.get_paginator("filter_log_events").paginate(logGroupName=group)
            return "\n".join(event["message"] for page in pages for event in page["events"])
        except self.aws.logs.exceptions.ResourceNotFoundException:
            return ""

    def has_run(self, function: str) -> bool:
        """It was invoked and came to an end."""
        return "REPORT RequestId" in self.log(function)

    def put_in_queue(self, body: Mapping[str, object], group: int, deduplication: str) -> None:
        """A message past the webhook, as it would be in the queue of the scenarios function."""
        self.aws.sqs.send_message(
            QueueUrl=self.outputs["UpdatesQueueUrl"],
            MessageBody=json.dumps(body),
            MessageGroupId=str(group),
            MessageDeduplicationId=deduplication,
        )

    def waiting_in(self, queue_url: str) -> int:
        """Messages that are there and not in flight."""
        name = "ApproximateNumberOfMessages"
        answer = self.aws.sqs.get_queue_attributes(QueueUrl=queue_url, AttributeNames=[name])
        return int(answer["Attributes"][name])

    def given_up_queue_url(self) -> str:
        """Where the queue's own redrive policy sends what was received too often."""
        policy: Any = json.loads(self._attribute(self.outputs["UpdatesQueueUrl"], "RedrivePolicy"))
        name = policy["deadLetterTargetArn"].rpartition(":")[2]
        return str(self.aws.sqs.get_queue_url(QueueName=name)["QueueUrl"])

    @contextmanager
    def impatient(self, *queue_urls: str, seconds: int) -> Iterator[None]:
        """Failed messages come again after `seconds` instead of the minutes that the template allows a function."""
        before = {url: self._attribute(url, "VisibilityTimeout") for url in queue_urls}
        for url in queue_urls:
            self._set_visibility(url, str(seconds))
        try:
            yield
        finally:
            for url, visibility in before.items():
                self._set_visibility(url, visibility)

    def _attribute(self, queue_url: str, name: str) -> str:
        answer = self.aws.sqs.get_queue_attributes(QueueUrl=queue_url, AttributeNames=[name])
        return str(answer["Attributes"][name])

    def _set_visibility(self, queue_url: str, seconds: str) -> None:
        self.aws.sqs.set_queue_attributes(QueueUrl=queue_url, Attributes={"VisibilityTimeout": seconds})
