"""The product catalogue that the settings ask for."""

from redis import Redis

from nutrition.adapters.metered.circuit import metered_breaker
from nutrition.adapters.openfoodfacts.cache import CachedProducts
from nutrition.adapters.openfoodfacts.catalogue import OpenFoodFacts
from nutrition.adapters.openfoodfacts.client import OpenFoodFactsClient
from nutrition.adapters.redis.token_bucket import RedisTokenBucket
from nutrition.ports.metrics import Metrics
from nutrition.ports.products import NoProducts, ProductCatalogue
from nutrition.settings import ProductSettings


def product_catalogue(settings: ProductSettings, redis: Redis, metrics: Metrics) -> ProductCatalogue:
    """Open Food Facts, cached and within its rate limit; nothing at all without a base address."""
    if not settings.openfoodfacts_api_base:
        return NoProducts()
    client = OpenFoodFactsClient(
        settings.openfoodfacts_api_base,
        contact=settings.openfoodfacts_contact,
        breaker=metered_breaker("openfoodfacts", metrics),
    )
    limit = RedisTokenBucket(redis, "openfoodfacts", per_minute=settings.openfoodfacts_reads_per_minute)
    return CachedProducts(OpenFoodFacts(client, limit), redis)
