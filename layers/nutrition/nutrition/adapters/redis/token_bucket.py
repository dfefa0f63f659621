"""A rate limit that all processes share."""

from collections.abc import Callable
from typing import Any, Protocol

from redis.exceptions import RedisError

from nutrition.errors import DependencyUnavailableError

# KEYS: the bucket. ARGV: capacity, tokens a second. The server's clock, so that the callers' need not agree.
_TAKE = """
local time = redis.call('TIME')
local now = tonumber(time[1]) + tonumber(time[2]) / 1000000
local capacity, rate = tonumber(ARGV[1]), tonumber(ARGV[2])
local bucket = redis.call('HMGET', KEYS[1], 'tokens', 'at')
local tokens = tonumber(bucket[1]) or capacity
local at = tonumber(bucket[2]) or now
tokens = math.min(capacity, tokens + math.max(0, now - at) * rate)
local taken = 0
if tokens >= 1 then
  tokens = tokens - 1
  taken = 1
end
redis.call('HSET', KEYS[1], 'tokens', tostring(tokens), 'at', tostring(now))
redis.call('EXPIRE', KEYS[1], math.ceil(capacity / rate) + 1)
return taken
"""


class ScriptRunner(Protocol):
    """The command of a Redis client that is used; may raise `RedisError`."""

    def register_script(self, script: str) -> Callable[..., Any]: ...


class RedisTokenBucket:
    """`capacity` calls at once, refilled at `per_minute` calls a minute."""

    def __init__(self, redis: ScriptRunner, name: str, *, per_minute: int, capacity: int | None = None) -> None:
        self._take = redis.register_script(_TAKE)
        self._key = f"rate:{name}"
        self._arguments = [capacity or per_minute, per_minute / 60]

    def take(self) -> bool:
        """One call more, or False when there is none left.

        Raises DependencyUnavailableError when Redis does not answer: whoever cannot count must not call.
        """
        try:
            return bool(self._take(keys=[self._key], args=self._arguments))
        except RedisError as error:
            raise DependencyUnavailableError(f"rate limit: {type(error).__name__}") from error
