"""From the barcodes on a picture to a packaged product."""

from dataclasses import dataclass
from enum import StrEnum

from nutrition.domain.deadline import Deadline
from nutrition.errors import DependencyError
from nutrition.ports.products import Product, ProductCatalogue

_MOST_LOOKED_UP = 2  # a picture of a whole shelf is not a meal


class ProductProblem(StrEnum):
    """Why a barcode did not become a product; the values are ends of message keys."""

    UNKNOWN = "unknown"
    WITHOUT_NUTRIENTS = "empty"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True, slots=True)
class FoundProduct:
    """Either a product with its food, or a problem (then `product` may still tell the name)."""

    product: Product | None
    problem: ProductProblem | None


class FindProduct:
    def __init__(self, products: ProductCatalogue) -> None:
        self._products = products

    def __call__(self, barcodes: tuple[str, ...], deadline: Deadline) -> FoundProduct | None:
        """The first product that the catalogue knows with its nutrients; None when there is nothing to look up."""
        asked = [code for code in barcodes if not is_shops_own(code)][:_MOST_LOOKED_UP]
        found: FoundProduct | None = FoundProduct(None, ProductProblem.UNKNOWN) if barcodes else None
        for barcode in asked:
            found = self._look_up(barcode, deadline)
            if found.problem is None:
                break
        return found

    def _look_up(self, barcode: str, deadline: Deadline) -> FoundProduct:
        try:
            product = self._products.find(barcode, deadline)
        except DependencyError:
            return FoundProduct(None, ProductProblem.UNREACHABLE)
        if product is None:
            return FoundProduct(None, ProductProblem.UNKNOWN)
        return FoundProduct(product, None if product.food else ProductProblem.WITHOUT_NUTRIENTS)


def is_shops_own(barcode: str) -> bool:
    """Whether a shop gave the number itself, to goods that it weighs: prefixes 02, 04 and 20–29 of GS1 (8 digits: 2).

    It means another thing in every shop.
    """
    return barcode.startswith("2") or (len(barcode) == 13 and barcode.startswith(("02", "04")))
