"""Answers of a provider, kept in Redis for a while."""

import hashlib
import json
import logging
from decimal import InvalidOperation

from redis.exceptions import RedisError

from nutrition.adapters.redis.client import KeyValueStore
from nutrition.domain.deadline import Deadline
from nutrition.domain.food import FoodMatch, FoodQuery
from nutrition.domain.meal_json import food_from_json, food_to_json
from nutrition.ports.metric_catalogue import NUTRIENT_CACHE
from nutrition.ports.metrics import Metrics, NoMetrics
from nutrition.ports.nutrients import NutrientProvider

log = logging.getLogger(__name__)


class CachedProvider:
    """Asks the cache first. A cache that fails is a cache that knows nothing: it never fails the lookup.

    Keys are digests, so that the cache does not hold what people typed. The client's own time-outs bound its calls.
    """

    def __init__(
        self,
        inner: NutrientProvider,
        redis: KeyValueStore,
        *,
        ttl_seconds: int,
        prefix: str,
        metrics: Metrics | None = None,
    ) -> None:
        self._inner = inner
        self._metrics = metrics or NoMetrics()
        self._redis = redis
        self._ttl_seconds = ttl_seconds
        self._prefix = prefix

    def search(self, query: FoodQuery, *, limit: int, deadline: Deadline) -> list[FoodMatch]:
        """As the inner provider; an empty answer is kept too."""
        key = self._key(query, limit)
        if (kept := self._read(key)) is not None:
            return kept
        matches = self._inner.search(query, limit=limit, deadline=deadline)
        self._write(key, matches)
        return matches

    def _key(self, query: FoodQuery, limit: int) -> str:
        parts = (query.food_key, query.name.strip().lower(), query.name_en.strip().lower(), str(limit))
        return f"{self._prefix}:{hashlib.sha256(chr(0).join(parts).encode()).hexdigest()}"

    def _read(self, key: str) -> list[FoodMatch] | None:
        try:
            text = self._redis.get(key)
            kept = None if text is None else load_matches(text)
        except (RedisError, ValueError) as error:
            log.warning("nutrient cache not read", extra={"error": type(error).__name__})
            self._metrics.count(NUTRIENT_CACHE, result="failed")
            return None
        self._metrics.count(NUTRIENT_CACHE, result="miss" if kept is None else "hit")
        return kept

    def _write(self, key: str, matches: list[FoodMatch]) -> None:
        try:
            self._redis.set(key, dump_matches(matches), ex=self._ttl_seconds)
        except RedisError as error:
            log.warning("nutrient cache not written", extra={"error": type(error).__name__})


def dump_matches(matches: list[FoodMatch]) -> str:
    """Compact JSON; decimals as text."""
    return json.dumps([{"score": match.score, "food": food_to_json(match.food)} for match in matches])


def load_matches(text: str | bytes) -> list[FoodMatch]:
    """The inverse of `dump_matches`; raises `ValueError` for anything else."""
    try:
        return [FoodMatch(food_from_json(entry["food"]), float(entry["score"])) for entry in json.loads(text)]
    except (KeyError, TypeError, InvalidOperation) as error:
        raise ValueError("not a list of matches") from error
