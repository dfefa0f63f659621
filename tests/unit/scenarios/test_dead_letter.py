"""What happens to a message that was given up."""

import time
from dataclasses import dataclass, field
from typing import cast

import pytest
from aws_lambda_powertools.utilities.typing import LambdaContext

from localcloud.function import LambdaContext as LocalContext
from nutrition.errors import DependencyUnavailableError
from nutrition.ports.metrics import Metrics, NoMetrics
from scenarios import handler

EVENT = {"Records": [{"messageId": "m-1", "body": '{"update_id": 7}', "attributes": {"MessageGroupId": "42"}}]}


@dataclass
class Apologies:
    """Stands where the application is; only this one of its methods is needed."""

    told: list[tuple[int, int]] = field(default_factory=list)
    failure: Exception | None = None
    metrics: Metrics = field(default_factory=NoMetrics)

    def apologise(self, update_id: int, chat_id: int, deadline: object) -> None:  # noqa: ARG002 - the application's
        if self.failure is not None:
            raise self.failure
        self.told.append((update_id, chat_id))


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
