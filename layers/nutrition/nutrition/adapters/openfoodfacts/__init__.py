"""Open Food Facts API v2: packaged products by barcode (ODbL)."""

from nutrition.adapters.openfoodfacts.cache import CachedProducts
from nutrition.adapters.openfoodfacts.catalogue import OpenFoodFacts
from nutrition.adapters.openfoodfacts.client import OpenFoodFactsClient

__all__ = ["CachedProducts", "OpenFoodFacts", "OpenFoodFactsClient"]
