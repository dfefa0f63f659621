"""Progress messages, remembered for a while."""

import logging

from redis.exceptions import RedisError

from nutrition.adapters.redis.client import KeyValueStore

log = logging.getLogger(__name__)

KEPT_SECONDS = 15 * 60


class RedisProgressMessages:
    """Implements `ports.progress.ProgressMessages`. The client's own time-outs bound its calls."""

    def __init__(self, redis: KeyValueStore) -> None:
        self._redis = redis

    def recall(self, update_id: int) -> int | None:
        try:
            known = self._redis.get(_key(update_id))
        except RedisError as error:
            log.warning("progress not recalled", extra={"error": type(error).__name__})
            return None
        return None if known is None else int(known)

    def remember(self, update_id: int, message_id: int) -> None:
        try:
            self._redis.set(_key(update_id), str(message_id), ex=KEPT_SECONDS)
        except RedisError as error:
            log.warning("progress not remembered", extra={"error": type(error).__name__})


def _key(update_id: int) -> str:
    return f"progress:{update_id}"
