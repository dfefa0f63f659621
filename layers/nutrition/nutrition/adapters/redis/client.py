"""The Redis client every adapter shares: bounded in time, so that an outage is an answer and not a hang."""

from typing import Any, Protocol

from redis import Redis
from redis.backoff import ExponentialWithJitterBackoff
from redis.retry import Retry

# A healthy answer takes 0.1 ms. redis-py repeats a connection attempt inside each repeated command, so one retry makes
# four waits at worst: about 3 s, well below Telegram's own patience with a webhook.
SOCKET_SECONDS = 0.75
RETRIES = 1


class KeyValueStore(Protocol):
    """The two commands that caches use; both may raise `RedisError`."""

    def get(self, name: str) -> Any: ...  # noqa: ANN401 - redis-py types its answers by the client's mode
    def set(self, name: str, value: str, *, ex: int) -> Any: ...  # noqa: ANN401 - as above


def redis_client(url: str, *, socket_seconds: float = SOCKET_SECONDS, retries: int = RETRIES) -> Redis:
    """A thread-safe client with a pool; connects at the first command. Raises ValueError for a bad URL."""
    return Redis.from_url(
        url,
        socket_timeout=socket_seconds,
        socket_connect_timeout=socket_seconds,
        socket_keepalive=True,
        health_check_interval=30,
        retry=Retry(ExponentialWithJitterBackoff(cap=0.2, base=0.02), retries),
    )
