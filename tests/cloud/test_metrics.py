"""Functions write their metrics into their logs, where CloudWatch reads them."""

import json
from typing import Any

import httpx
import pytest

from tests.cloud.cloud import Cloud
from tests.e2e.stack import wait_until

pytestmark = pytest.mark.cloud

_SECONDS = 60


def emf_lines(cloud: Cloud, function: str) -> list[dict[str, Any]]:
    lines = (line.strip() for line in cloud.log(function).splitlines())
    return [json.loads(line) for line in lines if line.startswith('{"_aws"')]


def names(cloud: Cloud, function: str) -> set[str]:
    return {
        metric["Name"]
        for line in emf_lines(cloud, function)
        for directive in line["_aws"]["CloudWatchMetrics"]
        for metric in directive["Metrics"]
    }


def test_webhook_and_scenarios_say_what_they_did(cloud: Cloud) -> None:
    person = cloud.person("en")
    person.answer_to(lambda: person.say("rice 150 g"), "Rice")

    answered = {"nutrition_update_answered_seconds", "nutrition_update_handling_seconds", "nutrition_meals_total"}
    wait_until(lambda: answered <= names(cloud, "ScenariosFunction"), "metrics of the scenarios function", _SECONDS)
    assert "nutrition_webhook_request_seconds" in names(cloud, "WebhookFunction")
    for function in ("WebhookFunction", "ScenariosFunction"):
        for line in emf_lines(cloud, function):
            assert line["_aws"]["CloudWatchMetrics"][0]["Namespace"].startswith("Nutrition/")
            assert "rice" not in json.dumps(line).lower()


def test_the_scheduler_says_what_it_did(cloud: Cloud) -> None:
    wait_until(lambda: "nutrition_chore_seconds" in names(cloud, "SchedulerFunction"), "a scheduled run", 120)


def test_metrics_are_not_to_be_had_through_the_api(cloud: Cloud) -> None:
    """API Gateway knows two paths, and neither is this."""
    answer = httpx.get(cloud.webhook_url.replace("/telegram/webhook", "/metrics"), timeout=30)

    assert answer.status_code in {403, 404}
    assert "nutrition_" not in answer.text
