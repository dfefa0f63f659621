"""Depth and age of the queues, as the exporter reads them from a real Redis."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from prometheus_client.core import CollectorRegistry
from redis import Redis
from rq import Queue
from rq.job import Job
from rq.registry import FailedJobRegistry
from rq.serializers import JSONSerializer

from localcloud.exporter.queues import QueueCollector
from nutrition.adapters.redis.client import redis_client
from nutrition.adapters.redis.queue import RqQueue
from nutrition.ports.clock import Clock

pytestmark = pytest.mark.integration
NAME = "updates-63"  # of a shard that no other test has


class Later:
    """A clock that is five minutes ahead: a message that was just sent has waited for as long."""

    def now(self) -> datetime:
        return datetime.now(UTC) + timedelta(minutes=5)  # noqa: TID251 - RQ's own timestamps are of the machine's clock


@pytest.fixture
def redis(redis_url: str) -> Iterator[Redis]:
    client = redis_client(redis_url)
    queue = Queue(NAME, connection=client, serializer=JSONSerializer)
    client.delete(queue.key)
    yield client
    client.delete(queue.key)


def scraped(redis: Redis, clock: Clock) -> dict[str, float]:
    registry = CollectorRegistry()
    registry.register(QueueCollector(redis, [NAME], clock))
    return {sample.name: sample.value for metric in registry.collect() for sample in metric.samples}


def test_an_empty_queue_is_readable_and_nobody_waits(redis: Redis) -> None:
    assert scraped(redis, Later()) == {
        "nutrition_queues_readable": 1,
        "nutrition_queue_waiting_messages": 0,
        "nutrition_queue_in_hand_messages": 0,
        "nutrition_queue_oldest_seconds": 0,
        "nutrition_queue_dead_letters": 0,
    }


def test_waiting_messages_count_and_the_oldest_says_how_long(redis: Redis) -> None:
    queue = RqQueue(redis, NAME)
    for _ in range(3):
        queue.send("{}", group="1", deduplication=uuid4().hex)

    found = scraped(redis, Later())

    assert found["nutrition_queue_waiting_messages"] == 3
    assert found["nutrition_queue_oldest_seconds"] == pytest.approx(300, abs=20)


def test_a_message_that_was_given_up_is_a_dead_letter(redis: Redis) -> None:
    RqQueue(redis, NAME).send("{}", group="1", deduplication=uuid4().hex)
    queue = Queue(NAME, connection=redis, serializer=JSONSerializer)
    (job_id,) = queue.get_job_ids()
    job = Job.fetch(job_id, connection=redis, serializer=JSONSerializer)
    queue.remove(job_id)
    registry = FailedJobRegistry(queue=queue)
    registry.add(job, ttl=60)

    assert scraped(redis, Later())["nutrition_queue_dead_letters"] == 1
    registry.remove(job, delete_job=True)


def test_without_redis_it_says_so_and_shows_no_old_numbers() -> None:
    nowhere = redis_client("redis://127.0.0.1:1/0", retries=0)

    assert scraped(nowhere, Later()) == {"nutrition_queues_readable": 0}
