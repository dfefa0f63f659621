"""The Nutritionix client against a server that speaks the documented contract."""

from collections.abc import Iterator

import pytest

from nutrition.adapters.nutrients import FallbackProvider
from nutrition.adapters.nutritionix import Credentials, NutritionixClient, NutritionixProvider
from nutrition.adapters.nutritionix.client import new_breaker
from nutrition.adapters.nutritionix.errors import CredentialsRefusedError, QuotaUsedUpError
from nutrition.domain.deadline import Deadline
from nutrition.domain.food import FoodMatch, FoodQuery
from nutrition.errors import DependencyRejectedError, DependencyUnavailableError
from tests.fakes.nutrients import FakeProvider, make_food
from tests.fakes.nutritionix import APP_ID, APP_KEY, Vendor, running_vendor

RICE = FoodQuery("рис", "rice")


@pytest.fixture
def vendor() -> Iterator[Vendor]:
    with running_vendor() as running:
        yield running


@pytest.fixture
def pauses() -> list[float]:
    """Seconds that the client would have waited."""
    return []


@pytest.fixture
def client(vendor: Vendor, pauses: list[float]) -> Iterator[NutritionixClient]:
    made = NutritionixClient(
        Credentials(APP_ID, APP_KEY),
        vendor.base_url,
        breaker=new_breaker(failures=2, seconds=3600),
        sleep=pauses.append,
    )
    yield made
    made.close()


def search(client: NutritionixClient, query: FoodQuery = RICE, seconds: float = 5) -> list[FoodMatch]:
    return NutritionixProvider(client).search(query, limit=5, deadline=Deadline.after(seconds))


def test_a_food_is_found_with_its_nutrients_and_source(client: NutritionixClient) -> None:
    (match,) = search(client)
    assert match.food.source == "nutritionix"
    assert match.food.per_100g.energy_kcal == 130
    assert match.is_safe


def test_the_request_is_the_documented_one_and_names_nobody(client: NutritionixClient, vendor: Vendor) -> None:
    search(client)
    (headers,), (body,) = vendor.headers, vendor.requests
    assert (headers["x-app-id"], headers["x-app-key"], headers["x-remote-user-id"]) == (APP_ID, APP_KEY, "0")
    assert headers["content-type"] == "application/json"
    assert body["query"] == "rice"
    assert body["locale"] == "en_US"
    assert body.keys() <= {
        "query",
        "num_servings",
        "line_delimited",
        "use_raw_foods",
        "include_subrecipe",
        "use_branded_foods",
        "locale",
    }


def test_a_russian_name_without_a_translation_is_not_sent(client: NutritionixClient, vendor: Vendor) -> None:
    assert search(client, FoodQuery("рис")) == []
    assert vendor.requests == []


def test_no_match_is_an_empty_answer(client: NutritionixClient) -> None:
    assert search(client, FoodQuery("flurbo", "flurbo")) == []


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        (400, DependencyRejectedError),
        (401, CredentialsRefusedError),
        ("quota", QuotaUsedUpError),
        (403, CredentialsRefusedError),
        (409, DependencyRejectedError),
        (429, QuotaUsedUpError),
    ],
)
def test_a_refusal_is_told_apart_and_not_repeated(
    client: NutritionixClient, vendor: Vendor, step: int | str, expected: type[Exception]
) -> None:
    vendor.script = [step]
    with pytest.raises(expected) as caught:
        search(client)
    assert type(caught.value) is expected
    assert len(vendor.requests) == 1


def test_wrong_keys_are_a_refusal_that_does_not_repeat_them(vendor: Vendor) -> None:
    client = NutritionixClient(Credentials("someone", "secret"), vendor.base_url)
    with pytest.raises(CredentialsRefusedError) as caught:
        search(client)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("status", [500, 503])
def test_a_failure_of_the_server_is_tried_once_more(
    client: NutritionixClient, vendor: Vendor, pauses: list[float], status: int
) -> None:
    vendor.script = [status]
    assert search(client)
    assert len(vendor.requests) == 2
    assert len(pauses) == 1
    assert 0.05 <= pauses[0] <= 0.3


def test_a_second_failure_is_given_up(client: NutritionixClient, vendor: Vendor) -> None:
    vendor.script = [500, 500, 500]
    with pytest.raises(DependencyUnavailableError):
        search(client)
    assert len(vendor.requests) == 2


@pytest.mark.parametrize("body", [b"<html>", b'{"foods": 3}', b'{"food": []}'])
def test_a_malformed_answer_is_a_failure(client: NutritionixClient, vendor: Vendor, body: bytes) -> None:
    vendor.script = [body, body]
    with pytest.raises(DependencyUnavailableError, match="malformed"):
        search(client)


def test_a_slow_answer_is_given_up_inside_the_callers_deadline(client: NutritionixClient, vendor: Vendor) -> None:
    vendor.script = ["slow", "slow"]
    deadline = Deadline.after(0.4)
    with pytest.raises(DependencyUnavailableError):
        NutritionixProvider(client).search(RICE, limit=5, deadline=deadline)
    assert -0.5 < deadline.at - deadline.monotonic() < 0.4
    assert len(vendor.requests) == 1


def test_nothing_is_sent_when_no_time_is_left(client: NutritionixClient, vendor: Vendor) -> None:
    with pytest.raises(DependencyUnavailableError, match="no time"):
        search(client, seconds=0.05)
    assert vendor.requests == []


def test_a_server_that_is_not_there_is_unavailable(pauses: list[float]) -> None:
    client = NutritionixClient(Credentials(APP_ID, APP_KEY), "http://127.0.0.1:9", sleep=pauses.append)
    with pytest.raises(DependencyUnavailableError):
        search(client)
    assert len(pauses) == 1


def test_the_circuit_opens_after_failures_and_spares_the_server(client: NutritionixClient, vendor: Vendor) -> None:
    vendor.script = [500, 500, 500, 500]
    for _ in range(2):
        with pytest.raises(DependencyUnavailableError):
            search(client)
    with pytest.raises(DependencyUnavailableError, match="circuit"):
        search(client)
    assert len(vendor.requests) == 4


@pytest.mark.parametrize("step", [401, "quota", 403, 429])
def test_refused_keys_and_a_used_up_quota_open_the_circuit_at_once(
    client: NutritionixClient, vendor: Vendor, step: int | str
) -> None:
    vendor.script = [step]
    with pytest.raises(DependencyRejectedError):
        search(client)
    with pytest.raises(DependencyUnavailableError, match="circuit"):
        search(client)
    assert len(vendor.requests) == 1


@pytest.mark.parametrize("step", [400, 409, 404])
def test_one_odd_query_does_not_open_the_circuit(client: NutritionixClient, vendor: Vendor, step: int) -> None:
    for _ in range(3):
        vendor.script = [step]
        try:
            search(client)
        except DependencyRejectedError:
            continue
    assert search(client)


def test_the_circuit_closes_again_when_the_server_is_back(vendor: Vendor, pauses: list[float]) -> None:
    client = NutritionixClient(
        Credentials(APP_ID, APP_KEY), vendor.base_url, breaker=new_breaker(failures=1, seconds=0), sleep=pauses.append
    )
    vendor.script = [500, 500]
    with pytest.raises(DependencyUnavailableError):
        search(client)
    assert search(client)
    assert search(client)


def test_the_table_answers_when_the_vendor_is_down_or_refuses(client: NutritionixClient, vendor: Vendor) -> None:
    table = FakeProvider(FoodMatch(make_food(), 0.95))
    provider = FallbackProvider([NutritionixProvider(client), table])
    vendor.script = [500, 500, "quota"]
    for _ in range(3):  # failing, refusing, circuit open
        matches = provider.search(RICE, limit=5, deadline=Deadline.after(5))
        assert [match.food.source for match in matches] == ["usda_sr21"]
