"""The sender's side: once, in the right shard, confirmed or refused."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from socket import socket

import pytest
from redis import Redis
from rq import Queue

from nutrition.adapters.redis.client import redis_client
from nutrition.adapters.redis.queue import RqQueue
from nutrition.errors import DependencyUnavailableError
from tests.support.rq_workshop import Workshop

pytestmark = pytest.mark.integration


def waiting(redis: Redis, queue: str) -> int:
    return Queue(queue, connection=redis).count


def test_a_message_sent_twice_stands_in_the_queue_once(workshop: Workshop) -> None:
    workshop.send("a")
    workshop.send("a")

    assert waiting(workshop.redis, workshop.shard) == 1


def test_a_message_sent_by_many_at_once_stands_in_the_queue_once(workshop: Workshop) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: workshop.send("a"), range(40)))

    assert waiting(workshop.redis, workshop.shard) == 1


def test_a_message_that_was_handled_is_still_known(workshop: Workshop) -> None:
    workshop.send("a")
    workshop.redis.delete(f"rq:queue:{workshop.shard}")
    workshop.send("a")

    assert waiting(workshop.redis, workshop.shard) == 0
    assert 0 < workshop.redis.ttl(f"queue:{workshop.name}:known:{workshop.name}:a") <= 24 * 3600


def test_groups_are_spread_and_each_stays_in_its_shard(workshop: Workshop) -> None:
    queue = RqQueue(workshop.redis, workshop.name, shards=2)
    for number in range(40):
        queue.send("{}", group=str(number % 20), deduplication=str(number))

    shards = [Queue(f"{workshop.name}-{shard}", connection=workshop.redis, serializer="json") for shard in range(2)]
    groups = [{str(job.kwargs["group"]) for job in shard.jobs} for shard in shards]
    assert groups[0]
    assert groups[1]
    assert not groups[0] & groups[1]
    assert sum(shard.count for shard in shards) == 40


def test_a_single_queue_has_the_name_itself(workshop: Workshop) -> None:
    RqQueue(workshop.redis, workshop.name).send("{}", group="1", deduplication="1")

    assert waiting(workshop.redis, workshop.name) == 1


def test_a_full_shard_refuses_and_accepts_the_same_message_later(workshop: Workshop) -> None:
    queue = RqQueue(workshop.redis, workshop.name, shards=1, max_waiting=1)
    queue.send("{}", group="1", deduplication="1")
    with pytest.raises(DependencyUnavailableError):
        queue.send("{}", group="1", deduplication="2")

    workshop.redis.delete(f"rq:queue:{workshop.shard}")
    queue.send("{}", group="1", deduplication="2")

    assert waiting(workshop.redis, workshop.shard) == 1


def test_a_server_out_of_memory_refuses_and_remembers_nothing(workshop: Workshop) -> None:
    admin = redis_client(workshop.redis_url)
    admin.config_set("maxmemory", 1)
    try:
        with pytest.raises(DependencyUnavailableError):
            workshop.send("a")
    finally:
        admin.config_set("maxmemory", 0)
    workshop.send("a")

    assert waiting(workshop.redis, workshop.shard) == 1


def test_no_server_is_an_outage_not_a_hang() -> None:
    with closing(socket()) as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    queue = RqQueue(redis_client(f"redis://127.0.0.1:{port}/0"), "updates", shards=2)

    with pytest.raises(DependencyUnavailableError):
        queue.send("{}", group="1", deduplication="1")
    with pytest.raises(DependencyUnavailableError):
        queue.ping()


def test_a_server_that_does_not_answer_is_an_outage_within_the_time_out() -> None:
    with closing(socket()) as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = listener.getsockname()[1]
        queue = RqQueue(redis_client(f"redis://127.0.0.1:{port}/0", socket_seconds=0.1, retries=1), "updates")

        with pytest.raises(DependencyUnavailableError):
            queue.send("{}", group="1", deduplication="1")
