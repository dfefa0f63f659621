"""RQ's SimpleWorker as the one consumer of one queue, without losing order when it or Redis goes away."""

from collections.abc import Iterable
from types import FrameType, TracebackType

from redis import Redis, RedisError
from redis.backoff import NoBackoff
from redis.retry import Retry
from rq import Queue, SimpleWorker
from rq.job import Job
from rq.serializers import JSONSerializer, Serializer
from rq.timeouts import BaseDeathPenalty

from localcloud.jobs import correlation_id_of
from localcloud.recovery import put_back_interrupted
from nutrition.observability import correlated, error_fields, make_logger

logger = make_logger("localcloud")


class AlreadyServedError(RuntimeError):
    """Another worker serves this queue; two would handle a chat's messages side by side."""


class ShardQueue(Queue):
    """A queue whose consumer first puts back what it, or the process before it, took and did not finish."""

    @classmethod
    def dequeue_any(
        cls,
        queues: Iterable[Queue],
        timeout: int | None,
        connection: Redis,
        job_class: type[Job] | None = None,
        serializer: Serializer | str | None = None,
        death_penalty_class: type[BaseDeathPenalty] | None = None,
    ) -> tuple[Job, Queue] | None:
        # Each time, not only at start: after a lost connection Redis may have moved a job whose id never arrived here.
        for queue in queues:
            _put_back(queue)
        return super().dequeue_any(queues, timeout, connection, job_class, serializer, death_penalty_class)


class ShardWorker(SimpleWorker):
    """One job at a time, in this process: RQ's forking worker costs 16 ms a job where this takes 4."""

    queue_class = ShardQueue
    max_connection_wait_time = 2.0

    def __init__(self, queue: str, redis_url: str) -> None:
        # Every connection bears the queue's name, the worker does too: see _refuse_second_worker. No retries below RQ:
        # a repeated BLMOVE would hand out the second job before the first.
        redis = Redis.from_url(redis_url, client_name=queue, socket_connect_timeout=2, retry=Retry(NoBackoff(), 0))
        _refuse_second_worker(queue, redis)
        redis.delete(
            f"{self.redis_worker_namespace_prefix}{queue}"
        )  # left by a killed worker; RQ takes it for a live one
        super().__init__([queue], name=queue, connection=redis, serializer=JSONSerializer, log_job_description=False)
        self.stop_was_asked = False
        _put_back(self.queues[0])  # before RQ's own maintenance declares them abandoned

    def request_stop(self, signum: int, frame: FrameType | None) -> None:
        """SIGTERM or SIGINT: finish the job in hand, then leave."""
        self.stop_was_asked = True
        super().request_stop(signum, frame)  # type: ignore[no-untyped-call] # RQ leaves it untyped

    def handle_exception(self, job: Job, *exc_info: type[BaseException] | BaseException | TracebackType | None) -> None:
        """RQ's own logs the arguments, which are a person's words. A broken broker is not the message's fault: this
        process then ends, and the next one takes the message up again."""
        error = exc_info[1]
        if isinstance(error, RedisError):
            raise error
        if isinstance(error, BaseException):
            with correlated(correlation_id_of(job)):
                logger.error("dead letter", extra={"message_id": job.id, "queue": job.origin, **error_fields(error)})


def _put_back(queue: Queue) -> None:
    for job_id in put_back_interrupted(queue):
        job = queue.fetch_job(job_id)
        with correlated(job_id if job is None else correlation_id_of(job)):
            logger.warning("interrupted message put back", message_id=job_id)


def _refuse_second_worker(queue: str, redis: Redis) -> None:
    """A connection's name serves as a lock that the kernel gives back however its process ends."""
    own = str(redis.client_id())
    if any(client.get("name") == queue and client.get("id") != own for client in redis.client_list()):
        raise AlreadyServedError(f"another worker serves {queue}")
