"""The shared rate limit on a real server."""

import time

import pytest
from redis import Redis

from nutrition.adapters.redis.client import redis_client
from nutrition.adapters.redis.token_bucket import RedisTokenBucket
from nutrition.errors import DependencyUnavailableError

pytestmark = pytest.mark.integration


@pytest.fixture
def redis(redis_url: str) -> Redis:
    return redis_client(redis_url)


def test_two_processes_share_one_limit(redis: Redis) -> None:
    first, second = (RedisTokenBucket(redis, "shared", per_minute=3) for _ in range(2))
    assert [bucket.take() for bucket in (first, second, first, second, first)] == [True, True, True, False, False]


def test_calls_come_back_at_their_pace(redis: Redis) -> None:
    """One call every 50 ms: an empty bucket gives again soon, and never more than it holds."""
    bucket = RedisTokenBucket(redis, "pace", per_minute=1200, capacity=1)
    assert bucket.take()
    deadline = time.monotonic() + 5
    while not bucket.take():
        assert time.monotonic() < deadline
    key = "rate:pace"
    assert 0 < redis.ttl(key) <= 2


def test_who_cannot_count_must_not_call() -> None:
    nobody = redis_client("redis://127.0.0.1:1/0", socket_seconds=0.1, retries=0)
    with pytest.raises(DependencyUnavailableError):
        RedisTokenBucket(nobody, "down", per_minute=10).take()
