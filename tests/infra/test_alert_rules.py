"""Alerts fire when they should, ask for metrics that exist, and the runbook knows each."""

import json
import re
import subprocess
from pathlib import Path

import pytest
import yaml

from localcloud.monitoring import RULES, configuration
from localcloud.stack.ports import ports_from
from nutrition.ports.metric_catalogue import EXPORTER, PRODUCT
from tests.infra.conftest import ROOT
from tests.support.prometheus import program
from tools.dashboards.__main__ import DASHBOARDS, DIRECTORY, text_of

CASES = ROOT / "tests" / "data" / "alert_rules_test.yml"
ALERTS = {
    rule["alert"]: rule
    for group in yaml.safe_load(RULES.read_text(encoding="utf-8"))["groups"]
    for rule in group["rules"]
}
EXPRESSIONS = {
    **{name: rule["expr"] for name, rule in ALERTS.items()},
    **{
        f"{dashboard.uid}: {panel.title}, {number}": query.expression
        for dashboard in DASHBOARDS
        for panel in dashboard.panels
        for number, query in enumerate(panel.queries)
    },
}


def promtool(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [str(program("promtool")), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)  # noqa: S603 - found by name


def test_every_alert_fires_when_it_should_and_only_then() -> None:
    checked = promtool("test", "rules", CASES)

    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_every_alert_has_such_a_case() -> None:
    cases = yaml.safe_load(CASES.read_text(encoding="utf-8"))["tests"]

    assert {each["alertname"] for case in cases for each in case["alert_rule_test"] if each["exp_alerts"]} == {*ALERTS}


def test_prometheus_takes_the_configurations(tmp_path: Path) -> None:
    own = tmp_path / "prometheus.yml"
    own.write_text(json.dumps(configuration(ports_from({}))), encoding="utf-8")
    for arguments in ((own,), ("--syntax-only", ROOT / "localstack" / "monitoring" / "prometheus.yml")):
        checked = promtool("check", "config", *arguments)
        assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize("name", ALERTS)
def test_the_runbook_says_what_to_do(name: str) -> None:
    assert f"| `{name}` |" in (ROOT / "docs" / "runbook.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", EXPRESSIONS)
def test_what_is_asked_for_is_in_the_catalogue(name: str) -> None:
    known = {metric.name for metric in (*PRODUCT, *EXPORTER)}
    asked = re.findall(r"nutrition_[a-z_]+", EXPRESSIONS[name])

    assert all(re.sub(r"_(bucket|count|sum)$", "", each) in known for each in asked)


@pytest.mark.parametrize("dashboard", DASHBOARDS, ids=lambda dashboard: dashboard.uid)
def test_grafanas_files_are_what_the_code_says(dashboard: object) -> None:
    texts = {each.uid: text_of(each) for each in DASHBOARDS if each is dashboard}
    for uid, text in texts.items():
        assert (DIRECTORY / f"{uid}.json").read_text(encoding="utf-8") == text, "run python -m tools.dashboards"


def test_grafana_has_no_dashboards_but_these() -> None:
    assert {file.stem for file in DIRECTORY.glob("*.json")} == {dashboard.uid for dashboard in DASHBOARDS}
