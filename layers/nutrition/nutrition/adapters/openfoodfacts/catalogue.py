"""Open Food Facts as a product catalogue."""

from typing import Protocol

from nutrition.adapters.openfoodfacts.client import OpenFoodFactsClient
from nutrition.adapters.openfoodfacts.errors import ThrottledError
from nutrition.adapters.openfoodfacts.mapping import to_product
from nutrition.domain.deadline import Deadline
from nutrition.ports.products import Product


class RateLimit(Protocol):
    def take(self) -> bool:
        """One call more, or False when there is none left. Raises DependencyUnavailableError."""
        ...


class OpenFoodFacts:
    """Implements `ports.products.ProductCatalogue` within a rate limit shared by all processes."""

    def __init__(self, client: OpenFoodFactsClient, limit: RateLimit) -> None:
        self._client = client
        self._limit = limit

    def find(self, barcode: str, deadline: Deadline) -> Product | None:
        """See the port. A used-up limit is a ThrottledError, before anything is sent."""
        if not self._limit.take():
            raise ThrottledError("openfoodfacts: our own limit is used up")
        vendor = self._client.product(barcode, deadline)
        return None if vendor is None else to_product(barcode, vendor)
