"""The arithmetic of the cost model, on numbers that can be done in the head, and its committed table."""

import tomllib
from dataclasses import replace
from typing import Any

import pytest

from tools.cost_model import assumptions, measurements
from tools.cost_model.__main__ import DOCUMENT
from tools.cost_model.assumptions import FILE, AssumptionError, Assumptions, parse
from tools.cost_model.bottlenecks import Part, parts
from tools.cost_model.demand import demand
from tools.cost_model.document import document
from tools.cost_model.fargate import tasks
from tools.cost_model.lines import LINES, Case, costs, gb_seconds
from tools.cost_model.measurements import Measurements

MEASURED = Measurements(
    about={},
    webhook_ms=10.0,
    text_ms=100.0,
    photo_ms=200.0,
    analysis_ms=500.0,
    scheduler_ms=100.0,
    init_ms={"Webhook": 400.0, "Scenarios": 1000.0, "Analysis": 600.0},
    memory_mb={"Webhook": 512, "Scenarios": 1024, "Analysis": 1024, "Scheduler": 512},
)


@pytest.fixture
def content() -> dict[str, Any]:
    """The committed file, with easy habits: one user in two is there, ten updates, one of them a photo."""
    read: dict[str, Any] = tomllib.loads(FILE.read_text(encoding="utf-8"))
    read["days"], read["hours"] = 30.0, 720.0
    read["usage"] = {
        "active_share": 0.5,
        "updates": 10.0,
        "photos": 1.0,
        "analyses": 2.0,
        "calls": 2.0,
        "messages": 1.0,
        "peak_hour_share": 0.1,
        "peak_factor": 2.0,
    }
    read["runtime"]["telegram_ms"] = 50.0
    read["populations"] = [{"users": 1000, "size": "small", "multi_az": False, "cold_share": 0.0}]
    return read


def case(assumed: Assumptions) -> Case:
    population = assumed.populations[0]
    return Case(assumed, MEASURED, population, demand(assumed, MEASURED, population))


def test_a_month_of_a_thousand_users(content: dict[str, Any]) -> None:
    found = case(parse(content)).demand

    assert found.updates == 1000 * 0.5 * 30 * 10
    assert found.photos == found.updates / 10
    assert found.analyses == 30_000
    assert found.runs == 720 * 60
    assert found.calls == found.updates * 2 + found.analyses


def test_the_peak_is_a_rate_a_second(content: dict[str, Any]) -> None:
    """500 people with ten updates, a tenth of them in one hour, twice the mean at the worst."""
    found = case(parse(content)).demand

    assert found.updates_per_second == pytest.approx(500 * 10 * 0.1 / 3600 * 2)
    assert found.photos_per_second == pytest.approx(found.updates_per_second / 10)


def test_an_invocation_takes_its_calls_of_telegram_and_its_share_of_cold_starts(content: dict[str, Any]) -> None:
    warm = case(parse(content)).demand
    content["populations"][0]["cold_share"] = 0.1
    cold = case(parse(content)).demand

    assert warm.scenarios_ms == pytest.approx(0.9 * 100 + 0.1 * 200 + 2 * 50)
    assert cold.scenarios_ms == pytest.approx(warm.scenarios_ms + 0.1 * 1000)
    assert cold.webhook_ms == pytest.approx(10 + 0.1 * 400)


def test_traffic_is_in_gb(content: dict[str, Any]) -> None:
    content["sizes"] |= {"call_kb": 1.0, "chart_kb": 100.0, "photo_kb": 200.0}
    found = case(parse(content)).demand

    assert found.out_gb == pytest.approx((found.calls * 1 + 30_000 * 100) / 1e6)
    assert found.in_gb == pytest.approx(15_000 * 200 / 1e6)


def test_lambda_bills_gib_seconds() -> None:
    """AWS's own example: 1 GB for a second is one."""
    assert gb_seconds(1, 1000, 1024) == 1.0
    assert gb_seconds(1e6, 100, 512) == 50_000


def test_lines_by_hand(content: dict[str, Any]) -> None:
    content["prices"]["lambda_gb_second"]["usd"] = 1e-5
    content["prices"]["lambda_request"]["usd"] = 0.0
    content["prices"]["api_request"]["usd"] = 4e-6
    content["prices"]["sqs_request"]["usd"] = 1e-6
    content["runtime"]["idle_polls"] = 10_000
    found = case(parse(content))
    usd = costs(found)

    assert usd["API Gateway"] == pytest.approx(150_000 * 4e-6)
    assert usd["SQS"] == pytest.approx(((150_000 + 30_000) * 3 + 3 * 10_000) * 1e-6)
    seconds_and_gb = 150_000 * 0.010 * 0.5 + 150_000 * 0.210 * 1 + 30_000 * 0.550 * 1 + 43_200 * 0.1 * 0.5
    assert usd["Lambda"] == pytest.approx(seconds_and_gb * 1e-5)


def test_a_second_zone_doubles_the_stores_and_nothing_else(content: dict[str, Any]) -> None:
    one = costs(case(parse(content)))
    content["populations"][0]["multi_az"] = True
    two = costs(case(parse(content)))

    assert two["RDS"] == pytest.approx(2 * one["RDS"])
    assert two["ElastiCache"] == pytest.approx(2 * one["ElastiCache"])
    assert one["DocumentDB"] < two["DocumentDB"] <= 2 * one["DocumentDB"]
    assert {name for name in one if one[name] != two[name]} == {"RDS", "DocumentDB", "ElastiCache"}


def test_storage_grows_only_when_it_is_full(content: dict[str, Any]) -> None:
    assumed = parse(content)
    small = costs(case(assumed))["RDS"]
    content["sizes"]["rows_kb"] = 100.0  # 150,000 updates a month for a year: 180 GB
    large = costs(case(parse(content)))["RDS"]

    assert large - small == pytest.approx(
        (180 - assumed.stacks["small"].database_gb) * assumed.usd("database_gb_month")
    )


def test_the_first_hundred_gb_leave_without_a_charge(content: dict[str, Any]) -> None:
    content["prices"]["nat_gb"]["usd"] = 0.0
    content["sizes"]["chart_kb"] = 0.0
    calls = case(parse(content)).demand.calls
    costs_of = []
    for out_gb in (0.0, 100.0, 150.0):
        content["sizes"]["call_kb"] = out_gb * 1e6 / calls
        costs_of.append(costs(case(parse(content)))["Network"])

    assert costs_of[1] == pytest.approx(costs_of[0])
    assert costs_of[2] - costs_of[1] == pytest.approx(50 * parse(content).usd("out_gb"))


def test_photos_are_kept_for_a_day(content: dict[str, Any]) -> None:
    """15,000 photos of 0.2 MB in 30 days: 0.1 GB at any moment."""
    content["sizes"]["photo_kb"] = 200.0
    content["runtime"]["photo_lists"] = 0.0
    for name, usd in {"s3_put": 5e-6, "s3_get": 1e-6, "s3_gb_month": 1.0}.items():
        content["prices"][name]["usd"] = usd

    assert costs(case(parse(content)))["S3"] == pytest.approx(15_000 * (5e-6 + 1e-6) + 0.1)


@pytest.mark.parametrize(
    ("per_second", "wanted"), [(0.0, 1), (5.0, 1), (6.1, 2), (1000.0, 4)], ids=["idle", "one", "two", "the most"]
)
def test_tasks_follow_the_load(content: dict[str, Any], per_second: float, wanted: int) -> None:
    """100 ms of a core each, one core a task, out at 60 %: six a second and task; at most four in a small stack."""
    assumed = parse(content)

    assert tasks(assumed, assumed.stacks["small"], per_second, cpu_ms=100.0, cpu=1.0) == wanted


def test_every_line_grows_or_stays_with_users(content: dict[str, Any]) -> None:
    few = costs(case(parse(content)))
    content["populations"][0]["users"] = 10_000
    many = costs(case(parse(content)))

    assert all(many[name] >= few[name] for name in LINES)
    assert many["Lambda"] > 5 * few["Lambda"]


def test_the_fullest_part_comes_first(content: dict[str, Any]) -> None:
    found = parts(case(parse(content)))

    assert [each.used for each in found] == sorted((each.used for each in found), reverse=True)


def test_what_does_not_grow_with_users_is_left_out_of_the_forecast() -> None:
    part = Part("connections", "connections", load=14.0, capacity=104.0, fixed=4.0)

    assert part.full_at(1000) == pytest.approx(10_000)
    assert replace(part, fixed=0.0).full_at(1000) == pytest.approx(1000 * 104 / 14)


def test_a_name_that_is_missing_or_misspelt_is_an_error(content: dict[str, Any]) -> None:
    content["usage"]["update"] = content["usage"].pop("updates")

    with pytest.raises(AssumptionError, match=r"usage: update, updates"):
        parse(content)


def test_a_class_without_a_price_is_an_error(content: dict[str, Any]) -> None:
    content["stacks"]["small"]["redis_class"] = "cache.r9g.large"

    with pytest.raises(AssumptionError, match=r"cache\.r9g\.large"):
        costs(case(parse(content)))


def test_every_price_says_where_it_stands_and_how_it_is_known() -> None:
    assumed = assumptions.read()
    for price in (*assumed.prices.values(), *assumed.instances.values()):
        assert price.usd > 0
        assert price.known in {"verified", "check"}
        assert price.page.startswith("https://aws.amazon.com/")


def test_the_document_is_what_the_model_says() -> None:
    """Run `make cost` and commit docs/cost.md."""
    assert DOCUMENT.read_text(encoding="utf-8") == document(assumptions.read(), measurements.read())
