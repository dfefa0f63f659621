"""A product catalogue that holds what the test puts into it."""

from nutrition.domain.deadline import Deadline
from nutrition.ports.products import Product


class InMemoryProducts:
    """Implements `ports.products.ProductCatalogue`; `failure` is raised while it is set."""

    def __init__(self) -> None:
        self.products: dict[str, Product] = {}
        self.failure: Exception | None = None
        self.asked: list[str] = []

    def find(self, barcode: str, deadline: Deadline) -> Product | None:
        assert not deadline.expired
        self.asked.append(barcode)
        if self.failure is not None:
            raise self.failure
        return self.products.get(barcode)
