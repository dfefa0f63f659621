"""The nutrient provider that the settings ask for. Imports are inside, so that a cold start pays for what has keys."""

from typing import TYPE_CHECKING

from nutrition.adapters.metered.nutrients import MeteredProvider
from nutrition.adapters.usda import FoodTable
from nutrition.ports.metrics import Metrics
from nutrition.ports.nutrients import NutrientProvider
from nutrition.settings import NutrientSettings

if TYPE_CHECKING:
    from redis import Redis

CACHE_SECONDS = 7 * 24 * 3600
NUTRITIONIX_PREFIX = "nutrients:nutritionix:3"
FDC_PREFIX = "nutrients:fdc:1"


def nutrient_provider(
    settings: NutrientSettings, table: FoodTable, redis: "Redis", metrics: Metrics
) -> NutrientProvider:
    """Nutritionix, then FoodData Central, each cached, then the embedded table; the table alone without keys."""
    embedded = MeteredProvider(table, metrics, "food_table")
    online = [*_nutritionix(settings, redis, metrics), *_fdc(settings, redis, metrics)]
    if not online:
        return embedded
    from nutrition.adapters.nutrients import FallbackProvider

    return FallbackProvider([*online, embedded])


def _nutritionix(settings: NutrientSettings, redis: "Redis", metrics: Metrics) -> list[NutrientProvider]:
    """Nothing without both of its keys."""
    app_id, app_key = settings.nutritionix_app_id, settings.nutritionix_app_key
    if app_id is None or app_key is None:
        return []
    from nutrition.adapters.metered.circuit import metered_breaker
    from nutrition.adapters.nutritionix import Credentials, NutritionixClient, NutritionixProvider

    credentials = Credentials(app_id.get_secret_value(), app_key.get_secret_value())
    breaker = metered_breaker("nutritionix", metrics)
    client = NutritionixClient(credentials, settings.nutritionix_api_base, breaker=breaker)
    provider = MeteredProvider(NutritionixProvider(client), metrics, "nutritionix")
    return [_cached(provider, redis, NUTRITIONIX_PREFIX, metrics)]


def _fdc(settings: NutrientSettings, redis: "Redis", metrics: Metrics) -> list[NutrientProvider]:
    """Nothing without a key. Its data are in the public domain, so its answers may be kept."""
    if settings.fdc_api_key is None:
        return []
    from nutrition.adapters.fdc import FdcClient, FdcProvider
    from nutrition.adapters.metered.circuit import metered_breaker

    breaker = metered_breaker("fdc", metrics)
    client = FdcClient(settings.fdc_api_key.get_secret_value(), settings.fdc_api_base, breaker=breaker)
    return [_cached(MeteredProvider(FdcProvider(client), metrics, "fdc"), redis, FDC_PREFIX, metrics)]


def _cached(provider: NutrientProvider, redis: "Redis", prefix: str, metrics: Metrics) -> NutrientProvider:
    from nutrition.adapters.nutrients import CachedProvider

    return CachedProvider(provider, redis, ttl_seconds=CACHE_SECONDS, prefix=prefix, metrics=metrics)
