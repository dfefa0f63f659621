"""The provider that the settings ask for."""

from dataclasses import dataclass, field

from redis import Redis

from nutrition.adapters.fdc import FdcClient, FdcProvider
from nutrition.adapters.nutrients.cache import CachedProvider
from nutrition.adapters.nutrients.fallback import FallbackProvider
from nutrition.adapters.nutritionix import Credentials, NutritionixClient, NutritionixProvider
from nutrition.adapters.usda import FoodTable
from nutrition.ports.nutrients import NutrientProvider

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


def nutrient_provider(
    table: FoodTable,
    nutritionix: NutritionixSettings | None = None,
    redis: Redis | None = None,
    fdc: FdcSettings | None = None,
) -> NutrientProvider:
    """Nutritionix, then FoodData Central, each cached, then the embedded table; the table alone without keys."""
    online: list[NutrientProvider] = []
    if nutritionix is not None:
        vendor = NutritionixProvider(NutritionixClient(nutritionix.credentials, nutritionix.base_url))
        online.append(_cached(vendor, redis, nutritionix.cache_seconds, CACHE_PREFIX))
    if fdc is not None:
        online.append(_cached(FdcProvider(FdcClient(fdc.api_key, fdc.base_url)), redis, fdc.cache_seconds, FDC_PREFIX))
    return FallbackProvider([*online, table]) if online else table


def _cached(provider: NutrientProvider, redis: Redis | None, seconds: int, prefix: str) -> NutrientProvider:
    if redis is None or seconds <= 0:
        return provider
    return CachedProvider(provider, redis, ttl_seconds=seconds, prefix=prefix)
