"""The Open Food Facts adapter against a server that speaks the documented contract."""

from collections.abc import Iterator
from decimal import Decimal

import pytest

from nutrition.adapters.openfoodfacts import OpenFoodFacts, OpenFoodFactsClient
from nutrition.adapters.openfoodfacts.errors import ThrottledError
from nutrition.adapters.vendor_http import PAUSE_SECONDS, new_breaker
from nutrition.domain.deadline import Deadline
from nutrition.domain.food import Unit
from nutrition.domain.nutrients import Nutrient
from nutrition.errors import DependencyRejectedError, DependencyUnavailableError
from nutrition.ports.products import Product
from tests.fakes.openfoodfacts import SLOW, SPREAD, Vendor, running_vendor


class CountedLimit:
    """So many calls, then no more."""

    def __init__(self, calls: int) -> None:
        self.left = calls

    def take(self) -> bool:
        self.left -= 1
        return self.left >= 0


@pytest.fixture
def vendor() -> Iterator[Vendor]:
    with running_vendor() as running:
        yield running


@pytest.fixture
def pauses() -> list[float]:
    """Seconds that the client would have waited."""
    return []


@pytest.fixture
def client(vendor: Vendor, pauses: list[float]) -> Iterator[OpenFoodFactsClient]:
    breaker = new_breaker(failures=2, seconds=3600)
    made = OpenFoodFactsClient(vendor.base_url, contact="bot@example.org", breaker=breaker, sleep=pauses.append)
    yield made
    made.close()


def find(client: OpenFoodFactsClient, code: str = SPREAD, seconds: float = 5, calls: int = 10) -> Product | None:
    return OpenFoodFacts(client, CountedLimit(calls)).find(code, Deadline.after(seconds))


def test_a_product_comes_with_its_figures_sizes_and_source(client: OpenFoodFactsClient) -> None:
    product = find(client)
    assert product is not None
    food = product.food
    assert food is not None
    assert (food.source, food.source_id, food.key) == ("openfoodfacts", SPREAD, f"openfoodfacts_{SPREAD}")
    assert (food.name_en, food.name_ru) == ("Hazelnut spread Noix", "Ореховая паста Noix")
    assert food.per_100g.energy_kcal == 539
    assert food.per_100g.fat_g == Decimal("30.9")
    assert food.per_100g.get(Nutrient.SODIUM_MG) == 43
    assert food.per_100g.get(Nutrient.FIBRE_G) is None
    assert (food.portion(Unit.PORTION), food.portion(Unit.PACK)) == (Decimal(15), Decimal(400))
    assert food.default_portion_g == 15


def test_the_request_says_who_asks_and_wants_only_what_is_read(client: OpenFoodFactsClient, vendor: Vendor) -> None:
    find(client)
    assert vendor.agents == ["Nutrition/0.1 (Telegram nutrition assistant; bot@example.org)"]
    assert vendor.codes == [SPREAD]
    (query,) = vendor.queries
    assert set(query) == {"fields"}
    assert "nutriments" in query["fields"][0].split(",")


def test_an_unknown_code_is_no_product_and_no_failure(client: OpenFoodFactsClient, vendor: Vendor) -> None:
    assert find(client, "4000000000006") is None
    vendor.script = [b'{"status": 0, "status_verbose": "product not found"}']
    assert find(client) is None
    assert len(vendor.codes) == 2


def test_what_belongs_to_a_sister_database_is_no_food(client: OpenFoodFactsClient, vendor: Vendor) -> None:
    vendor.script = [302]
    assert find(client) is None


@pytest.mark.parametrize("status", [429, 503])
def test_too_many_reads_stop_further_asking_at_once(client: OpenFoodFactsClient, vendor: Vendor, status: int) -> None:
    vendor.script = [status]
    with pytest.raises(ThrottledError):
        find(client)
    with pytest.raises(DependencyUnavailableError, match="circuit open"):
        find(client)
    assert len(vendor.codes) == 1


def test_our_own_limit_keeps_a_read_from_being_sent(client: OpenFoodFactsClient, vendor: Vendor) -> None:
    with pytest.raises(ThrottledError):
        find(client, calls=0)
    assert vendor.codes == []


def test_a_refused_request_is_not_repeated(client: OpenFoodFactsClient, vendor: Vendor) -> None:
    vendor.script = [400]
    with pytest.raises(DependencyRejectedError):
        find(client)
    assert len(vendor.codes) == 1


def test_a_failure_of_the_server_is_tried_once_more(
    client: OpenFoodFactsClient, vendor: Vendor, pauses: list[float]
) -> None:
    vendor.script = [500]
    assert find(client) is not None
    assert len(vendor.codes) == 2
    assert len(pauses) == 1
    assert PAUSE_SECONDS[0] <= pauses[0] <= PAUSE_SECONDS[1]


def test_failures_in_a_row_open_the_circuit(client: OpenFoodFactsClient, vendor: Vendor) -> None:
    vendor.script = [500] * 4
    for _ in range(2):
        with pytest.raises(DependencyUnavailableError):
            find(client)
    with pytest.raises(DependencyUnavailableError, match="circuit open"):
        find(client)
    assert len(vendor.codes) == 4


@pytest.mark.parametrize("body", [b"<html>", b'{"status": "many"}', b'{"status": 1, "product": 3}'])
def test_a_malformed_answer_is_a_failure(client: OpenFoodFactsClient, vendor: Vendor, body: bytes) -> None:
    vendor.script = [body, body]
    with pytest.raises(DependencyUnavailableError, match="malformed"):
        find(client)


def test_a_slow_answer_is_given_up_inside_the_callers_deadline(client: OpenFoodFactsClient, vendor: Vendor) -> None:
    vendor.script = [SLOW, SLOW]
    deadline = Deadline.after(0.5)
    with pytest.raises(DependencyUnavailableError):
        OpenFoodFacts(client, CountedLimit(9)).find(SPREAD, deadline)
    assert -0.5 < deadline.at - deadline.monotonic() < 0.5
    assert len(vendor.codes) == 1


def test_nothing_is_sent_when_no_time_is_left(client: OpenFoodFactsClient, vendor: Vendor) -> None:
    with pytest.raises(DependencyUnavailableError, match="no time"):
        find(client, seconds=0.05)
    assert vendor.codes == []
