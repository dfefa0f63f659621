"""What an RQ job runs: one message through the function, received again in place until it is accepted.

SQS would hide a failed message for its visibility time and hold back its group alone. Here a shard holds many groups
and RQ has no hidden messages, so a retry that is put back would let later messages of the same chat overtake it; it is
retried in place, and for at most `WINDOW_SECONDS`, because meanwhile everybody else on the shard waits. That bridges a
server's restart (0.2 to 2 s here). What still fails then is most likely the message's own fault: it becomes a dead
letter, which keeps for 14 days and goes back with `rq requeue --serializer json --queue NAME --all`.
"""

import math
import random
import time
from dataclasses import dataclass

from redis import RedisError
from rq import get_current_job
from rq.job import Job

from localcloud.function import LocalFunction
from localcloud.recovery import INTERRUPTIONS, RECEIVES
from localcloud.sqs_event import QueueMessage, reports_failure, sqs_event
from nutrition.adapters.clock import SystemClock
from nutrition.correlation import ATTRIBUTE
from nutrition.observability import correlated, error_fields, make_logger

MAX_RECEIVES = 5
PAUSES_SECONDS = (0.25, 0.5, 1.0, 2.0)
WINDOW_SECONDS = 5.0
MAX_INTERRUPTIONS = 3  # a message that takes the process down with it is not tried for ever

logger = make_logger("localcloud")


class DeadLetterError(Exception):
    """Ends a job whose message was given up. RQ keeps the text with the job, so it holds counts only."""


@dataclass(slots=True)
class _Installed:
    function: LocalFunction | None = None


_installed = _Installed()


def install(function: LocalFunction) -> None:
    """The function that this process's jobs run. RQ calls `handle` by its name, so it cannot be handed over."""
    _installed.function = function


def handle(
    *,
    body: str,
    group: str,
    deduplication: str,
    correlation_id: str | None = None,
    accepted_at_ms: int | None = None,
) -> None:
    """Raises DeadLetterError when the function did not accept the message."""
    function, job = _installed.function, get_current_job()
    if function is None or job is None:
        raise RuntimeError("jobs.handle runs inside localcloud.worker only")
    message = QueueMessage(
        message_id=job.id,
        body=body,
        group=group,
        deduplication=deduplication,
        queue=job.origin,
        sent_at=job.enqueued_at or job.created_at,
        first_received_at=SystemClock().now(),
        correlation_id=correlation_id,
        accepted_at_ms=accepted_at_ms,
    )
    with correlated(correlation_id_of(job)):
        reason = _receive_until_accepted(job, function, message)
        if reason is not None:
            _bury(function, message)
            _forget_counts(job)
            raise DeadLetterError(reason)


def correlation_id_of(job: Job) -> str:
    """What the job's message was caused by; its deduplication id where nobody said."""
    arguments: dict[str, str] = job.kwargs
    return arguments.get(ATTRIBUTE) or arguments.get("deduplication") or job.id


def _bury(function: LocalFunction, message: QueueMessage) -> None:
    """Whatever is wrong, the message still becomes a dead letter."""
    try:
        function.bury(sqs_event(message, MAX_RECEIVES))
    except Exception as error:  # noqa: BLE001 - see above
        logger.error("dead letter not announced", extra=error_fields(error))  # noqa: TRY400 - may quote a person


def _receive_until_accepted(job: Job, function: LocalFunction, message: QueueMessage) -> str | None:
    """None when the function accepted the message, else why it is given up.

    Only what fails is counted in Redis: a message that is accepted at once costs nothing more.
    """
    if int(job.meta.get(INTERRUPTIONS, 0)) >= MAX_INTERRUPTIONS:
        return f"{MAX_INTERRUPTIONS} processes ended while they handled it"
    pauses, gives_up_at = iter(PAUSES_SECONDS), time.monotonic() + WINDOW_SECONDS
    while True:
        receives = int(job.meta.get(RECEIVES, 0)) + 1
        if _accepts(function, message, receives):
            return None
        job.meta[RECEIVES] = receives
        _save(job)
        pause = next(pauses, math.inf) * random.uniform(0.8, 1.2)  # noqa: S311 - spreads load, hides nothing
        out_of_time = time.monotonic() + pause > gives_up_at and receives > 1  # a slow first failure gets its second
        if receives >= MAX_RECEIVES or out_of_time:
            return f"not accepted after {receives} receives"
        time.sleep(min(pause, WINDOW_SECONDS))


def _accepts(function: LocalFunction, message: QueueMessage, receives: int) -> bool:
    try:
        failed = reports_failure(function.invoke(sqs_event(message, receives)))
    except Exception as error:  # noqa: BLE001 - whatever a function raises is a failed receive, as on Lambda
        logger.error("function failed", extra=error_fields(error))  # noqa: TRY400 - the message may quote a person
        return False
    if failed:
        logger.warning("record given back", receives=receives)
    return not failed


def _forget_counts(job: Job) -> None:
    """A dead letter that the operator puts back starts anew."""
    job.meta.clear()
    _save(job)


def _save(job: Job) -> None:
    """Without Redis it counts in memory only."""
    try:
        job.save_meta()  # type: ignore[no-untyped-call] # RQ leaves it untyped
    except RedisError as error:
        logger.warning("receive not counted", extra=error_fields(error))
