"""Ports with their calls counted and timed: what production puts around the adapters.

Every builder takes a dataclass of ports and gives the same one back, with some of the ports wrapped.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from nutrition.adapters.metered.calls import metered
from nutrition.adapters.metered.messenger import MeteredMessenger
from nutrition.adapters.metered.recognition import MeteredLanguage, MeteredVision
from nutrition.adapters.metered.unit_of_work import MeteredUnitOfWorkFactory
from nutrition.ports.metrics import Metrics
from nutrition.ports.photo_store import PhotoStore
from nutrition.ports.profile import ProfileStore
from nutrition.ports.queue import MessageQueue
from nutrition.ports.sent import LastSent

if TYPE_CHECKING:  # these import this module, or cost a cold start what its first message may not need
    from redis import Redis

    from nutrition.bootstrap.analysis import AnalysisPorts
    from nutrition.bootstrap.scenarios import ScenariosPorts
    from nutrition.bootstrap.scheduler import SchedulerPorts

_PHOTO_CALLS = ("put", "get", "erase", "purge")
_PROFILE_CALLS = ("get", "save", "append_tone", "erase", "delete")


def metered_scenarios(ports: "ScenariosPorts") -> "ScenariosPorts":
    """The nutrients are not wrapped here: between them and their provider lies the cache."""
    metrics = ports.metrics
    return replace(
        ports,
        new_unit_of_work=MeteredUnitOfWorkFactory(ports.new_unit_of_work, metrics),
        messenger=MeteredMessenger(ports.messenger, metrics, ports.clock, ports.sent),
        vision=MeteredVision(ports.vision, metrics),
        language=MeteredLanguage(ports.language, metrics),
        products=metered(ports.products, ("find",), metrics, "openfoodfacts"),
        profiles=_profiles(ports.profiles, metrics),
        analyses=metered_queue(ports.analyses, metrics),
        photo_store=_photos(ports.photo_store, metrics),
    )


def metered_analysis(ports: "AnalysisPorts") -> "AnalysisPorts":
    return replace(
        ports,
        new_unit_of_work=MeteredUnitOfWorkFactory(ports.new_unit_of_work, ports.metrics),
        messenger=MeteredMessenger(ports.messenger, ports.metrics, ports.clock, LastSent()),
        profiles=_profiles(ports.profiles, ports.metrics),
        phraser=metered(ports.phraser, ("rephrase",), ports.metrics, "llm"),
    )


def metered_scheduler(ports: "SchedulerPorts") -> "SchedulerPorts":
    return replace(
        ports,
        new_unit_of_work=MeteredUnitOfWorkFactory(ports.new_unit_of_work, ports.metrics),
        messenger=MeteredMessenger(ports.messenger, ports.metrics, ports.clock, LastSent()),
        analyses=metered_queue(ports.analyses, ports.metrics),
        photo_store=_photos(ports.photo_store, ports.metrics),
    )


def metered_redis(redis: "Redis", metrics: Metrics) -> "Redis":
    """Of its commands the two that the product gives directly."""
    from redis import RedisError

    return metered(redis, ("get", "set"), metrics, "redis", RedisError)


def metered_queue(queue: MessageQueue, metrics: Metrics) -> MessageQueue:
    return metered(queue, ("send",), metrics, "queue")


def _profiles(profiles: ProfileStore, metrics: Metrics) -> ProfileStore:
    return metered(profiles, _PROFILE_CALLS, metrics, "mongodb")


def _photos(photos: PhotoStore, metrics: Metrics) -> PhotoStore:
    return metered(photos, _PHOTO_CALLS, metrics, "photo_store")
