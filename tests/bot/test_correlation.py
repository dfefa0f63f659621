"""One number leads from the webhook to the last line that an update has caused."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest
from pydantic import SecretStr

from analysis import handler as analysis_function
from localcloud.sqs_event import QueueMessage, sqs_event
from nutrition import runtime
from nutrition.adapters.charts.renderer import ResvgCharts
from nutrition.adapters.fluent.texts import FluentTexts
from nutrition.bootstrap.analysis import AnalysisPorts, analysis
from nutrition.correlation import correlation_metadata, current_correlation_id
from nutrition.errors import DependencyUnavailableError
from tests.bot.conversation import Conversation, Update
from tests.bot.through_the_queue import QueuedConversation, context
from tests.fakes.clock import START, FixedClock
from tests.fakes.recognition import seen, sight_of
from tests.support import marks
from tests.support.logs import Written, function_logs
from webhook.api import WEBHOOK_PATH, create_app
from webhook.settings import WebhookSettings


@dataclass
class CarryingQueue:
    """Implements `ports.queue.MessageQueue` and keeps with each message what the transports send along."""

    sent: list[tuple[str, str, str | None]] = field(default_factory=list)  # body, deduplication, cause

    def send(self, body: str, *, group: str, deduplication: str, accepted_at: datetime | None = None) -> None:  # noqa: ARG002 - the port's
        assert group
        self.sent.append((body, deduplication, current_correlation_id()))

    def ping(self) -> None:
        """Always there."""


@pytest.fixture
def written() -> Iterator[Written]:
    with function_logs("scenarios") as lines:
        yield lines


@pytest.fixture
def analyses(bot: Conversation) -> CarryingQueue:
    queue = CarryingQueue()
    bot.app.request_analysis._analyses = queue
    return queue


@pytest.fixture
def person(bot: Conversation, monkeypatch: pytest.MonkeyPatch) -> QueuedConversation:
    return QueuedConversation(bot, monkeypatch)


async def through_the_webhook(update: Update) -> tuple[str, str, str | None]:
    """What arrives in the queue."""
    updates = CarryingQueue()
    app = create_app(WebhookSettings(telegram_webhook_secret=SecretStr(marks.SECRET), redis_url="redis://x"), updates)
    headers = {"X-Telegram-Bot-Api-Secret-Token": marks.SECRET, "Content-Type": "application/json"}
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://webhook") as client:
        assert (await client.post(WEBHOOK_PATH, content=json.dumps(update), headers=headers)).status_code == 200
    return updates.sent[0]


def analyse(person: QueuedConversation, monkeypatch: pytest.MonkeyPatch, message: tuple[str, str, str | None]) -> None:
    outside = person.outside
    ports = AnalysisPorts(
        new_unit_of_work=outside.database.unit_of_work,
        messenger=outside.messenger,
        profiles=outside.profiles,
        charts=ResvgCharts(),
        clock=FixedClock(START + timedelta(minutes=1)),
        texts=FluentTexts(),
    )
    app = analysis(ports)
    build: Callable[[], object] = lambda: app  # noqa: E731 - stands for the cached builder
    monkeypatch.setattr(analysis_function, "_application", build)
    body, deduplication, cause = message
    record = QueueMessage("m-1", body, "7", deduplication, "analysis", START, START, cause)
    answer = analysis_function.handler(dict(sqs_event(record, 1)), context("analysis"))
    assert answer == {"batchItemFailures": []}


def test_finishing_a_meal_is_one_number_from_the_webhook_to_the_analysis(
    person: QueuedConversation, analyses: CarryingQueue, written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.say("рис 150 г")
    person.press("Сохранить")
    before = len(written.lines)
    update = {**person.say("/help"), "update_id": 90_001}
    update["message"]["text"] = "/finish"

    body, deduplication, cause = runtime.run(through_the_webhook(update))
    person.deliver(body, deduplication, cause)
    (request,) = analyses.sent
    with function_logs("analysis") as analysed:
        analyse(person, monkeypatch, request)

    assert (deduplication, cause, request[2]) == ("90001", "90001", "90001")
    mine = [line["message"] for line in written.lines[before:] if line["correlation_id"] == "90001"]
    assert mine == ["update accepted", "analysis requested", "update handled"]
    assert [(line["message"], line["correlation_id"]) for line in analysed.lines] == [("session analysed", "90001")]


def test_calls_to_the_services_carry_the_number(person: QueuedConversation, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[tuple[str, str], ...]] = []

    def spy(port: object, method: str) -> None:
        real = getattr(port, method)

        def call(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - stands before any method
            asked.append(correlation_metadata())
            return real(*arguments, **named)

        monkeypatch.setattr(port, method, call)

    spy(person.outside.vision, "recognise")
    spy(person.outside.language, "parse_meal")
    update = person.photo(sight_of(seen("borscht", "borscht")), caption=marks.CAPTION)

    assert asked == [(("x-correlation-id", str(update["update_id"])),)] * 2


def test_every_line_of_an_update_carries_its_number(person: QueuedConversation, written: Written) -> None:
    """Also those that adapters and afterthoughts write."""
    person.outside.profiles.failure = DependencyUnavailableError("down")
    person.outside.analyses.failure = DependencyUnavailableError("down")
    acts: list[Callable[[], Update]] = [
        lambda: person.say("рис 150 г"),
        lambda: person.press("Сохранить"),
        lambda: person.say("/profile ai"),
        lambda: person.say("/finish"),
    ]
    for act in acts:
        before = len(written.lines)
        update = act()
        assert {line.get("correlation_id") for line in written.lines[before:]} == {str(update["update_id"])}
    assert "nothing came of an afterthought" in [line["message"] for line in written.lines]


def test_a_dead_letter_carries_the_number_of_its_update(person: QueuedConversation, written: Written) -> None:
    person.bury('{"update_id": 90002}', "90002")
    assert [(line["message"], line["correlation_id"]) for line in written.lines] == [
        ("person told that a message was given up", "90002")
    ]


def test_a_redelivery_says_that_the_update_had_come_before(person: QueuedConversation, written: Written) -> None:
    person.outside.messenger.failures = [DependencyUnavailableError("down")]
    update = person.say(f"{marks.FOOD} 300 г")
    person.feed(update)
    person.feed(update)
    handled = [line for line in written.lines if line["message"] == "update handled"]
    assert [line["before"] for line in handled] == ["committed", "done"]
    assert written.lines[0]["message"] == "update not handled"


def test_outside_of_any_work_nothing_is_carried() -> None:
    assert current_correlation_id() is None
    assert correlation_metadata() == ()
