"""Each function may do what it does, and nothing else."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from nutrition.adapters.aws.photos import PREFIX
from tests.support.cloudformation import Deployment, referenced

FUNCTIONS = ["Webhook", "Scenarios", "DeadLetters", "Analysis", "Scheduler", "Migrate"]

# Where AWS knows no resource, or makes it itself later.
WITHOUT_RESOURCE = {
    "ecr:GetAuthorizationToken",
    "ec2:CreateNetworkInterface",
    "ec2:DescribeNetworkInterfaces",
    "ec2:DescribeSubnets",
    "ec2:DeleteNetworkInterface",
    "ec2:AssignPrivateIpAddresses",
    "ec2:UnassignPrivateIpAddresses",
}


def as_list(value: Any) -> list[Any]:  # noqa: ANN401 - JSON
    return value if isinstance(value, list) else [value]


def statements(deployment: Deployment) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every statement of an identity policy, with the resource it stands in."""
    for name, role in deployment.of_type("AWS::IAM::Role").items():
        for policy in role.get("Policies", []):
            yield from ((name, each) for each in policy["PolicyDocument"]["Statement"])
    for name, policy in deployment.of_type("AWS::IAM::ManagedPolicy").items():
        yield from ((name, each) for each in policy["PolicyDocument"]["Statement"])


def role_of(deployment: Deployment, function: str) -> str:
    (role,) = referenced(deployment.properties(f"{function}Function")["Role"])
    return role


def allowed(deployment: Deployment, role: str, action: str) -> set[str]:
    """The resources that `role` may do `action` to."""
    mine = (statement for name, statement in statements(deployment) if name == role)
    return {
        resource
        for statement in mine
        if action in as_list(statement["Action"])
        for resource in referenced(statement["Resource"])
    }


def variables(deployment: Deployment, function: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = deployment.properties(f"{function}Function")["Environment"]["Variables"]
    return found


def test_no_action_is_a_wildcard(deployment: Deployment) -> None:
    actions = [action for _, statement in statements(deployment) for action in as_list(statement["Action"])]

    assert actions
    assert not [action for action in actions if "*" in action]


def test_every_resource_is_named_where_it_can_be(deployment: Deployment) -> None:
    for name, statement in statements(deployment):
        if "*" in as_list(statement["Resource"]):
            assert set(as_list(statement["Action"])) <= WITHOUT_RESOURCE, name


def test_every_function_has_a_role_of_its_own(deployment: Deployment) -> None:
    functions = deployment.of_type("AWS::Lambda::Function")
    roles = [role_of(deployment, function) for function in FUNCTIONS]

    assert functions.keys() == {f"{function}Function" for function in FUNCTIONS}
    assert len(set(roles)) == len(FUNCTIONS)


@pytest.mark.parametrize("function", FUNCTIONS)
def test_it_reads_the_secrets_that_its_variables_name(deployment: Deployment, function: str) -> None:
    named = {
        secret
        for name, value in variables(deployment, function).items()
        if name.endswith("_SECRET_ARN")
        for secret in referenced(value)
    }

    assert allowed(deployment, role_of(deployment, function), "secretsmanager:GetSecretValue") == named


@pytest.mark.parametrize("function", FUNCTIONS)
def test_it_sends_to_the_queues_that_its_variables_name(deployment: Deployment, function: str) -> None:
    named = {
        queue
        for name, value in variables(deployment, function).items()
        if name.endswith("_QUEUE_URL")
        for queue in referenced(value)
    }
    sends = allowed(deployment, role_of(deployment, function), "sqs:SendMessage")

    # The dead-letter function shares the scenarios' settings, and ends no session.
    assert sends == (set() if function == "DeadLetters" else named)


@pytest.mark.parametrize("function", FUNCTIONS)
def test_it_receives_from_its_own_queue_only(deployment: Deployment, function: str) -> None:
    mine = {
        queue
        for mapping in deployment.of_type("AWS::Lambda::EventSourceMapping").values()
        if [*referenced(mapping["FunctionName"])] == [f"{function}Function"]
        for queue in referenced(mapping["EventSourceArn"])
    }

    for action in ("sqs:ReceiveMessage", "sqs:DeleteMessage"):
        assert allowed(deployment, role_of(deployment, function), action) == mine


def test_the_webhook_reaches_neither_the_token_nor_a_store(deployment: Deployment) -> None:
    """It is the one part that strangers talk to."""
    role = role_of(deployment, "Webhook")

    assert allowed(deployment, role, "secretsmanager:GetSecretValue") == {"WebhookSecret"}
    assert "VpcConfig" not in deployment.properties("WebhookFunction")


def test_photos_are_read_and_written_by_the_scenarios_and_deleted_by_the_scheduler(deployment: Deployment) -> None:
    """And by nobody else; the dead-letter function shares the scenarios' settings, and looks at no photo."""
    may = {
        "s3:GetObject": {"ScenariosRole"},
        "s3:PutObject": {"ScenariosRole"},
        "s3:DeleteObject": {"ScenariosRole", "SchedulerRole"},
        "s3:ListBucket": {"ScenariosRole", "SchedulerRole"},
    }
    mine = [(role, each) for role, each in statements(deployment) if "PhotosBucket" in str(each["Resource"])]

    assert {action for _, each in mine for action in as_list(each["Action"])} == may.keys()
    for action, roles in may.items():
        assert {role for role, each in mine if action in as_list(each["Action"])} == roles


def test_only_peoples_photos_are_in_reach_in_the_bucket(deployment: Deployment) -> None:
    mine = [each for _, each in statements(deployment) if "PhotosBucket" in str(each["Resource"])]
    listing = [each for each in mine if each["Action"] == "s3:ListBucket"]

    assert all(each["Condition"] == {"StringLike": {"s3:prefix": f"{PREFIX}*"}} for each in listing)
    assert all(f"/{PREFIX}*" in str(each["Resource"]) for each in mine if each not in listing)


@pytest.mark.parametrize("function", ["Scenarios", "Scheduler"])
def test_who_may_touch_the_photos_is_told_where_they_are(deployment: Deployment, function: str) -> None:
    assert [*referenced(variables(deployment, function)["PHOTOS_BUCKET"])] == ["PhotosBucket"]


def test_the_services_may_do_nothing_in_aws(prod: Deployment) -> None:
    role = prod.properties("TaskRole")

    assert not role.get("Policies")
    assert not role.get("ManagedPolicyArns")
    assert all(
        [*referenced(each["TaskRoleArn"])] == ["TaskRole"] for each in prod.of_type("AWS::ECS::TaskDefinition").values()
    )
