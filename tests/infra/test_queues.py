"""The queues lose nothing, repeat in order, and one chat's trouble stays its own."""

from collections.abc import Mapping
from typing import Any

import pytest

from tests.support.cloudformation import Deployment, referenced

FOURTEEN_DAYS = 14 * 24 * 3600


def queues(deployment: Deployment) -> dict[str, Mapping[str, Any]]:
    return deployment.of_type("AWS::SQS::Queue")


def mappings(deployment: Deployment) -> list[tuple[str, str, Mapping[str, Any]]]:
    """(queue, function, the mapping's properties)."""
    found = deployment.of_type("AWS::Lambda::EventSourceMapping").values()
    return [
        (queue, function, each)
        for each in found
        for queue in referenced(each["EventSourceArn"])
        for function in referenced(each["FunctionName"])
    ]


def test_each_queue_feeds_its_function(deployment: Deployment) -> None:
    assert {(queue, function) for queue, function, _ in mappings(deployment)} == {
        ("UpdatesQueue", "ScenariosFunction"),
        ("UpdatesGivenUpQueue", "DeadLettersFunction"),
        ("AnalysisQueue", "AnalysisFunction"),
    }


def test_a_message_stays_hidden_for_six_times_the_functions_time_out(deployment: Deployment) -> None:
    """AWS's own advice: so that a throttled poller does not bring it twice."""
    for queue, function, _ in mappings(deployment):
        hidden = queues(deployment)[queue]["VisibilityTimeout"]
        assert hidden >= 6 * deployment.properties(function)["Timeout"], queue


def test_one_message_at_a_time_and_failures_named(deployment: Deployment) -> None:
    for _, function, mapping in mappings(deployment):
        assert mapping["BatchSize"] == 1, function
        assert mapping["FunctionResponseTypes"] == ["ReportBatchItemFailures"], function


def test_every_queue_is_fifo(deployment: Deployment) -> None:
    assert all(queue["FifoQueue"] is True for queue in queues(deployment).values())


def test_a_blocked_chat_blocks_no_other(deployment: Deployment) -> None:
    """Order and throughput are counted by group, and a group is a chat."""
    for queue, _, _ in mappings(deployment):
        properties = queues(deployment)[queue]
        assert properties["DeduplicationScope"] == "messageGroup"
        assert properties["FifoThroughputLimit"] == "perMessageGroupId"


@pytest.mark.parametrize(("queue", "receives"), [("UpdatesQueue", 5), ("UpdatesGivenUpQueue", 3), ("AnalysisQueue", 5)])
def test_a_message_is_tried_a_bounded_number_of_times(deployment: Deployment, queue: str, receives: int) -> None:
    assert queues(deployment)[queue]["RedrivePolicy"]["maxReceiveCount"] == receives


def test_what_is_given_up_ends_where_an_operator_finds_it(deployment: Deployment) -> None:
    """Following the dead letters leads to a queue that nothing empties, and that keeps longest."""
    consumed = {queue for queue, _, _ in mappings(deployment)}
    for start in consumed:
        queue, kept = start, 0
        while "RedrivePolicy" in queues(deployment)[queue]:
            assert queues(deployment)[queue]["MessageRetentionPeriod"] >= kept
            kept = queues(deployment)[queue]["MessageRetentionPeriod"]
            (queue,) = referenced(queues(deployment)[queue]["RedrivePolicy"]["deadLetterTargetArn"])
        assert queue not in consumed
        assert queues(deployment)[queue]["MessageRetentionPeriod"] == FOURTEEN_DAYS


def test_a_person_is_told_before_the_message_is_put_away(deployment: Deployment) -> None:
    """The queue of given-up updates is emptied by the function that tells, not by the scenarios again."""
    handler = deployment.properties("DeadLettersFunction")["Handler"]

    assert handler == "scenarios.handler.dead_letter"
