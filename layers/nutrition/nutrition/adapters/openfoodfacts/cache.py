"""Products, and that there is none, kept in Redis for a while."""

import json
import logging
from decimal import InvalidOperation

from redis.exceptions import RedisError

from nutrition.adapters.redis.client import KeyValueStore
from nutrition.domain.deadline import Deadline
from nutrition.domain.meal_json import food_from_json, food_to_json
from nutrition.ports.products import Product, ProductCatalogue

KEPT_SECONDS = 30 * 24 * 3600
ABSENT_SECONDS = 24 * 3600  # somebody may add the product tomorrow
_PREFIX = "product:openfoodfacts:1"
_NONE = "null"

log = logging.getLogger(__name__)


class CachedProducts:
    """Asks the cache first. A cache that fails is a cache that knows nothing."""

    def __init__(self, inner: ProductCatalogue, redis: KeyValueStore) -> None:
        self._inner = inner
        self._redis = redis

    def find(self, barcode: str, deadline: Deadline) -> Product | None:
        """As the inner catalogue; a failure is not kept."""
        kept, product = self._read(barcode)
        if kept:
            return product
        product = self._inner.find(barcode, deadline)
        self._write(barcode, product)
        return product

    def _read(self, barcode: str) -> tuple[bool, Product | None]:
        try:
            text = self._redis.get(f"{_PREFIX}:{barcode}")
            return (False, None) if text is None else (True, load_product(text))
        except (RedisError, ValueError) as error:
            log.warning("product cache not read", extra={"error": type(error).__name__})
            return False, None

    def _write(self, barcode: str, product: Product | None) -> None:
        usable = product is not None and product.food is not None
        try:
            self._redis.set(
                f"{_PREFIX}:{barcode}", dump_product(product), ex=KEPT_SECONDS if usable else ABSENT_SECONDS
            )
        except RedisError as error:
            log.warning("product cache not written", extra={"error": type(error).__name__})


def dump_product(product: Product | None) -> str:
    if product is None:
        return _NONE
    food = None if product.food is None else food_to_json(product.food)
    return json.dumps({"barcode": product.barcode, "name": product.name, "food": food})


def load_product(text: str | bytes) -> Product | None:
    """The inverse of `dump_product`; raises `ValueError` for anything else."""
    data = json.loads(text)
    if data is None:
        return None
    try:
        food = None if data["food"] is None else food_from_json(data["food"])
        return Product(data["barcode"], data["name"], food)
    except (KeyError, TypeError, InvalidOperation) as error:
        raise ValueError("not a product") from error
