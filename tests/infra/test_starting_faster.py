"""The lines that docs/deploy.md gives for provisioned concurrency and SnapStart do what it says."""

import re
from collections.abc import Mapping
from typing import Any

import pytest
import yaml

from tests.infra.conftest import MANAGED, ROOT, TEMPLATE
from tests.support.cloudformation import Deployment, deploy, referenced
from tools.translate_template import read_template, translate

ALIAS = "ScenariosFunctionAliaslive"


def documented() -> list[Mapping[str, Any]]:
    section = (ROOT / "docs" / "deploy.md").read_text().partition("## Starting faster")[2].partition("\n## ")[0]
    return [yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", section, re.DOTALL)]


def with_lines(lines: Mapping[str, Any], **parameters: str) -> Deployment:
    template = read_template(TEMPLATE)
    template["Resources"]["ScenariosFunction"]["Properties"] |= lines
    return deploy(translate(template), **MANAGED | parameters)


@pytest.mark.parametrize("lines", documented(), ids=["provisioned concurrency", "SnapStart"])
def test_the_queue_calls_the_alias(lines: Mapping[str, Any]) -> None:
    deployed = with_lines(lines, PythonRuntime="python3.12")

    called = {
        name
        for each in deployed.of_type("AWS::Lambda::EventSourceMapping").values()
        for name in referenced(each["FunctionName"])
    }
    assert ALIAS in called
    assert "ScenariosFunction" not in called


def test_provisioned_concurrency_stays_below_what_the_queue_may_use() -> None:
    deployed = with_lines(documented()[0])

    kept = deployed.properties(ALIAS)["ProvisionedConcurrencyConfig"]["ProvisionedConcurrentExecutions"]
    assert 0 < kept < deployed.properties("ScenariosFunctionUpdate")["ScalingConfig"]["MaximumConcurrency"]


def test_snapshots_are_taken_of_published_versions() -> None:
    deployed = with_lines(documented()[1], PythonRuntime="python3.12")

    assert deployed.properties("ScenariosFunction")["SnapStart"] == {"ApplyOn": "PublishedVersions"}
    assert deployed.properties("ScenariosFunction")["Runtime"] == "python3.12"
