"""cfn-lint agrees, on the template and on what SAM makes of it: the second alone sees circular dependencies."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from cfnlint import lint_file
from cfnlint.config import ManualArgs

from tests.infra.conftest import TEMPLATE
from tools.translate_template import read_template, translate


def complaints(path: Path) -> list[str]:
    return [str(match) for match in lint_file(path, config=ManualArgs(regions=["eu-central-1", "us-east-1"]))]


def test_the_template_is_valid() -> None:
    assert complaints(TEMPLATE) == []


@pytest.fixture
def cloudformation(tmp_path: Path) -> Path:
    return tmp_path / "translated.json"


def test_the_translated_template_is_valid(translated: Mapping[str, Any], cloudformation: Path) -> None:
    cloudformation.write_text(json.dumps(translated), encoding="utf-8")

    assert complaints(cloudformation) == []


def test_a_circular_dependency_would_be_found(cloudformation: Path) -> None:
    """The bucket's notification needs the function, whose environment needs the bucket."""
    template = read_template(TEMPLATE)
    function = template["Resources"]["WebhookFunction"]["Properties"]
    function["Environment"]["Variables"]["PHOTOS_BUCKET"] = {"Ref": "PhotosBucket"}
    function["Events"]["Photo"] = {
        "Type": "S3",
        "Properties": {"Bucket": {"Ref": "PhotosBucket"}, "Events": "s3:ObjectCreated:*"},
    }
    cloudformation.write_text(json.dumps(translate(template)), encoding="utf-8")

    assert any("E3004" in each or "ircular" in each for each in complaints(cloudformation))
