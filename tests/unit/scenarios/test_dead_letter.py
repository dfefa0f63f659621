"""What happens to a message that was given up."""

import time
from dataclasses import dataclass, field
from typing import cast

import pytest
from aws_lambda_powertools.utilities.typing import LambdaContext

from localcloud.function import LambdaContext as LocalContext
from nutrition.errors import DependencyUnavailableError
from nutrition.observability import UnexpectedError
from nutrition.ports.metric_catalogue import GIVEN_UP
from scenarios import handler
from tests.fakes.metrics import RecordedMetrics

EVENT = {"Records": [{"messageId": "m-1", "body": '{"update_id": 7}', "attributes": {"MessageGroupId": "42"}}]}


@dataclass
class Apologies:
    """Stands where the application is; only this one of its methods is needed."""

    told: list[tuple[int, int]] = field(default_factory=list)
    failure: Exception | None = None
    metrics: RecordedMetrics = field(default_factory=RecordedMetrics)

    def apologise(self, update_id: int, chat_id: int, deadline: object) -> bool:  # noqa: ARG002 - the application's
        if self.failure is not None:
            raise self.failure
        fresh = (update_id, chat_id) not in self.told
        self.told.append((update_id, chat_id))
        return fresh


@pytest.fixture
def apologies(monkeypatch: pytest.MonkeyPatch) -> Apologies:
    made = Apologies()
    monkeypatch.setattr(handler, "_built", lambda: (made, None))
    return made


def context() -> LambdaContext:
    return cast(LambdaContext, LocalContext("dead-letters", "request-1", ends_at=time.monotonic() + 30))


def test_the_person_is_told_and_the_record_kept_for_the_operator(apologies: Apologies) -> None:
    """Given back, the queue moves it on by itself: it is never out of SQS."""
    answer = handler.dead_letter(EVENT, context())

    assert apologies.told == [(7, 42)]
    assert answer == {"batchItemFailures": [{"itemIdentifier": "m-1"}]}


def test_what_keeps_the_person_from_being_told_is_raised(apologies: Apologies) -> None:
    apologies.failure = DependencyUnavailableError("postgres")

    with pytest.raises(DependencyUnavailableError):
        handler.dead_letter(EVENT, context())


def test_a_message_that_the_queue_brings_three_times_counts_once(apologies: Apologies) -> None:
    """The template's maxReceiveCount; it is given back each time."""
    for _ in range(3):
        handler.dead_letter(EVENT, context())

    assert apologies.metrics.of(GIVEN_UP) == {(): 1}


def test_what_was_counted_is_written_although_the_next_record_fails(apologies: Apologies) -> None:
    broken = {"messageId": "m-2", "body": "{}", "attributes": {"MessageGroupId": "42"}}

    with pytest.raises(UnexpectedError):
        handler.dead_letter({"Records": [*EVENT["Records"], broken]}, context())

    assert apologies.metrics.flushed == 1
