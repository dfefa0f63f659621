"""The message queue on RQ: groups are sharded over RQ queues, each of which one worker empties in order."""

import zlib
from datetime import datetime
from uuid import uuid4

from redis import Redis, RedisError, WatchError
from redis.client import Pipeline
from rq import Queue
from rq.serializers import JSONSerializer

from nutrition.correlation import ATTRIBUTE, current_correlation_id
from nutrition.errors import DependencyUnavailableError

DEFAULT_JOB_FUNCTION = "localcloud.jobs.handle"
DEDUPLICATION_SECONDS = 24 * 3600  # Telegram keeps an undelivered update for 24 hours
DEAD_LETTER_SECONDS = 14 * 24 * 3600  # what SQS keeps at most
MAX_WAITING = 10_000  # messages a shard; above it the sender has to wait, Redis must not run out of memory
_ATTEMPTS = 5


class RqQueue:
    """Implements `nutrition.ports.queue.MessageQueue`.

    With `shards` the RQ queues are `{name}-{k}`, k = CRC-32 of the group modulo `shards`; without it there is one,
    `name`. A job calls `job_function` (dotted path) with the keywords body, group, deduplication and, where known,
    correlation_id and accepted_at_ms; its id is the message id. Jobs are JSON, not pickle: who can write to Redis must
    not thereby run code here.
    """

    def __init__(
        self,
        redis: Redis,
        name: str,
        *,
        shards: int | None = None,
        job_function: str = DEFAULT_JOB_FUNCTION,
        max_waiting: int = MAX_WAITING,
    ) -> None:
        names = [name] if shards is None else [f"{name}-{shard}" for shard in range(shards)]
        self._redis = redis
        self._name = name
        self._queues = [Queue(each, connection=redis, serializer=JSONSerializer) for each in names]
        self._job_function = job_function
        self._max_waiting = max_waiting

    def send(self, body: str, *, group: str, deduplication: str, accepted_at: datetime | None = None) -> None:
        """See the port. Also raises DependencyUnavailableError when the shard is full."""
        known = f"queue:{self._name}:known:{deduplication}"
        message: dict[str, str | int] = {"body": body, "group": group, "deduplication": deduplication}
        if accepted_at is not None:
            message["accepted_at_ms"] = int(accepted_at.timestamp() * 1000)
        try:
            self._send_once(known, message, group)
        except RedisError as error:
            raise DependencyUnavailableError(f"queue: {type(error).__name__}") from error

    def ping(self) -> None:
        """Raises DependencyUnavailableError when the broker does not answer."""
        try:
            self._redis.ping()
        except RedisError as error:
            raise DependencyUnavailableError(f"queue: {type(error).__name__}") from error

    def _send_once(self, known: str, message: dict[str, str | int], group: str) -> None:
        """Mark the deduplication id and push the job in one transaction: neither can stand without the other.

        A connection lost in the middle surfaces as WatchError; the next attempt sees whether the transaction happened.
        """
        queue = self._queues[zlib.crc32(group.encode()) % len(self._queues)]
        for _ in range(_ATTEMPTS):
            with self._redis.pipeline() as pipeline:
                try:
                    pipeline.watch(known)  # type: ignore[no-untyped-call] # redis leaves this one method untyped
                    if pipeline.exists(known):
                        return
                    self._refuse_when_full(queue, pipeline)
                    pipeline.multi()
                    pipeline.set(known, 1, ex=DEDUPLICATION_SECONDS)
                    self._push(queue, pipeline, message)
                    pipeline.execute()
                except WatchError:
                    continue
                return
        raise DependencyUnavailableError("queue: the transaction did not go through")

    def _refuse_when_full(self, queue: Queue, pipeline: Pipeline) -> None:
        waiting = pipeline.llen(queue.key)
        if waiting >= self._max_waiting:
            raise DependencyUnavailableError("queue: too many messages wait")

    def _push(self, queue: Queue, pipeline: Pipeline, message: dict[str, str | int]) -> None:
        current = current_correlation_id()
        job = queue.create_job(
            self._job_function,
            kwargs={**message, ATTRIBUTE: current} if current else message,
            job_id=str(uuid4()),
            timeout=-1,  # the consumer's function has its own, which ends the process; RQ's throws into running code
            description="message",  # RQ's own default quotes the arguments, which are a person's words
            result_ttl=0,
            failure_ttl=DEAD_LETTER_SECONDS,
        )
        queue.enqueue_job(job, pipeline=pipeline)
