"""The nutrient cache on a real server."""

import pytest
from redis import Redis

from nutrition.adapters.nutrients import CachedProvider
from nutrition.adapters.redis.client import redis_client
from nutrition.domain.deadline import Deadline
from nutrition.domain.food import FoodMatch, FoodQuery
from tests.fakes.nutrients import FakeProvider, make_food

pytestmark = pytest.mark.integration

QUERY = FoodQuery("рис", "rice")


def ask(inner: FakeProvider, redis: Redis) -> list[FoodMatch]:
    cached = CachedProvider(inner, redis, ttl_seconds=60, prefix="test")
    return cached.search(QUERY, limit=5, deadline=Deadline.after(5))


def test_an_answer_is_kept_for_a_while_and_comes_back_the_same(redis_url: str) -> None:
    redis, inner = redis_client(redis_url), FakeProvider(FoodMatch(make_food(), 0.9))
    assert ask(inner, redis) == ask(inner, redis) == inner.matches
    assert inner.calls == 1
    (key,) = redis.keys("test:*")
    assert 0 < redis.ttl(key) <= 60


def test_a_server_that_is_gone_does_not_fail_the_lookup() -> None:
    redis, inner = redis_client("redis://127.0.0.1:9/0", retries=0), FakeProvider(FoodMatch(make_food(), 0.9))
    assert ask(inner, redis) == inner.matches
