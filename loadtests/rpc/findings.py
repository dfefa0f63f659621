"""The two claims about calls between services, held against what was measured."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from loadtests.rpc.clients import Transport
from loadtests.rpc.figures import Cell

CLAIMED_AT_LEAST, CLAIMED_AT_MOST = 0.30, 0.40
P95_MS, AT_ONCE = 200.0, 100
_ENGINES = {
    "real": "With the product's engines behind it",
    "no-op": "The transport alone (an engine that answers at once)",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """`holds` is None when it was not measured."""

    claim: str
    holds: bool | None
    text: str


def findings(cells: Sequence[Cell]) -> tuple[Finding, ...]:
    steady = [cell for cell in cells if not cell.callers.pause]
    return (
        *(_faster(name, [cell for cell in steady if cell.kind == kind]) for kind, name in _ENGINES.items()),
        _quick_enough(
            f"p95 < {P95_MS:.0f} ms between services at the pace of {AT_ONCE} people",
            [cell for cell in cells if cell.kind == "real" and cell.callers.pause],
        ),
        _quick_enough(
            f"p95 < {P95_MS:.0f} ms between services with {AT_ONCE} calls under way all the time",
            [cell for cell in steady if cell.kind == "real" and cell.callers.at_once == AT_ONCE],
        ),
    )


def saved(cell: Cell) -> float:
    """The share of REST/JSON's median latency that gRPC saves; below 0 it is slower."""
    return 1 - cell.to(Transport.JSON).p50.middle


def cpu_saved(cell: Cell) -> float:
    """The same of CPU, client and server together; other work on the machine distorts it less than latencies."""
    return 1 - cell.to(Transport.JSON).cpu.middle


def _mean(shares: Sequence[float]) -> float:
    """Geometric, of the ratios that the shares are short of 1; NaN without one that is known."""
    known = [math.log(1 - share) for share in shares if share < 1]
    return 1 - math.exp(math.fsum(known) / len(known)) if known else math.nan


def _faster(name: str, cells: Sequence[Cell]) -> Finding:
    claim = f"gRPC is {CLAIMED_AT_LEAST:.0%} to {CLAIMED_AT_MOST:.0%} faster than REST/JSON"
    known = [share for share in map(saved, cells) if not math.isnan(share)]
    if not known:
        return Finding(claim, None, f"{name}: not measured")
    mean = _mean(known)
    within = sum(share >= CLAIMED_AT_LEAST for share in known)
    cpu = _mean([cpu_saved(cell) for cell in cells])
    more = ": more than claimed" if mean > CLAIMED_AT_MOST else ""
    text = (
        f"{name}: the median call takes {mean:.0%} less time over gRPC{more} (geometric mean of {len(known)} "
        f"combinations of call, payload and callers; from {min(known):.0%} to {max(known):.0%}; "
        f"{CLAIMED_AT_LEAST:.0%} or more in {within}), and {cpu:.0%} less CPU"
    )
    return Finding(claim, mean >= CLAIMED_AT_LEAST, text)


def _quick_enough(claim: str, cells: Sequence[Cell]) -> Finding:
    if not cells:
        return Finding(claim, None, "not measured")
    found = [(cell, cell.of(Transport.GRPC).p95, cell.of(Transport.JSON).p95) for cell in cells]
    parts = [f"{described(cell)} {_ms(ours)} (REST/JSON {_ms(theirs)})" for cell, ours, theirs in found]
    return Finding(claim, all(ours < P95_MS for _, ours, _ in found), "; ".join(parts))


def described(cell: Cell) -> str:
    return f"{cell.call} {size(cell.payload)}"


def size(count: float) -> str:
    """Decimal units, as networks are counted in."""
    if count < 1000:
        return f"{count:.0f} B"
    return f"{count / 1e3:.3g} kB" if count < 999_500 else f"{count / 1e6:.2f} MB"


def errors(cells: Iterable[Cell]) -> list[str]:
    return [f"{described(cell)}, {cell.callers.label} at once: {error}" for cell in cells for error in cell.errors]


def _ms(value: float) -> str:
    return "–" if math.isnan(value) else f"{value:.0f} ms"
