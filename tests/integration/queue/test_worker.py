"""What happens to a message between the queue and its function, with real processes that fail and die."""

import json
import signal
from typing import Any

import pytest
from rq import Queue
from rq.job import Job

from nutrition.correlation import correlated
from tests.support import marks
from tests.support.logs import quoted
from tests.support.recording_function import eventually
from tests.support.rq_workshop import Workshop

pytestmark = pytest.mark.integration


def attributes(call: dict[str, Any]) -> dict[str, str]:
    found: dict[str, str] = call["event"]["Records"][0]["attributes"]
    return found


def test_a_group_is_handled_in_the_order_of_sending(workshop: Workshop) -> None:
    names = [str(number) for number in range(30)]
    for name in names:
        workshop.send(name)

    workshop.start_worker()

    eventually(lambda: len(workshop.calls) == 30, "30 messages handled")
    assert workshop.handled == names


def test_the_function_sees_the_event_of_an_sqs_fifo_queue(workshop: Workshop) -> None:
    workshop.send("a", group="77")
    workshop.start_worker(timeout=20)

    eventually(lambda: len(workshop.calls) == 1, "handled")
    call: Any = workshop.calls[0]
    record = call["event"]["Records"][0]
    assert record["eventSource"] == "aws:sqs"
    assert record["body"] == '{"name": "a", "do": "accept"}'
    assert attributes(call)["MessageGroupId"] == "77"
    assert attributes(call)["MessageDeduplicationId"] == f"{workshop.name}:a"
    assert attributes(call)["ApproximateReceiveCount"] == "1"
    assert abs(int(attributes(call)["SentTimestamp"]) / 1000 - call["at"]) < 30
    assert 0 < call["remaining_ms"] <= 20_000
    assert call["function"] == "recording"


def test_a_failed_message_is_received_again_before_the_next_one(workshop: Workshop) -> None:
    workshop.send("a", "fail_once")
    workshop.send("b")
    workshop.start_worker()

    eventually(lambda: len(workshop.calls) == 3, "handled")
    assert workshop.handled == ["a", "a", "b"]
    assert [attributes(call)["ApproximateReceiveCount"] for call in workshop.calls] == ["1", "2", "1"]


@pytest.mark.parametrize("do", ["fail", "raise"])
def test_a_poison_message_becomes_a_dead_letter_within_seconds_and_the_others_go_on(
    workshop: Workshop, do: str
) -> None:
    workshop.send("poison", do)
    workshop.send("good")
    workshop.start_worker()

    eventually(lambda: "good" in workshop.handled, "the good one is handled")
    assert workshop.handled == ["poison"] * 5 + ["good"]
    first, last = workshop.calls[0]["at"], workshop.calls[-1]["at"]
    assert isinstance(first, float)
    assert isinstance(last, float)
    assert last - first < 6
    assert len(workshop.dead_letters()) == 1


def test_a_dead_letter_tells_nothing_of_what_was_in_it(workshop: Workshop) -> None:
    """Neither the log nor what RQ shows of a failed job; the message itself stays for the operator to put back."""
    workshop.send("poison", "raise")
    workshop.start_worker()
    eventually(lambda: len(workshop.dead_letters()) == 1, "dead letter")

    (job_id,) = workshop.dead_letters()
    assert "poison" not in workshop.log.replace(f"{workshop.name}:poison", "")  # the deduplication id correlates
    assert "dead letter" in workshop.log
    shown = {name: value for name, value in workshop.redis.hgetall(f"rq:job:{job_id}").items() if name != b"data"}
    assert shown
    assert "poison" not in repr(shown)
    assert "poison" not in repr(workshop.redis.xrange(f"rq:results:{job_id}"))


def test_what_a_message_was_caused_by_reaches_the_function_and_every_line(workshop: Workshop) -> None:
    """Also the lines about receives that fail, about a worker that was killed, and about the dead letter."""
    with correlated("90004"):
        workshop.send(marks.TEXT, "wait")
    process = workshop.start_worker()
    eventually(lambda: len(workshop.calls) == 1, "it is in hand")
    process.send_signal(signal.SIGKILL)
    process.wait()
    with correlated("90004"):
        workshop.send(marks.FOOD, "raise")
    workshop.let_go()
    workshop.start_worker()
    eventually(lambda: len(workshop.dead_letters()) == 1, "dead letter")

    record: Any = workshop.calls[0]["event"]
    assert record["Records"][0]["messageAttributes"]["correlation_id"]["stringValue"] == "90004"
    lines = [json.loads(line) for line in workshop.log.splitlines()]
    about = {line["message"]: line.get("correlation_id") for line in lines if line["message"] != "worker ready"}
    assert about == {"function failed": "90004", "interrupted message put back": "90004", "dead letter": "90004"}
    assert not quoted(workshop.log, *marks.WORDS)


def test_a_message_whose_worker_is_killed_is_handled_again_and_first(workshop: Workshop) -> None:
    workshop.send("a", "wait")
    workshop.send("b")
    process = workshop.start_worker()
    eventually(lambda: workshop.handled == ["a"], "the first is in hand")

    process.send_signal(signal.SIGKILL)
    process.wait()
    workshop.let_go()
    workshop.start_worker()

    eventually(lambda: len(workshop.calls) == 3, "handled")
    assert workshop.handled == ["a", "a", "b"]
    assert attributes(workshop.calls[1])["ApproximateReceiveCount"] == "2"


def test_a_message_taken_but_not_yet_begun_is_not_lost(workshop: Workshop) -> None:
    """As when the worker dies, or the connection does, right after Redis has moved the job out of the queue."""
    workshop.send("a")
    workshop.send("b")
    workshop.redis.lmove(f"rq:queue:{workshop.shard}", f"rq:queue:{workshop.shard}:intermediate")

    workshop.start_worker()

    eventually(lambda: len(workshop.calls) == 2, "handled")
    assert workshop.handled == ["a", "b"]


def test_a_message_that_kills_its_worker_is_given_up_after_three(workshop: Workshop) -> None:
    workshop.send("bomb", "crash")
    workshop.send("good")
    for _ in range(3):
        assert workshop.start_worker().wait(30) == 9
    workshop.start_worker()

    eventually(lambda: "good" in workshop.handled, "the good one is handled")
    assert workshop.handled == ["bomb"] * 3 + ["good"]
    assert len(workshop.dead_letters()) == 1


def test_a_function_that_hangs_ends_its_process_after_the_time_out(workshop: Workshop) -> None:
    workshop.send("a", "hang")

    assert workshop.start_worker(timeout=0.3).wait(30) == 1
    assert "Timeout" in workshop.log


def test_sigterm_lets_the_message_in_hand_finish_and_takes_no_other(workshop: Workshop) -> None:
    workshop.send("a", "wait")
    workshop.send("b")
    process = workshop.start_worker()
    eventually(lambda: workshop.handled == ["a"], "the first is in hand")

    process.send_signal(signal.SIGTERM)
    workshop.let_go()

    assert process.wait(30) == 0
    assert workshop.handled == ["a"]
    assert workshop.redis.llen(f"rq:queue:{workshop.shard}") == 1
    assert workshop.redis.zcard(f"rq:wip:{workshop.shard}") == 0


def test_sigterm_ends_an_idle_worker_at_once(workshop: Workshop) -> None:
    process = workshop.start_worker()
    eventually(lambda: "worker ready" in workshop.log, "ready")
    workshop.send("a")
    eventually(lambda: workshop.handled == ["a"], "it listens")

    process.send_signal(signal.SIGTERM)

    assert process.wait(5) == 0


def test_the_function_is_warm_before_the_first_message(workshop: Workshop) -> None:
    workshop.start_worker()

    eventually(lambda: "worker ready" in workshop.log, "ready")
    assert workshop.is_warm


def test_a_wrong_setting_is_one_line_and_an_exit(workshop: Workshop) -> None:
    assert workshop.start_worker(timeout=0).wait(30) == 1

    (line,) = workshop.log.splitlines()
    assert "FUNCTION_TIMEOUT_SECONDS" in line


def test_a_queue_has_one_worker(workshop: Workshop) -> None:
    workshop.start_worker()
    eventually(lambda: "worker ready" in workshop.log, "ready")

    assert workshop.start_worker().wait(30) == 1
    assert "AlreadyServedError" in workshop.log


def test_nothing_is_kept_of_a_handled_message(workshop: Workshop) -> None:
    workshop.send("a")
    (job_id,) = Queue(workshop.shard, connection=workshop.redis).get_job_ids()
    workshop.start_worker()

    eventually(lambda: workshop.handled == ["a"], "handled")
    eventually(lambda: not list(workshop.redis.scan_iter(f"rq:*{job_id}*")), "the job is deleted")


def test_a_dead_letter_that_the_operator_puts_back_is_received_anew(workshop: Workshop) -> None:
    workshop.send("a", "fail")
    workshop.start_worker()
    eventually(lambda: len(workshop.dead_letters()) == 1, "dead letter")

    (job_id,) = workshop.dead_letters()
    Job.fetch(job_id, connection=workshop.redis, serializer="json").requeue()

    eventually(lambda: len(workshop.calls) == 10, "five more receives")
    assert attributes(workshop.calls[5])["ApproximateReceiveCount"] == "1"
