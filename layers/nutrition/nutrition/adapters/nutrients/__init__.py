"""Nutrient providers put together: cache, order, fallback."""

from nutrition.adapters.nutrients.cache import CachedProvider
from nutrition.adapters.nutrients.fallback import FallbackProvider

__all__ = ["CachedProvider", "FallbackProvider"]
