"""Packaged products by their barcode."""

from dataclasses import dataclass
from typing import Protocol

from nutrition.domain.deadline import Deadline
from nutrition.domain.food import Food


@dataclass(frozen=True, slots=True)
class Product:
    """What a barcode stands for. `food` is None when the database has the product but no nutrients that can be true."""

    barcode: str
    name: str
    food: Food | None


class ProductCatalogue(Protocol):
    def find(self, barcode: str, deadline: Deadline) -> Product | None:
        """The product with this barcode (8 or 13 digits), or None when the catalogue has none.

        Raises DependencyUnavailableError when it does not answer, DependencyRejectedError when it will not (a used-up
        rate limit).
        """
        ...


class NoProducts:
    """The catalogue of an installation without outside network."""

    def find(self, barcode: str, deadline: Deadline) -> Product | None:  # noqa: ARG002 - the port's signature
        return None
