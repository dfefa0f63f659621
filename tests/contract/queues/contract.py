"""What every transport of the queue keeps to: the port's promise to the sender, Lambda's to the function.

A transport's test module subclasses `QueueContract` and provides the fixture `line`.
"""

from typing import Any

import pytest

from tests.contract.queues.line import Line
from tests.support.recording_function import eventually


def attributes(call: dict[str, Any]) -> dict[str, str]:
    found: dict[str, str] = call["event"]["Records"][0]["attributes"]
    return found


class QueueContract:
    def test_a_group_is_handled_in_the_order_of_sending(self, line: Line) -> None:
        """However many wait already when the consumer comes."""
        names = [str(number) for number in range(12)]
        for name in names:
            line.send(name)

        line.start()

        eventually(lambda: len(line.calls) == len(names), "all messages handled")
        assert line.handled == names

    def test_a_message_sent_twice_is_handled_once(self, line: Line) -> None:
        line.send("a")
        line.send("a")
        line.send("b")

        line.start()

        eventually(lambda: "b" in line.handled, "the later message")
        assert line.handled == ["a", "b"]

    def test_the_function_sees_the_event_of_an_sqs_fifo_queue(self, line: Line) -> None:
        line.send("a", group="77")
        line.start()

        eventually(lambda: bool(line.calls), "the message handled")
        (record,) = line.calls[0]["event"]["Records"]
        assert record["eventSource"] == "aws:sqs"
        assert record["body"] == '{"name": "a", "do": "accept"}'
        assert attributes(line.calls[0])["MessageGroupId"] == "77"
        assert attributes(line.calls[0])["MessageDeduplicationId"].endswith("a")
        assert attributes(line.calls[0])["ApproximateReceiveCount"] == "1"
        assert attributes(line.calls[0])["SentTimestamp"].isdecimal()

    def test_a_failed_message_is_received_again_before_the_next_of_its_group(self, line: Line) -> None:
        line.send("a", "fail_once")
        line.send("b")

        line.start()

        eventually(lambda: "b" in line.handled, "the next message")
        assert line.handled == ["a", "a", "b"]
        assert [attributes(call)["ApproximateReceiveCount"] for call in line.calls] == ["1", "2", "1"]

    @pytest.mark.parametrize("do", ["fail", "raise"])
    def test_a_poison_message_is_given_up_and_the_others_go_on(self, line: Line, do: str) -> None:
        """Those of its own group after it, those of other groups."""
        line.send("poison", do)
        line.send("next")
        line.send("elsewhere", group="8")

        line.start()

        eventually(lambda: {"next", "elsewhere"} <= set(line.handled), "the other messages", 60)
        assert [name for name in line.handled if name != "elsewhere"] == ["poison"] * line.receives + ["next"]
        eventually(lambda: line.dead_letters() == 1, "a dead letter")

    def test_a_message_whose_consumer_breaks_down_is_handled_again_and_first(self, line: Line) -> None:
        line.send("a", "wait")
        line.send("b")
        line.start()
        eventually(lambda: line.handled == ["a"], "the first is in hand")

        line.break_down()
        line.let_go()
        line.start()

        eventually(lambda: "b" in line.handled, "the next message")
        assert line.handled == ["a", "a", "b"]
        assert attributes(line.calls[1])["ApproximateReceiveCount"] == "2"
