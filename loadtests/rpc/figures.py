"""What a cell of the table says: figures of each transport, and gRPC's as ratios to the others'."""

import math
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from loadtests.rpc.clients import Transport
from loadtests.rpc.engines import Kind
from loadtests.rpc.rounds import Callers, Round
from loadtests.statistics import percentile


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one transport, all rounds together. p50, p95 and CPU in ms; throughput in calls/s; NaN where nothing was
    answered."""

    transport: Transport
    n: int
    p50: float
    p95: float
    throughput: float
    bytes: float
    client_cpu: float
    server_cpu: float


@dataclass(frozen=True, slots=True)
class Ratio:
    """gRPC's figure divided by the other's: the median of the rounds, the lowest and the highest."""

    middle: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """gRPC to `rival`; below 1 gRPC is less. `cpu` is client and server together."""

    rival: Transport
    p50: Ratio
    p95: Ratio
    throughput: Ratio
    bytes: float
    cpu: Ratio


@dataclass(frozen=True, slots=True)
class Cell:
    """One call with one payload by so many callers."""

    service: str
    kind: Kind
    call: str
    payload: int
    """Bytes of the text or picture."""
    callers: Callers
    figures: tuple[Figures, ...]
    comparisons: tuple[Comparison, ...]
    errors: tuple[str, ...]

    def of(self, transport: Transport) -> Figures:
        return next(each for each in self.figures if each.transport is transport)

    def to(self, rival: Transport) -> Comparison:
        return next(each for each in self.comparisons if each.rival is rival)


def figures(transport: Transport, rounds: Sequence[Round], wire_bytes: float) -> Figures:
    latencies = [each for one in rounds for each in one.latencies]
    return Figures(
        transport=transport,
        n=len(latencies),
        p50=percentile(latencies, 0.5),
        p95=percentile(latencies, 0.95),
        throughput=_quotient(len(latencies), sum(one.seconds for one in rounds)),
        bytes=wire_bytes,
        client_cpu=_quotient(1000 * sum(one.client_cpu for one in rounds), len(latencies)),
        server_cpu=_quotient(1000 * sum(one.server_cpu for one in rounds), len(latencies)),
    )


def comparison(
    rival: Transport, ours: Sequence[Round], theirs: Sequence[Round], wire_bytes: tuple[float, float]
) -> Comparison:
    """`ours[i]` and `theirs[i]` were made one after the other, so what else the machine did weighs on both."""

    def ratio(figure: Callable[[Round], float]) -> Ratio:
        quotients = [_quotient(figure(one), figure(other)) for one, other in zip(ours, theirs, strict=True)]
        known = [each for each in quotients if not math.isnan(each)]
        return Ratio(statistics.median(known), min(known), max(known)) if known else Ratio(*[math.nan] * 3)

    return Comparison(
        rival,
        p50=ratio(lambda one: percentile(one.latencies, 0.5)),
        p95=ratio(lambda one: percentile(one.latencies, 0.95)),
        throughput=ratio(lambda one: len(one.latencies) / one.seconds),
        bytes=_quotient(*wire_bytes),
        cpu=ratio(lambda one: _quotient(one.client_cpu + one.server_cpu, len(one.latencies))),
    )


def _quotient(one: float, other: float) -> float:
    return one / other if other else math.nan
