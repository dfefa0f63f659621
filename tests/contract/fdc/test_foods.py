"""The FoodData Central client against a server that speaks the documented contract."""

from collections.abc import Iterator

import pytest

from nutrition.adapters.fdc import FdcClient, FdcProvider
from nutrition.adapters.fdc.errors import KeyRefusedError, QuotaUsedUpError
from nutrition.adapters.nutrients import FallbackProvider
from nutrition.adapters.vendor_http import new_breaker
from nutrition.domain.deadline import Deadline
from nutrition.domain.food import FoodMatch, FoodQuery, Unit
from nutrition.errors import DependencyRejectedError, DependencyUnavailableError
from tests.fakes.fdc import API_KEY, Vendor, running_vendor
from tests.fakes.http_server import Response
from tests.fakes.nutrients import FakeProvider, make_food

RICE = FoodQuery("рис", "rice, white, cooked")


@pytest.fixture
def vendor() -> Iterator[Vendor]:
    with running_vendor() as running:
        yield running


@pytest.fixture
def pauses() -> list[float]:
    """Seconds that the client would have waited."""
    return []


@pytest.fixture
def client(vendor: Vendor, pauses: list[float]) -> Iterator[FdcClient]:
    made = FdcClient(API_KEY, vendor.base_url, breaker=new_breaker(failures=2, seconds=3600), sleep=pauses.append)
    yield made
    made.close()


def search(client: FdcClient, query: FoodQuery = RICE, seconds: float = 5) -> list[FoodMatch]:
    return FdcProvider(client).search(query, limit=5, deadline=Deadline.after(seconds))


def test_a_food_is_found_with_its_nutrients_portions_and_source(client: FdcClient) -> None:
    best, *_ = search(client)
    assert (best.food.source, best.food.source_id, best.food.key) == ("usda_fdc", "168878", "usda_fdc_168878")
    assert best.food.per_100g.energy_kcal == 130
    assert best.food.portion(Unit.CUP) == 158
    assert best.is_safe


def test_a_food_with_energy_under_the_atwater_names_only_does_not_read_as_0_kcal(client: FdcClient) -> None:
    best, *_ = search(client, FoodQuery("банан", "bananas"))
    assert best.food.name_en.startswith("Bananas")
    assert best.food.per_100g.energy_kcal == 88


def test_branded_foods_are_asked_for_when_no_generic_one_is_meant(client: FdcClient, vendor: Vendor) -> None:
    matches = search(client, FoodQuery("example oat bar honey"))
    assert [match.food.name_en for match in matches] == ["Example Oat Bar, Honey"]
    assert [body["dataType"] for body in vendor.searches] == [
        ["Foundation", "SR Legacy", "Survey (FNDDS)"],
        ["Branded"],
    ]


def test_the_request_is_the_documented_one_and_the_key_is_not_in_an_address(client: FdcClient, vendor: Vendor) -> None:
    search(client)
    (body,) = vendor.searches
    assert body.keys() == {"query", "dataType", "pageSize", "pageNumber", "requireAllWords"}
    assert (body["query"], body["pageSize"]) == ("rice, white, cooked", 5)
    assert [request.path for request in vendor.requests] == ["/v1/foods/search", "/v1/food/168878"]
    assert all(request.headers["x-api-key"] == API_KEY for request in vendor.requests)


def test_a_russian_name_without_a_translation_is_not_sent(client: FdcClient, vendor: Vendor) -> None:
    assert search(client, FoodQuery("рис")) == []
    assert vendor.requests == []


def test_no_match_is_an_empty_answer(client: FdcClient) -> None:
    assert search(client, FoodQuery("flurbo", "flurbo")) == []


@pytest.mark.parametrize("step", [404, 500])
def test_a_food_whose_details_cannot_be_had_is_answered_from_the_search(
    client: FdcClient, vendor: Vendor, step: int
) -> None:
    found = vendor.answer
    vendor.script = []
    searched = search(client)[0].food
    vendor.script = [Response(200, found(vendor.requests[0]).body), step, step]
    assert search(client)[0].food.per_100g == searched.per_100g


@pytest.mark.parametrize(("status", "expected"), [(400, DependencyRejectedError), (403, KeyRefusedError)])
def test_a_refusal_is_told_apart_and_not_repeated(
    client: FdcClient, vendor: Vendor, status: int, expected: type[Exception]
) -> None:
    vendor.script = [status]
    with pytest.raises(expected) as caught:
        search(client)
    assert type(caught.value) is expected
    assert len(vendor.requests) == 1


def test_a_wrong_key_is_a_refusal_that_does_not_repeat_it(vendor: Vendor) -> None:
    with pytest.raises(KeyRefusedError) as caught:
        search(FdcClient("secret", vendor.base_url))
    assert "secret" not in str(caught.value)


def test_after_429_the_hour_is_waited_out(client: FdcClient, vendor: Vendor) -> None:
    vendor.script = [429]
    for _ in range(3):
        with pytest.raises(QuotaUsedUpError):
            search(client)
    assert len(vendor.requests) == 1


def test_nothing_is_asked_when_the_server_says_that_no_request_is_left(client: FdcClient, vendor: Vendor) -> None:
    vendor.headers = {"x-ratelimit-limit": "1000", "x-ratelimit-remaining": "0"}
    assert search(client)  # the details are not asked for any more
    assert len(vendor.requests) == 1
    with pytest.raises(QuotaUsedUpError):
        search(client)
    assert len(vendor.requests) == 1


@pytest.mark.parametrize("step", [500, 503, b"<html>", b'{"foods": 3}', b'{"food": []}'])
def test_a_failure_of_the_server_is_tried_once_more(
    client: FdcClient, vendor: Vendor, pauses: list[float], step: int | bytes
) -> None:
    vendor.script = [step]
    assert search(client)
    assert len(vendor.searches) == 2
    assert len(pauses) == 1
    assert 0.05 <= pauses[0] <= 0.3


def test_a_second_failure_is_given_up_and_the_circuit_opens(client: FdcClient, vendor: Vendor) -> None:
    vendor.script = [500, 500, b"<html>", b"<html>"]
    for _ in range(2):
        with pytest.raises(DependencyUnavailableError):
            search(client)
    with pytest.raises(DependencyUnavailableError, match="circuit"):
        search(client)
    assert len(vendor.requests) == 4


def test_a_slow_answer_is_given_up_inside_the_callers_deadline(client: FdcClient, vendor: Vendor) -> None:
    vendor.script = ["slow", "slow"]
    deadline = Deadline.after(0.4)
    with pytest.raises(DependencyUnavailableError):
        FdcProvider(client).search(RICE, limit=5, deadline=deadline)
    assert -0.5 < deadline.at - deadline.monotonic() < 0.4
    assert len(vendor.requests) == 1


def test_the_table_answers_when_the_vendor_is_down_or_refuses(client: FdcClient, vendor: Vendor) -> None:
    table = FakeProvider(FoodMatch(make_food(), 0.95))
    provider = FallbackProvider([FdcProvider(client), table])
    vendor.script = [500, 500, 429]
    for _ in range(3):  # failing, refusing, out of requests
        matches = provider.search(RICE, limit=5, deadline=Deadline.after(5))
        assert [match.food.source for match in matches] == ["usda_sr21"]
