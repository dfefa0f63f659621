"""docs/deploy.md says what the template does."""

import re
from collections.abc import Mapping
from typing import Any

import pytest

from tests.infra.conftest import MANAGED, ROOT
from tests.infra.test_database_connections import most_at_once
from tests.infra.test_permissions import FUNCTIONS, allowed, role_of
from tests.support.cloudformation import Deployment, deploy, referenced

GUIDE = (ROOT / "docs" / "deploy.md").read_text(encoding="utf-8")
BEHIND = {
    "DATABASE_SECRET_ARN": "Database",
    "MONGO_SECRET_ARN": "Mongo",
    "REDIS_SECRET_ARN": "Redis",
    "VISION_TARGET": "VisionService",
    "LANGUAGE_TARGET": "LanguageService",
}
_EDGE = re.compile(r"^\s*(\w+)(?:[(\[][^-\n]*)? (?:-->|-\. (?P<label>.+) \.->) (\w+)", re.MULTILINE)


def drawn() -> set[tuple[str, str, str]]:
    """(from, to, label) of every arrow."""
    (diagram,) = re.findall(r"```mermaid\n(.*?)```", GUIDE, re.DOTALL)
    return {(edge[1], edge[3], edge["label"] or "") for edge in _EDGE.finditer(diagram)}


def deployed(prod: Deployment) -> set[tuple[str, str, str]]:
    edges = {("Telegram", "Api", ""), ("Api", "WebhookFunction", "")}
    for mapping in prod.of_type("AWS::Lambda::EventSourceMapping").values():
        edges.add((*referenced(mapping["EventSourceArn"]), *referenced(mapping["FunctionName"]), ""))  # type: ignore[arg-type] # one each
    for name, queue in prod.of_type("AWS::SQS::Queue").items():
        if policy := queue.get("RedrivePolicy"):
            (target,) = referenced(policy["deadLetterTargetArn"])
            edges.add((name, target, f"after {policy['maxReceiveCount']} receives"))
    for rule in prod.of_type("AWS::Events::Rule").values():
        edges |= {("EveryMinute", target, "") for each in rule["Targets"] for target in referenced(each["Arn"])}
    for function in FUNCTIONS:
        name = f"{function}Function"
        edges |= {(name, queue, "") for queue in allowed(prod, role_of(prod, function), "sqs:SendMessage")}
        edges |= {(name, bucket, "") for bucket in allowed(prod, role_of(prod, function), "s3:ListBucket")}
        variables = prod.properties(name)["Environment"]["Variables"]
        edges |= {(name, there, "") for variable, there in BEHIND.items() if variable in variables}
    return edges


def test_the_diagram_is_the_template(prod: Deployment) -> None:
    assert drawn() == deployed(prod)


def test_what_is_drawn_exists(prod: Deployment) -> None:
    drawn_resources = {name for edge in drawn() for name in edge[:2]} - {"Telegram", "EveryMinute"}

    assert drawn_resources <= prod.resources.keys()


@pytest.mark.parametrize("size", ["small", "large"])
def test_the_sum_of_connections_is_the_templates(translated: Mapping[str, Any], size: str) -> None:
    deployment = deploy(translated, **MANAGED | {"Size": size})
    most = most_at_once(deployment)
    order = ("Scenarios", "Analysis", "DeadLetters", "Scheduler", "Migrate")
    numbers = [most[f"{each}Function"] for each in order]
    given = deployment.properties("DatabaseParameters")["Parameters"]["max_connections"]

    row = [size, *numbers, sum(numbers), 2 * sum(numbers), given]
    assert f"| {' | '.join(map(str, row))} |" in GUIDE


def test_every_parameter_is_explained(translated: Mapping[str, Any]) -> None:
    named = set(re.findall(r"`(\w+)`", "\n".join(line for line in GUIDE.splitlines() if line.startswith("| `"))))

    assert translated["Parameters"].keys() - {"Stage"} <= named


def test_every_secret_is_explained(prod: Deployment) -> None:
    secrets = {name for name in prod.of_type("AWS::SecretsManager::Secret") if name.endswith("Secret")}

    assert [name for name in secrets - {"GrpcKeySecret"} if f"`{name}`" not in GUIDE] == []
