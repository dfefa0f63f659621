"""What is kept of the answers, and for how long."""

import pytest
from redis.exceptions import ConnectionError as RedisConnectionError

from nutrition.adapters.openfoodfacts import CachedProducts
from nutrition.domain.deadline import Deadline
from nutrition.errors import DependencyUnavailableError
from nutrition.ports.products import Product
from tests.fakes.nutrients import make_food
from tests.fakes.products import InMemoryProducts

CODE = "4600000000008"
DAY = 24 * 3600


class Store:
    """A Redis of one process that remembers for how long it was told to keep each value."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}
        self.seconds: list[int] = []
        self.is_down = False

    def get(self, name: str) -> str | None:
        self._check()
        return self.values.get(name)

    def set(self, name: str, value: str, *, ex: int) -> None:
        self._check()
        self.values[name] = value
        self.seconds.append(ex)

    def _check(self) -> None:
        if self.is_down:
            raise RedisConnectionError


@pytest.fixture
def inner() -> InMemoryProducts:
    return InMemoryProducts()


@pytest.fixture
def store() -> Store:
    return Store()


def twice(inner: InMemoryProducts, store: Store) -> list[Product | None]:
    cached = CachedProducts(inner, store)
    return [cached.find(CODE, Deadline.after(5)) for _ in range(2)]


def test_a_product_is_asked_for_once_in_thirty_days(inner: InMemoryProducts, store: Store) -> None:
    product = Product(CODE, "Milk", make_food())
    inner.products[CODE] = product
    assert twice(inner, store) == [product, product]
    assert (inner.asked, store.seconds) == ([CODE], [30 * DAY])


@pytest.mark.parametrize("answer", [None, Product(CODE, "Milk", None)])
def test_that_there_is_nothing_usable_is_believed_for_a_day(
    inner: InMemoryProducts, store: Store, answer: Product | None
) -> None:
    if answer is not None:
        inner.products[CODE] = answer
    assert twice(inner, store) == [answer, answer]
    assert (inner.asked, store.seconds) == ([CODE], [DAY])


def test_a_failure_is_not_kept(inner: InMemoryProducts, store: Store) -> None:
    inner.failure = DependencyUnavailableError("down")
    with pytest.raises(DependencyUnavailableError):
        twice(inner, store)
    assert store.values == {}


def test_a_cache_that_is_down_or_damaged_knows_nothing(inner: InMemoryProducts, store: Store) -> None:
    inner.products[CODE] = Product(CODE, "Milk", make_food())
    twice(inner, store)
    store.values = dict.fromkeys(store.values, "{}")
    assert CachedProducts(inner, store).find(CODE, Deadline.after(5)) == inner.products[CODE]
    store.is_down = True
    assert CachedProducts(inner, store).find(CODE, Deadline.after(5)) == inner.products[CODE]
    assert len(inner.asked) == 3
