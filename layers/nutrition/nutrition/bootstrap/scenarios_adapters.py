"""The scenarios function: the production adapters behind its ports."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from nutrition.adapters.charts.renderer import ResvgCharts
from nutrition.adapters.clock import SystemClock
from nutrition.adapters.fluent.texts import FluentTexts
from nutrition.adapters.grpc.channel import open_channel
from nutrition.adapters.grpc.language import GrpcLanguage
from nutrition.adapters.grpc.vision import GrpcVision
from nutrition.adapters.metered.calls import metered
from nutrition.adapters.metered.messenger import MeteredMessenger
from nutrition.adapters.metered.recognition import MeteredLanguage, MeteredVision
from nutrition.adapters.metered.unit_of_work import MeteredUnitOfWorkFactory
from nutrition.adapters.metrics.factory import make_metrics
from nutrition.adapters.postgres.engine import create_postgres_engine
from nutrition.adapters.postgres.unit_of_work import PostgresUnitOfWorkFactory
from nutrition.adapters.telegram.messenger import TelegramMessenger
from nutrition.adapters.usda import FoodTable
from nutrition.bootstrap.metering import metered_photos, metered_profiles, metered_queue, metered_redis
from nutrition.bootstrap.nutrients import nutrient_provider
from nutrition.bootstrap.outside_models import outside_models
from nutrition.bootstrap.photo_stores import photo_store
from nutrition.bootstrap.queues import analysis_queue
from nutrition.bootstrap.scenarios import ScenariosPorts
from nutrition.cold_start import deferred
from nutrition.ports.metrics import Metrics
from nutrition.ports.products import ProductCatalogue
from nutrition.ports.profile import ProfileStore
from nutrition.ports.progress import ProgressMessages
from nutrition.settings import ScenariosSettings

if TYPE_CHECKING:
    from redis import Redis


def scenarios_ports(settings: ScenariosSettings, **overrides: Any) -> ScenariosPorts:  # noqa: ANN401  # any port
    """Every port's adapter as the settings choose it; `overrides` are ports by name."""
    table = FoodTable(settings.food_table_path)
    engine = create_postgres_engine(
        settings.database_url.get_secret_value(),
        application_name="scenarios",
        pool_size=settings.database_pool_size,
    )
    open_service = partial(open_channel, secure=settings.grpc_tls, root_certificate=settings.grpc_root_certificate)
    metrics = make_metrics(settings.metrics, "scenarios")
    redis: Redis = deferred(partial(_redis, settings, metrics))
    ports = ScenariosPorts(
        new_unit_of_work=PostgresUnitOfWorkFactory(engine),
        messenger=TelegramMessenger(settings.telegram_bot_token.get_secret_value(), settings.telegram_api_base),
        vision=GrpcVision(open_service(settings.vision_target)),
        language=GrpcLanguage(open_service(settings.language_target)),
        nutrients=nutrient_provider(settings, table, redis, metrics),
        catalogue=table,
        products=deferred(partial(_products, settings, redis, metrics)),
        profiles=deferred(partial(_profiles, settings)),
        photo_store=deferred(partial(photo_store, settings)),
        analyses=analysis_queue(settings),
        charts=ResvgCharts(),
        progress=deferred(partial(_progress, redis)),
        clock=SystemClock(),
        texts=FluentTexts(),
        metrics=metrics,
        outside_models=outside_models(settings),
    )
    return metered_scenarios(replace(ports, **overrides))


def metered_scenarios(ports: ScenariosPorts) -> ScenariosPorts:
    """The nutrients are not wrapped here: between them and their provider lies the cache."""
    metrics = ports.metrics
    return replace(
        ports,
        new_unit_of_work=MeteredUnitOfWorkFactory(ports.new_unit_of_work, metrics),
        messenger=MeteredMessenger(ports.messenger, metrics, ports.clock, ports.sent),
        vision=MeteredVision(ports.vision, metrics),
        language=MeteredLanguage(ports.language, metrics),
        products=metered(ports.products, ("find",), metrics, "openfoodfacts"),
        profiles=metered_profiles(ports.profiles, metrics),
        analyses=metered_queue(ports.analyses, metrics),
        photo_store=metered_photos(ports.photo_store, metrics),
    )


# Imports are inside the following, so that a cold start does not pay for what its first message may not need.


def _redis(settings: ScenariosSettings, metrics: Metrics) -> "Redis":
    from nutrition.adapters.redis.client import redis_client

    return metered_redis(redis_client(settings.redis_url.get_secret_value()), metrics)


def _products(settings: ScenariosSettings, redis: "Redis", metrics: Metrics) -> ProductCatalogue:
    from nutrition.bootstrap.products import product_catalogue

    return product_catalogue(settings, redis, metrics)


def _progress(redis: "Redis") -> ProgressMessages:
    from nutrition.adapters.redis.progress import RedisProgressMessages

    return RedisProgressMessages(redis)


def _profiles(settings: ScenariosSettings) -> ProfileStore:
    from nutrition.adapters.mongo.profiles import MongoProfiles

    return MongoProfiles(settings.mongo_url.get_secret_value())
