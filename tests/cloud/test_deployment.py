"""What was deployed is real: no pretended resource, a clock that ticks, a cloud that comes back."""

import psutil
import pytest

from localcloud.cloud.create_stack import events, faked
from tests.cloud.cloud import Cloud
from tests.e2e.stack import wait_until

pytestmark = pytest.mark.cloud

_RULE_SECONDS = 100  # rate(1 minute), and a cold start
_BACK_SECONDS = 240


def test_no_resource_is_a_pretended_one(cloud: Cloud) -> None:
    resources = events(cloud.aws.cloudformation)

    assert len({each.logical_id for each in resources}) > 40
    assert faked(resources) == []


def test_the_schedule_invokes_the_scheduler(cloud: Cloud) -> None:
    wait_until(lambda: cloud.has_run("SchedulerFunction"), "the rule to fire", _RULE_SECONDS)

    assert "[ERROR]" not in cloud.log("SchedulerFunction")


def test_after_a_crash_of_localstack_everything_is_deployed_again(cloud: Cloud) -> None:
    """It forgets everything when it ends; the person's data are in the databases beside it."""
    person = cloud.person("en")
    person.answer_to(lambda: person.say("/start"), "Question 1")
    before = cloud.deployment
    process = cloud.child("localstack").process()
    assert process is not None
    functions = process.children(recursive=True)

    process.kill()

    wait_until(lambda: cloud.is_deployed and cloud.deployment.count > before.count, "a new deployment", _BACK_SECONDS)
    assert cloud.deployment.session != before.session
    _, alive = psutil.wait_procs(functions, timeout=10)
    assert not alive, "functions of the dead LocalStack still run"
    person.press("Male")
    person.wait_for_text("2 ")
