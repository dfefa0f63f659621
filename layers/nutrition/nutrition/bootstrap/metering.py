"""Ports with their calls counted and timed, as more than one function of production has them."""

from typing import TYPE_CHECKING

from nutrition.adapters.metered.calls import metered
from nutrition.ports.metrics import Metrics
from nutrition.ports.photo_store import PhotoStore
from nutrition.ports.profile import ProfileStore
from nutrition.ports.queue import MessageQueue

if TYPE_CHECKING:  # it would cost a cold start what its first message may not need
    from redis import Redis

_PHOTO_CALLS = ("put", "get", "erase", "purge")
_PROFILE_CALLS = ("get", "save", "append_tone", "erase", "delete")


def metered_redis(redis: "Redis", metrics: Metrics) -> "Redis":
    """Of its commands the two that the product gives directly."""
    from redis import RedisError

    return metered(redis, ("get", "set"), metrics, "redis", RedisError)


def metered_queue(queue: MessageQueue, metrics: Metrics) -> MessageQueue:
    return metered(queue, ("send",), metrics, "queue")


def metered_profiles(profiles: ProfileStore, metrics: Metrics) -> ProfileStore:
    return metered(profiles, _PROFILE_CALLS, metrics, "mongodb")


def metered_photos(photos: PhotoStore, metrics: Metrics) -> PhotoStore:
    return metered(photos, _PHOTO_CALLS, metrics, "photo_store")
