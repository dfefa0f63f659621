"""The GitHub workflows keep no key and run no action that can change under them."""

import re
from collections.abc import Mapping
from typing import Any

import pytest
import yaml

from tests.infra.conftest import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


@pytest.fixture(params=WORKFLOWS, ids=lambda path: path.stem)
def text(request: pytest.FixtureRequest) -> str:
    content: str = request.param.read_text(encoding="utf-8")
    return content


def workflow(text: str) -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = yaml.safe_load(text)
    return loaded


def test_actions_are_pinned_to_a_commit(text: str) -> None:
    uses = [step["uses"] for job in workflow(text)["jobs"].values() for step in job["steps"] if "uses" in step]

    assert uses
    assert [each for each in uses if not re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", each)] == []


def test_no_stored_secret_is_used(text: str) -> None:
    assert "secrets." not in text
    assert "AWS_SECRET_ACCESS_KEY" not in text


def test_only_what_is_needed_is_permitted(text: str) -> None:
    assert workflow(text)["permissions"] == {"contents": "read"}
    for job in workflow(text)["jobs"].values():
        assert set(job.get("permissions", {}).items()) <= {("contents", "read"), ("id-token", "write")}


def test_a_deploy_takes_a_role_by_oidc_in_a_protected_environment() -> None:
    (job,) = workflow((ROOT / ".github" / "workflows" / "deploy.yml").read_text(encoding="utf-8"))["jobs"].values()

    assert job["environment"] == "production"
    assert job["permissions"]["id-token"] == "write"
    assert any("role-to-assume" in step.get("with", {}) for step in job["steps"])


def test_ci_is_what_a_person_runs() -> None:
    steps = workflow((ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8"))["jobs"]["test"]["steps"]

    assert steps[-1] == {"run": ".ci/run"}
