"""What an operator needs: logs that end, alarms that ring, functions that fit their triggers."""

import json
import re
from collections.abc import Mapping
from typing import Any

import pytest

from nutrition.ports.metric_catalogue import PRODUCT
from tests.infra.test_permissions import FUNCTIONS
from tests.support.cloudformation import Deployment, referenced


def test_every_function_logs_to_a_group_that_forgets(deployment: Deployment) -> None:
    groups = {}
    for function in FUNCTIONS:
        (group,) = referenced(deployment.properties(f"{function}Function")["LoggingConfig"]["LogGroup"])
        groups[function] = group
        assert 0 < deployment.properties(group)["RetentionInDays"] <= 90
    assert len(set(groups.values())) == len(FUNCTIONS)


def test_every_log_group_forgets(deployment: Deployment) -> None:
    assert all(0 < each["RetentionInDays"] <= 90 for each in deployment.of_type("AWS::Logs::LogGroup").values())


def alarms(deployment: Deployment) -> set[tuple[str, str]]:
    """(metric, the resource it watches)."""
    return {
        (each["MetricName"], name)
        for each in deployment.of_type("AWS::CloudWatch::Alarm").values()
        for name in referenced(each["Dimensions"])
    }


@pytest.mark.parametrize(
    "watched",
    [
        ("ApproximateNumberOfMessagesVisible", "UpdatesDeadLetters"),
        ("ApproximateNumberOfMessagesVisible", "AnalysisDeadLetters"),
        ("ApproximateAgeOfOldestMessage", "UpdatesQueue"),
        ("ApproximateAgeOfOldestMessage", "AnalysisQueue"),
        ("Duration", "WebhookFunction"),
        ("Duration", "ScenariosFunction"),
        *(("Errors", f"{function}Function") for function in FUNCTIONS),
    ],
)
def test_an_alarm_watches(deployment: Deployment, watched: tuple[str, str]) -> None:
    assert watched in alarms(deployment)


def test_alarms_on_latency_look_at_p95(deployment: Deployment) -> None:
    latencies = [
        each for each in deployment.of_type("AWS::CloudWatch::Alarm").values() if each["MetricName"] == "Duration"
    ]

    assert {each["ExtendedStatistic"] for each in latencies} == {"p95"}


def test_alarms_and_dashboard_ask_for_metrics_that_the_functions_write(prod: Deployment) -> None:
    """With exactly the dimensions of the catalogue: CloudWatch finds nothing under any other set."""
    catalogue = {metric.name: metric for metric in PRODUCT}
    own = [
        each for each in prod.of_type("AWS::CloudWatch::Alarm").values() if each["MetricName"].startswith("nutrition_")
    ]
    assert {each["MetricName"] for each in own} == {
        "nutrition_update_answered_seconds",
        "nutrition_circuit_open",
        "nutrition_errors_total",
    }
    for alarm in own:
        labels = {label.name: label.values for label in catalogue[alarm["MetricName"]].labels}
        given = {each["Name"]: each["Value"] for each in alarm["Dimensions"]}
        assert given.keys() == labels.keys() | {"service"}
        assert all(given[name] in values for name, values in labels.items())
    shown = {*re.findall(r"nutrition_[a-z_]+", json.dumps(prod.properties("Dashboard")["DashboardBody"]))}
    assert shown
    assert shown <= catalogue.keys()


def test_every_function_writes_its_metrics_under_the_stacks_name(deployment: Deployment) -> None:
    for function in FUNCTIONS:
        variables = deployment.properties(f"{function}Function")["Environment"]["Variables"]
        assert variables["METRICS"] == "emf"
        assert "Nutrition/" in json.dumps(variables["POWERTOOLS_METRICS_NAMESPACE"])


def test_alarms_reach_the_operator_who_asked(prod: Deployment) -> None:
    for name, alarm in prod.of_type("AWS::CloudWatch::Alarm").items():
        assert [*referenced(alarm["AlarmActions"])] == ["AlarmTopic"], name
    (subscription,) = prod.properties("AlarmTopic")["Subscription"]
    assert subscription["Protocol"] == "email"


def test_the_dashboard_shows_every_queue_and_function(prod: Deployment) -> None:
    shown = prod.references("Dashboard")

    assert {f"{function}Function" for function in FUNCTIONS} | {
        "UpdatesQueue",
        "AnalysisQueue",
        "UpdatesDeadLetters",
    } <= shown


def test_the_scheduler_runs_every_minute_and_never_twice_at_once(prod: Deployment) -> None:
    (rule,) = prod.of_type("AWS::Events::Rule").values()
    function = prod.properties("SchedulerFunction")

    assert rule["ScheduleExpression"] == "rate(1 minute)"
    assert function["ReservedConcurrentExecutions"] == 1
    assert function["Timeout"] < 60


def test_the_webhook_answers_before_api_gateway_gives_up(deployment: Deployment) -> None:
    assert deployment.properties("WebhookFunction")["Timeout"] < 29


def test_handlers_exist(deployment: Deployment, translated: Mapping[str, Any]) -> None:
    handlers = {name: each["Handler"] for name, each in deployment.of_type("AWS::Lambda::Function").items()}

    assert handlers == {
        "WebhookFunction": "webhook.handler.handler",
        "ScenariosFunction": "scenarios.handler.handler",
        "DeadLettersFunction": "scenarios.handler.dead_letter",
        "AnalysisFunction": "analysis.handler.handler",
        "SchedulerFunction": "scheduler.handler.handler",
        "MigrateFunction": "migrate.handler.handler",
    }
    runtimes = {each["Runtime"] for each in deployment.of_type("AWS::Lambda::Function").values()}
    assert runtimes == {translated["Parameters"]["PythonRuntime"]["Default"]}
