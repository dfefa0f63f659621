"""How full the queues are and how long people wait in them, read from Redis at each scrape."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from prometheus_client.core import Metric
from prometheus_client.registry import Collector
from redis import Redis, RedisError
from rq.job import Job
from rq.queue import Queue
from rq.registry import FailedJobRegistry, StartedJobRegistry
from rq.serializers import JSONSerializer

from localcloud.exporter.gauges import family
from nutrition.observability import error_fields, make_logger
from nutrition.ports.clock import Clock
from nutrition.ports.metric_catalogue import DEAD_LETTERS, QUEUE_AGE, QUEUE_IN_HAND, QUEUE_WAITING, QUEUES_READABLE
from nutrition.ports.metrics import Gauge

logger = make_logger("localcloud")


class QueueCollector(Collector):
    """Without Redis only `QUEUES_READABLE` is there: an old number would look like a good one."""

    def __init__(self, redis: Redis, names: Sequence[str], clock: Clock) -> None:
        self._redis = redis
        self._queues = [Queue(name, connection=redis, serializer=JSONSerializer) for name in names]
        self._clock = clock

    def collect(self) -> Iterable[Metric]:
        try:
            found = self._read()
        except RedisError as error:
            logger.warning("queues not read", extra=error_fields(error))
            return [family(QUEUES_READABLE, {(): 0})]
        return [family(QUEUES_READABLE, {(): 1}), *(family(metric, values) for metric, values in found.items())]

    def _read(self) -> dict[Gauge, dict[tuple[str, ...], float]]:
        found: dict[Gauge, dict[tuple[str, ...], float]] = {
            each: {} for each in (QUEUE_WAITING, QUEUE_IN_HAND, QUEUE_AGE, DEAD_LETTERS)
        }
        for queue in self._queues:
            key = (queue.name,)
            found[QUEUE_WAITING][key] = queue.count
            found[QUEUE_IN_HAND][key] = StartedJobRegistry(queue=queue).get_job_count(cleanup=False)
            found[QUEUE_AGE][key] = self._age(queue)
            found[DEAD_LETTERS][key] = FailedJobRegistry(queue=queue).get_job_count(cleanup=False)
        return found

    def _age(self, queue: Queue) -> float:
        """Of the job at the head, in seconds; its time alone is read, never what a person wrote."""
        ids = queue.get_job_ids(0, 1)
        written = self._redis.hget(Job.key_for(ids[0]), "enqueued_at") if ids else None
        if written is None:
            return 0.0
        text = written.decode() if isinstance(written, bytes) else str(written)
        return max(0.0, (self._clock.now() - datetime.fromisoformat(text)).total_seconds())
