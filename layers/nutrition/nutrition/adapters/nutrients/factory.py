"""The provider that the settings ask for."""

from dataclasses import dataclass

from redis import Redis

from nutrition.adapters.metered.circuit import CircuitMetric
from nutrition.adapters.metered.nutrients import MeteredProvider
from nutrition.adapters.nutrients.cache import CachedProvider
from nutrition.adapters.nutrients.fallback import FallbackProvider
from nutrition.adapters.nutritionix import Credentials, NutritionixClient, NutritionixProvider
from nutrition.adapters.nutritionix.client import new_breaker
from nutrition.adapters.usda import FoodTable
from nutrition.ports.metrics import Metrics, NoMetrics
from nutrition.ports.nutrients import NutrientProvider

CACHE_SECONDS = 7 * 24 * 3600
CACHE_PREFIX = "nutrients:nutritionix:2"


@dataclass(frozen=True, slots=True)
class NutritionixSettings:
    """Where Nutritionix is and how long its answers may be kept (0: not at all; the plan's licence decides)."""

    credentials: Credentials
    base_url: str
    cache_seconds: int = CACHE_SECONDS


def nutrient_provider(
    table: FoodTable,
    nutritionix: NutritionixSettings | None = None,
    redis: Redis | None = None,
    metrics: Metrics | None = None,
) -> NutrientProvider:
    """Nutritionix, cached, before the embedded table; the table alone when there are no keys."""
    metrics = metrics or NoMetrics()
    embedded = MeteredProvider(table, metrics, "food_table")
    if nutritionix is None:
        return embedded
    breaker = new_breaker()
    breaker.add_listener(CircuitMetric(metrics, "nutritionix"))
    client = NutritionixClient(nutritionix.credentials, nutritionix.base_url, breaker=breaker)
    online: NutrientProvider = MeteredProvider(NutritionixProvider(client), metrics, "nutritionix")
    if redis is not None and nutritionix.cache_seconds > 0:
        online = CachedProvider(
            online, redis, ttl_seconds=nutritionix.cache_seconds, prefix=CACHE_PREFIX, metrics=metrics
        )
    return FallbackProvider([online, embedded])
