"""CloudFormation creates the stack; every resource has to be a real one."""

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from localcloud.cloud.aws import Aws
from localcloud.cloud.package import DeploymentFailedError
from localcloud.cloud.settings import STACK_NAME

# LocalStack's words for a type it does not know: it then only pretends, and the stack is CREATE_COMPLETE.
_FAKED = "deployed as a fallback"
_POLL_SECONDS = 0.5
_LIMIT_SECONDS = 240.0
_CAPABILITIES = ("CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND")


@dataclass(frozen=True, slots=True)
class Resource:
    logical_id: str
    status: str
    reason: str


Progress = Callable[[int, str], None]


def create_stack(aws: Aws, template_url: str, parameters: Mapping[str, str], progress: Progress) -> Mapping[str, str]:
    """The outputs. `progress` gets the number of resources that are there and the name of the newest.

    Raises DeploymentFailedError: what failed and why, or which resources are faked.
    """
    cloudformation = aws.cloudformation
    _delete_what_is_left(cloudformation)
    given = [{"ParameterKey": key, "ParameterValue": value} for key, value in parameters.items()]
    cloudformation.create_stack(
        StackName=STACK_NAME, TemplateURL=template_url, Parameters=given, Capabilities=list(_CAPABILITIES)
    )
    stack = _wait(cloudformation, progress)
    resources = events(cloudformation)
    if stack["StackStatus"] != "CREATE_COMPLETE":
        raise DeploymentFailedError(f"{stack['StackStatus']}: {failures(resources)}")
    if names := faked(resources):
        raise DeploymentFailedError(f"LocalStack only pretends to have made {', '.join(names)}")
    return {each["OutputKey"]: each["OutputValue"] for each in stack.get("Outputs", [])}


def faked(resources: Iterable[Resource]) -> list[str]:
    """Logical ids of resources that LocalStack does not know and reports as created."""
    return sorted({each.logical_id for each in resources if _FAKED in each.reason})


def failures(resources: Iterable[Resource]) -> str:
    """What failed by itself; the rest was cancelled with it."""
    failed = [each for each in resources if each.status.endswith("_FAILED")]
    return "; ".join(f"{each.logical_id}: {each.reason or each.status}" for each in failed) or "no reason given"


def events(cloudformation: Any) -> list[Resource]:  # noqa: ANN401 - a client
    pages = cloudformation.get_paginator("describe_stack_events").paginate(StackName=STACK_NAME)
    return [
        Resource(each["LogicalResourceId"], each.get("ResourceStatus", ""), each.get("ResourceStatusReason", ""))
        for page in pages
        for each in page["StackEvents"]
    ]


def _wait(cloudformation: Any, progress: Progress) -> Any:  # noqa: ANN401 - a client, and JSON
    deadline = time.monotonic() + _LIMIT_SECONDS
    while time.monotonic() < deadline:
        made = cloudformation.describe_stack_resources(StackName=STACK_NAME)["StackResources"]
        complete = [each["LogicalResourceId"] for each in made if each["ResourceStatus"].endswith("COMPLETE")]
        progress(len(complete), complete[-1] if complete else "")
        (stack,) = cloudformation.describe_stacks(StackName=STACK_NAME)["Stacks"]
        if not stack["StackStatus"].endswith("IN_PROGRESS"):
            return stack
        time.sleep(_POLL_SECONDS)
    raise DeploymentFailedError(f"the stack is not there after {_LIMIT_SECONDS:.0f} s")


def _delete_what_is_left(cloudformation: Any) -> None:  # noqa: ANN401 - a client
    """Of a deployment that was broken off."""
    left = [each["StackName"] for each in cloudformation.describe_stacks()["Stacks"]]
    if STACK_NAME in left:
        cloudformation.delete_stack(StackName=STACK_NAME)
        cloudformation.get_waiter("stack_delete_complete").wait(
            StackName=STACK_NAME, WaiterConfig={"Delay": 1, "MaxAttempts": 120}
        )
