"""Functions that misbehave, run by LocalStack with our executor as AWS would run them."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.cloud.cloud import Cloud
from tests.cloud.small_function import small_function

pytestmark = pytest.mark.cloud

WORKING = """
    import os, time

    def handler(event, context):
        if event.get("exit"):
            os._exit(7)
        time.sleep(event.get("sleep", 0))
        if "size" in event:
            return "x" * event["size"]
        return os.getpid()
    """


def test_a_function_that_times_out_is_ended_and_works_again(cloud: Cloud) -> None:
    with small_function(cloud.aws, WORKING, seconds=2) as function:
        before, _ = function.invoke({})
        slow, error = function.invoke({"sleep": 60})
        after, _ = function.invoke({})

    assert error == "Unhandled"
    assert slow["errorType"] == "Sandbox.Timedout"
    assert slow["errorMessage"].endswith("Error: Task timed out after 2.00 seconds")
    assert isinstance(after, int)
    assert after != before


def test_a_function_that_exits_and_one_that_cannot_start_say_so(cloud: Cloud) -> None:
    with small_function(cloud.aws, WORKING) as function:
        gone, error = function.invoke({"exit": True})
    with small_function(cloud.aws, "import no_such_library") as broken:
        not_started, same_error = broken.invoke({})

    assert error == same_error == "Unhandled"
    assert (gone["errorType"], "exit status 7" in gone["errorMessage"]) == ("Runtime.ExitError", True)
    assert not_started["errorType"] == "Runtime.ImportModuleError"
    assert "No module named 'no_such_library'" in not_started["errorMessage"]


def test_an_answer_above_six_megabytes_is_refused(cloud: Cloud) -> None:
    with small_function(cloud.aws, WORKING) as function:
        refused, error = function.invoke({"size": 7 * 1024 * 1024})

    assert error == "Unhandled"
    assert refused["errorType"] == "Function.ResponseSizeTooLarge"


def test_environments_are_reused_and_their_number_is_capped(cloud: Cloud) -> None:
    """Ten at once on this machine are four environments one after another, and no error."""
    with small_function(cloud.aws, WORKING) as function, ThreadPoolExecutor(10) as callers:
        pids = [answer for answer, _ in callers.map(lambda _: function.invoke({"sleep": 0.3}), range(10))]
        again, _ = function.invoke({})

    assert 1 < len(set(pids)) <= 4
    assert again in pids
