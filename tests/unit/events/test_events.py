"""The events in events/ go through what each function decodes them with; only what lies behind is replaced."""

import json
import time
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, cast

import pytest
from aiogram.types import Update
from aws_lambda_powertools.utilities.typing import LambdaContext
from mangum import Mangum
from mangum.types import LambdaContext as MangumContext
from pydantic import SecretStr

import analysis.handler
import migrate.handler
import scenarios.handler
import scheduler.handler
from localcloud.function import LambdaContext as LocalContext
from migrate.settings import MigrateSettings
from nutrition.domain.deadline import Deadline
from nutrition.ports.metrics import Metrics, NoMetrics
from scenarios.callbacks import Act, MealButton
from webhook.api import create_app
from webhook.settings import WebhookSettings

EVENTS = Path(__file__).parents[3] / "events"
SECRET = json.loads((EVENTS / "environment.json").read_text(encoding="utf-8"))["TELEGRAM_WEBHOOK_SECRET"]


def event(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((EVENTS / f"{name}.json").read_text(encoding="utf-8"))
    return loaded


def context() -> LambdaContext:
    return cast(LambdaContext, LocalContext("function", "request-1", ends_at=time.monotonic() + 30))


@dataclass
class Seen:
    """Stands behind every function and keeps what reached it."""

    updates: list[Update] = field(default_factory=list)
    sent: list[tuple[str, str, str]] = field(default_factory=list)
    sessions: list[int] = field(default_factory=list)
    told: list[tuple[int, int]] = field(default_factory=list)

    metrics: Metrics = field(default_factory=NoMetrics)

    async def handle(
        self,
        update: dict[str, Any],
        deadline: Deadline,  # noqa: ARG002 - the feed's signature
        accepted_at: datetime | None = None,  # noqa: ARG002 - as above
    ) -> None:
        self.updates.append(Update.model_validate(update))

    def apologise(self, update_id: int, chat_id: int, deadline: Deadline) -> bool:  # noqa: ARG002 - as above
        self.told.append((update_id, chat_id))
        return True

    def send(
        self,
        body: str,
        *,
        group: str,
        deduplication: str,
        accepted_at: datetime | None = None,  # noqa: ARG002 - as above
    ) -> None:
        self.sent.append((body, group, deduplication))

    def ping(self) -> None:
        """The broker is there."""


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> Seen:
    made = Seen()
    monkeypatch.setattr(scenarios.handler, "_built", lambda: (made, made))
    monkeypatch.setattr(analysis.handler, "_application", lambda: made)
    monkeypatch.setattr(analysis.handler, "send_report", lambda _app, session, _deadline: made.sessions.append(session))
    return made


@pytest.mark.parametrize(
    ("name", "kind"),
    [("start", "message"), ("text", "message"), ("photo", "message"), ("callback", "callback_query")],
)
def test_scenarios_take_the_update(seen: Seen, name: str, kind: str) -> None:
    answer = scenarios.handler.handler(event(name), context())

    assert answer == {"batchItemFailures": []}
    assert [update.event_type for update in seen.updates] == [kind]


def test_the_button_is_one_of_the_bots(seen: Seen) -> None:
    scenarios.handler.handler(event("callback"), context())

    query = seen.updates[0].callback_query
    assert query is not None
    assert query.data is not None
    assert MealButton.unpack(query.data).act is Act.SAVE


@pytest.mark.parametrize("name", ["start", "text", "photo", "callback", "dead_letter"])
def test_a_record_is_grouped_by_chat_and_deduplicated_by_update(name: str) -> None:
    """As the webhook sends it."""
    (record,) = event(name)["Records"]
    update = Update.model_validate_json(record["body"])
    told = update.message or update.callback_query
    assert told is not None
    assert told.from_user is not None

    assert record["attributes"]["MessageGroupId"] == str(told.from_user.id)
    assert record["attributes"]["MessageDeduplicationId"] == str(update.update_id)


def test_the_dead_letter_function_tells_the_person(seen: Seen) -> None:
    answer = scenarios.handler.dead_letter(event("dead_letter"), context())

    assert seen.told == [(100000002, 700000001)]
    assert len(answer["batchItemFailures"]) == 1


def test_the_analysis_takes_the_session(seen: Seen) -> None:
    assert analysis.handler.handler(event("analysis"), context()) == {"batchItemFailures": []}
    assert seen.sessions == [1]


def test_the_scheduler_takes_the_rule(monkeypatch: pytest.MonkeyPatch, seen: Seen) -> None:
    monkeypatch.setattr(scheduler.handler, "_application", lambda: seen)
    monkeypatch.setattr(scheduler.handler, "run_chores", lambda _app, _deadline: {"purge_mailbox": 1})

    assert scheduler.handler.handler(event("schedule"), context()) == {"purge_mailbox": 1}


def test_the_migration_needs_nothing_from_its_event(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MigrateSettings, "load", lambda _secrets: MigrateSettings(database_url=SecretStr("unused")))
    monkeypatch.setattr(migrate.handler, "upgrade", lambda _settings: "0005")

    assert migrate.handler.handler(event("migrate"), None) == {"revision": "0005"}


def webhook(seen: Seen, name: str) -> dict[str, Any]:
    """What API Gateway gets."""
    settings = WebhookSettings(telegram_webhook_secret=SecretStr(SECRET), redis_url=SecretStr("redis://unused"))
    handler = Mangum(create_app(settings, seen), lifespan="off")
    return handler(event(name), cast(MangumContext, context()))


def test_api_gateways_request_becomes_a_message(seen: Seen) -> None:
    answer = webhook(seen, "webhook")

    assert answer["statusCode"] == 200
    ((body, group, deduplication),) = seen.sent
    assert (group, deduplication) == ("700000001", "100000002")
    assert Update.model_validate_json(body).message is not None


def test_the_health_check_is_answered(seen: Seen) -> None:
    answer = webhook(seen, "health")

    assert (answer["statusCode"], json.loads(answer["body"])["status"]) == (200, "ok")


def test_every_event_is_used_here() -> None:
    """A new one comes with its test."""
    assert {path.stem for path in EVENTS.glob("*.json")} == {
        *("start", "text", "photo", "callback", "dead_letter"),
        *("analysis", "schedule", "migrate", "webhook", "health", "environment"),
    }
