"""The scenarios function on Lambda: after each invocation its log holds what CloudWatch needs, once."""

import json
import re
import time
from dataclasses import replace
from datetime import timedelta
from typing import Any, cast

import pytest
from aws_lambda_powertools.utilities.typing import LambdaContext

from localcloud.function import LambdaContext as LocalContext
from localcloud.sqs_event import QueueMessage, sqs_event
from nutrition.adapters.metrics.emf import EmfMetrics
from nutrition.bootstrap.scenarios import ScenariosPorts, scenarios
from nutrition.bootstrap.scenarios_adapters import metered_scenarios
from scenarios import handler
from scenarios.updates import UpdateFeed
from tests.bot.conversation import Outside
from tests.support.emf import emf_lines, values_of


@pytest.fixture(autouse=True)
def production(ports: ScenariosPorts, monkeypatch: pytest.MonkeyPatch) -> None:
    app = scenarios(metered_scenarios(replace(ports, metrics=EmfMetrics("scenarios"))))
    feed = UpdateFeed(app)
    monkeypatch.setattr(handler, "_built", lambda: (app, feed))


def invoke(outside: Outside, number: int, text: str) -> None:
    """A message that the webhook accepted 120 ms ago."""
    now = outside.clock.now()
    person = {"id": 7, "is_bot": False, "first_name": "Иван", "language_code": "ru"}
    chat = {"id": 7, "type": "private", "first_name": "Иван"}
    message = {"message_id": number, "date": int(now.timestamp()), "chat": chat, "from": person, "text": text}
    body = json.dumps({"update_id": number, "message": message})
    accepted = int((now - timedelta(milliseconds=120)).timestamp() * 1000)
    event = sqs_event(QueueMessage(f"m-{number}", body, "7", str(number), "updates", now, now, None, accepted), 1)
    context = LocalContext("scenarios", "request", time.monotonic() + 30)
    handler.handler(cast(dict[str, Any], event), cast(LambdaContext, context))


def test_an_invocation_leaves_its_metrics_in_the_log_once(outside: Outside, capsys: pytest.CaptureFixture[str]) -> None:
    invoke(outside, 1, "гречка 200 г")
    first = emf_lines(capsys.readouterr().out)
    invoke(outside, 2, "спасибо")
    second = emf_lines(capsys.readouterr().out)

    assert values_of(first, "nutrition_update_answered_seconds") == [pytest.approx(0.12)]
    assert values_of(first, "nutrition_meals_total") == [1]
    assert len(values_of(first, "nutrition_update_handling_seconds")) == 1
    assert {line["service"] for line in first} == {"scenarios"}
    assert values_of(second, "nutrition_update_answered_seconds") == [pytest.approx(0.12)]
    assert values_of(second, "nutrition_meals_total") == []


def test_nothing_of_the_person_is_in_them(outside: Outside, capsys: pytest.CaptureFixture[str]) -> None:
    invoke(outside, 1, "гречка 200 г, мой вес 92 кг")

    labels = [value for line in emf_lines(capsys.readouterr().out) for value in line.values() if isinstance(value, str)]
    assert labels
    assert not [label for label in labels if not re.fullmatch("[a-zA-Z_]+", label)], "no figure, no Cyrillic"
    assert not {"buckwheat", "гречка"} & {*labels}
