"""The provider that the settings ask for."""

from dataclasses import dataclass, field

from redis import Redis

from nutrition.adapters.fdc import FdcClient, FdcProvider
from nutrition.adapters.metered.circuit import metered_breaker
from nutrition.adapters.metered.nutrients import MeteredProvider
from nutrition.adapters.nutrients.cache import CachedProvider
from nutrition.adapters.nutrients.fallback import FallbackProvider
from nutrition.adapters.nutritionix import Credentials, NutritionixClient, NutritionixProvider
from nutrition.adapters.usda import FoodTable
from nutrition.ports.metrics import Metrics, NoMetrics
from nutrition.ports.nutrients import NutrientProvider
from nutrition.settings import NutrientSettings

CACHE_SECONDS = 7 * 24 * 3600
CACHE_PREFIX = "nutrients:nutritionix:3"
FDC_PREFIX = "nutrients:fdc:1"


@dataclass(frozen=True, slots=True)
class NutritionixSettings:
    """Where Nutritionix is and how long its answers may be kept (0: not at all; the plan's licence decides)."""

    credentials: Credentials
    base_url: str
    cache_seconds: int = CACHE_SECONDS


@dataclass(frozen=True, slots=True)
class FdcSettings:
    """Where FoodData Central is; its data are in the public domain, so its answers may be kept."""

    api_key: str = field(repr=False)
    base_url: str
    cache_seconds: int = CACHE_SECONDS


def nutritionix_settings(settings: NutrientSettings) -> NutritionixSettings | None:
    """None without both of its keys."""
    if settings.nutritionix_app_id is None or settings.nutritionix_app_key is None:
        return None
    credentials = Credentials(
        settings.nutritionix_app_id.get_secret_value(), settings.nutritionix_app_key.get_secret_value()
    )
    return NutritionixSettings(credentials, settings.nutritionix_api_base)


def fdc_settings(settings: NutrientSettings) -> FdcSettings | None:
    """None without a key."""
    if settings.fdc_api_key is None:
        return None
    return FdcSettings(settings.fdc_api_key.get_secret_value(), settings.fdc_api_base)


def nutrient_provider(
    table: FoodTable,
    nutritionix: NutritionixSettings | None = None,
    redis: Redis | None = None,
    metrics: Metrics | None = None,
    fdc: FdcSettings | None = None,
) -> NutrientProvider:
    """Nutritionix, then FoodData Central, each cached, then the embedded table; the table alone without keys."""
    metrics = metrics or NoMetrics()
    embedded = MeteredProvider(table, metrics, "food_table")
    online: list[NutrientProvider] = []
    if nutritionix is not None:
        client = NutritionixClient(
            nutritionix.credentials, nutritionix.base_url, breaker=metered_breaker("nutritionix", metrics)
        )
        vendor = MeteredProvider(NutritionixProvider(client), metrics, "nutritionix")
        online.append(_cached(vendor, redis, nutritionix.cache_seconds, CACHE_PREFIX, metrics))
    if fdc is not None:
        central = FdcClient(fdc.api_key, fdc.base_url, breaker=metered_breaker("fdc", metrics))
        vendor = MeteredProvider(FdcProvider(central), metrics, "fdc")
        online.append(_cached(vendor, redis, fdc.cache_seconds, FDC_PREFIX, metrics))
    return FallbackProvider([*online, embedded]) if online else embedded


def _cached(
    provider: NutrientProvider, redis: Redis | None, seconds: int, prefix: str, metrics: Metrics
) -> NutrientProvider:
    if redis is None or seconds <= 0:
        return provider
    return CachedProvider(provider, redis, ttl_seconds=seconds, prefix=prefix, metrics=metrics)
