"""The built functions run in Lambda's container: they import, read their settings, and say what is missing."""

import json
from collections.abc import Iterator

import httpx
import pytest

from localcloud.docker.client import Variables
from localcloud.stack.settings import PROJECT
from tests.sam_local.sam import invoke, local_api

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"


def _message_id(event: str) -> str:
    (record,) = json.loads((PROJECT / "events" / f"{event}.json").read_text(encoding="utf-8"))["Records"]
    return str(record["messageId"])


def test_an_update_is_accepted_and_queued(broker: Variables) -> None:
    answer = invoke(broker, "Webhook", "webhook")

    assert answer["statusCode"] == 200
    assert json.loads(answer["body"]) == {"ok": True}


def test_a_migration_without_its_database_says_so(broker: Variables) -> None:
    """Its own code ran: the error is the product's, in one line, without the address or the password."""
    answer = invoke(broker, "Migrate", "migrate")

    assert answer["errorType"] == "DependencyUnavailableError"
    assert answer["errorMessage"] == "postgresql does not answer"


def test_an_update_goes_back_to_the_queue_without_its_database(broker: Variables) -> None:
    assert invoke(broker, "Scenarios", "text") == {"batchItemFailures": [{"itemIdentifier": _message_id("text")}]}


def test_a_session_goes_back_to_the_queue_without_its_database(broker: Variables) -> None:
    assert invoke(broker, "Analysis", "analysis") == {
        "batchItemFailures": [{"itemIdentifier": _message_id("analysis")}]
    }


def test_a_person_who_cannot_be_told_yet_is_tried_again(broker: Variables) -> None:
    """The function fails, so that the message stays in its queue."""
    answer = invoke(broker, "DeadLetters", "dead_letter")

    assert answer["errorType"] == "DependencyUnavailableError"
    assert answer["errorMessage"] == "postgresql does not answer"


def test_the_scheduler_tries_each_chore_without_its_database(broker: Variables) -> None:
    answer = invoke(broker, "Scheduler", "schedule")

    assert {name for name, done in answer.items() if done == -1} == answer.keys() - {"photos_forgotten"}


@pytest.fixture(scope="module")
def api(broker: Variables, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with local_api(broker, tmp_path_factory.mktemp("sam") / "api.log") as address:
        yield address


def test_the_local_api_is_healthy(api: str) -> None:
    answer = httpx.get(f"{api}/health", timeout=60)

    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "queue": "ok"}


def test_the_local_api_takes_updates_from_telegram_only(api: str) -> None:
    event = json.loads((PROJECT / "events" / "webhook.json").read_text(encoding="utf-8"))
    right = {"Content-Type": "application/json", SECRET_HEADER: event["headers"][SECRET_HEADER]}
    wrong = right | {SECRET_HEADER: "another"}

    accepted, refused = (
        httpx.post(f"{api}/telegram/webhook", content=event["body"].encode(), headers=headers, timeout=60)
        for headers in (right, wrong)
    )

    assert accepted.status_code == 200
    assert refused.status_code == 403
