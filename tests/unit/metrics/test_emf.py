"""What CloudWatch reads out of a function's log."""

from typing import Any

import pytest

from nutrition.adapters.metrics.emf import EmfMetrics
from nutrition.ports.metric_catalogue import CALL, CIRCUIT_OPEN, ERRORS, MEALS, UPDATE_ANSWERED
from tests.support.emf import emf_lines


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    """What was written, each line valid."""
    written = emf_lines(capsys.readouterr().out)
    assert all(line["_aws"]["CloudWatchMetrics"][0]["Namespace"] == "Nutrition" for line in written)
    return written


def units(line: dict[str, Any]) -> dict[str, str]:
    return {metric["Name"]: metric["Unit"] for metric in line["_aws"]["CloudWatchMetrics"][0]["Metrics"]}


def test_nothing_is_written_before_the_flush_and_everything_once(capsys: pytest.CaptureFixture[str]) -> None:
    metrics = EmfMetrics("scenarios")
    metrics.count(MEALS, origin="text", event="saved")
    assert lines(capsys) == []

    metrics.flush()
    metrics.flush()

    (line,) = lines(capsys)
    assert line["nutrition_meals_total"] == [1.0]
    assert (line["service"], line["origin"], line["event"]) == ("scenarios", "text", "saved")
    assert units(line) == {"nutrition_meals_total": "Count"}


def test_each_set_of_dimensions_is_one_line_with_all_its_values(capsys: pytest.CaptureFixture[str]) -> None:
    metrics = EmfMetrics("scenarios")
    for seconds in (0.01, 0.02):
        metrics.observe(CALL, seconds, dependency="telegram", operation="sendMessage", outcome="ok")
    metrics.observe(CALL, 0.03, dependency="telegram", operation="sendMessage", outcome="throttled")
    metrics.observe(UPDATE_ANSWERED, 0.2, kind="text")
    metrics.set(CIRCUIT_OPEN, 1, dependency="nutritionix")
    metrics.count(ERRORS, service="scenarios", code="invalid_input")
    metrics.count(ERRORS, service="scenarios", code="invalid_input")
    metrics.flush()

    by_outcome = {line.get("outcome"): line for line in lines(capsys)}
    assert by_outcome["ok"]["nutrition_call_seconds"] == [0.01, 0.02]
    assert by_outcome["throttled"]["nutrition_call_seconds"] == [0.03]
    assert units(by_outcome["ok"]) == {"nutrition_call_seconds": "Seconds"}


def test_a_metric_with_a_service_of_its_own_keeps_it(capsys: pytest.CaptureFixture[str]) -> None:
    metrics = EmfMetrics("scenarios")
    metrics.count(ERRORS, service="analysis", code="conflict")
    metrics.count(ERRORS, service="analysis", code="conflict")
    metrics.flush()

    (line,) = lines(capsys)
    assert (line["service"], line["code"], line["nutrition_errors_total"]) == ("analysis", "conflict", [2.0])


@pytest.mark.parametrize("number", [99, 100, 101, 250])
def test_no_value_is_lost_when_there_are_more_than_a_line_takes(
    capsys: pytest.CaptureFixture[str], number: int
) -> None:
    metrics = EmfMetrics("scenarios")
    for _ in range(number):
        metrics.observe(UPDATE_ANSWERED, 0.1, kind="text")
    metrics.flush()

    written = [line["nutrition_update_answered_seconds"] for line in lines(capsys)]
    assert sum(map(len, written)) == number
    assert max(map(len, written)) <= 100


def test_a_line_holds_names_of_ours_and_numbers_only(capsys: pytest.CaptureFixture[str]) -> None:
    metrics = EmfMetrics("scenarios")
    metrics.observe(UPDATE_ANSWERED, 0.1, kind="мой вес 92 кг")
    metrics.flush()

    (line,) = lines(capsys)
    assert line["kind"] == "other"


def test_two_stacks_of_one_account_are_told_apart(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POWERTOOLS_METRICS_NAMESPACE", "Nutrition/staging")
    metrics = EmfMetrics("scenarios")
    metrics.count(MEALS, origin="text", event="saved")
    metrics.flush()

    (line,) = emf_lines(capsys.readouterr().out)
    assert line["_aws"]["CloudWatchMetrics"][0]["Namespace"] == "Nutrition/staging"
