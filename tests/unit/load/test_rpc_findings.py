"""From rounds to ratios, and from ratios to what is said of the two claims."""

import math

import pytest
from urllib3.exceptions import HTTPError

from loadtests.rpc.clients import Transport
from loadtests.rpc.engines import Kind
from loadtests.rpc.figures import Cell, comparison, figures
from loadtests.rpc.findings import errors, findings, size
from loadtests.rpc.rounds import Callers, Round, run_round


def made(latency: float, n: int = 10, cpu: float = 0.01) -> Round:
    return Round((latency,) * n, (), seconds=1.0, client_cpu=cpu, server_cpu=cpu)


def cell(
    ours: float, theirs: float, *, kind: Kind = "real", callers: Callers | None = None, failures: tuple[str, ...] = ()
) -> Cell:
    pairs = {Transport.GRPC: [made(ours)], Transport.JSON: [made(theirs)]}
    return Cell(
        "language",
        kind,
        "parse_meal",
        200,
        callers or Callers(100),
        tuple(figures(way, rounds, 100.0) for way, rounds in pairs.items()),
        (comparison(Transport.JSON, pairs[Transport.GRPC], pairs[Transport.JSON], (100.0, 200.0)),),
        failures,
    )


def said(*cells: Cell) -> list[bool | None]:
    """Of: faster with the real engines, faster without one, p95 at people's pace, p95 with 100 calls under way."""
    return [each.holds for each in findings(cells)]


def test_a_ratio_compares_neighbouring_rounds() -> None:
    """The machine was twice as slow in the second round, for both: gRPC is a third faster all the same."""
    found = comparison(Transport.JSON, [made(2.0), made(4.0)], [made(3.0), made(6.0)], (100.0, 200.0))
    assert found.p50.low == found.p50.middle == found.p50.high == pytest.approx(2 / 3)
    assert found.bytes == 0.5


def test_cpu_is_the_clients_and_the_servers_a_call() -> None:
    found = figures(Transport.GRPC, [made(5.0, n=10, cpu=0.02)], 100.0)
    assert [found.client_cpu, found.server_cpu] == pytest.approx([2.0, 2.0])
    ratio = comparison(Transport.JSON, [made(5.0, n=20, cpu=0.02)], [made(5.0, n=10, cpu=0.02)], (1.0, 1.0)).cpu
    assert ratio.middle == pytest.approx(0.5)


def test_what_was_not_answered_has_no_latency_and_no_ratio() -> None:
    silent = Round((), ("UNAVAILABLE: gone",), 1.0, 0.1, 0.1)
    assert math.isnan(figures(Transport.GRPC, [silent], 100.0).p50)
    assert math.isnan(comparison(Transport.JSON, [silent], [made(1.0)], (1.0, 1.0)).p50.middle)


@pytest.mark.parametrize(("ours", "holds"), [(6.9, True), (5.0, True), (7.1, False), (11.0, False)])
def test_30_percent_faster_is_a_median_that_takes_30_percent_less_time(ours: float, holds: bool) -> None:
    assert said(cell(ours, 10.0))[0] is holds


def test_the_engines_and_the_transport_alone_are_judged_apart() -> None:
    assert said(cell(95.0, 100.0), cell(5.0, 10.0, kind="no-op"))[:2] == [False, True]


def test_p95_is_judged_with_100_calls_under_way_and_at_the_pace_of_100_people() -> None:
    pace = Callers(100, pause=6.0)
    assert said(cell(150.0, 180.0, callers=pace), cell(250.0, 300.0), cell(1.0, 1.0, callers=Callers(10)))[2:] == [
        True,
        False,
    ]


def test_what_was_not_measured_is_left_open() -> None:
    assert said(cell(1.0, 2.0, callers=Callers(10)))[1:] == [None, None, None]


def test_an_error_is_told_with_its_place() -> None:
    assert errors([cell(1.0, 1.0, failures=("gRPC: UNAVAILABLE",))]) == [
        "parse_meal 200 B, 100 at once: gRPC: UNAVAILABLE"
    ]


@pytest.mark.parametrize(
    ("count", "text"),
    [(200, "200 B"), (1_000, "1 kB"), (98_400, "98.4 kB"), (999_700, "1.00 MB"), (1_000_000, "1.00 MB")],
)
def test_sizes_are_in_decimal_units(count: int, text: str) -> None:
    assert size(count) == text


def test_every_caller_calls_at_least_once() -> None:
    found = run_round(dict, Callers(7), seconds=0.0, server_cpu=lambda: 0.0, seed=1)
    assert len(found.latencies) >= 7
    assert found.errors == ()


def test_people_pause_between_calls() -> None:
    """Over before the first pause is: nobody has called."""
    assert run_round(dict, Callers(5, pause=1e6), seconds=0.0, server_cpu=lambda: 0.0, seed=1).latencies == ()


def test_a_call_that_fails_is_an_error_and_no_latency() -> None:
    def timed_out() -> dict[str, object]:
        raise HTTPError("read timed out")

    found = run_round(timed_out, Callers(1), seconds=0.0, server_cpu=lambda: 0.0, seed=1)
    assert (found.latencies, found.errors[0]) == ((), "HTTPError: read timed out")
