"""Percentiles and counts of a run."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from loadtests.samples import Outcome, Sample

PHOTO = "photo meal"
_NOT_TEXT = {PHOTO, "analysis", "redelivered"}


@dataclass(frozen=True, slots=True)
class Latency:
    """Milliseconds; NaN without a single observation."""

    n: int
    p50: float
    p95: float
    p99: float


@dataclass(frozen=True, slots=True)
class Row:
    """One step, or several taken together."""

    step: str
    acknowledged: Latency
    answered: Latency


@dataclass(frozen=True, slots=True)
class Counts:
    """Of everything that was sent, the warm-up included. `errors`: refused or answered with something else."""

    sent: int
    lost: int
    doubled: int
    errors: int

    @property
    def correct(self) -> bool:
        return self.sent > 0 and self.lost + self.doubled + self.errors == 0

    @property
    def error_rate(self) -> float:
        return self.errors / self.sent if self.sent else math.nan


@dataclass(frozen=True, slots=True)
class Level:
    """A run with so many people. `throughput`: updates a second, after the warm-up."""

    users: int
    throughput: float
    counts: Counts
    text: Row
    photo: Row
    steps: tuple[Row, ...]
    problems: tuple[str, ...]


def percentile(values: Sequence[float], share: float) -> float:
    """The nearest-rank percentile (ISO 16269-4): the smallest value that at least `share` of all do not exceed."""
    if not values:
        return math.nan
    rank = max(1, math.ceil(share * len(values)))
    return sorted(values)[rank - 1]


def latency(values: Sequence[float]) -> Latency:
    return Latency(len(values), *(percentile(values, share) for share in (0.5, 0.95, 0.99)))


def counts(samples: Iterable[Sample]) -> Counts:
    rows = list(samples)
    return Counts(
        sent=len(rows),
        lost=sum(sample.outcome is Outcome.LOST for sample in rows),
        doubled=sum(sample.surplus for sample in rows),
        errors=sum(sample.outcome in {Outcome.REFUSED, Outcome.WRONG} for sample in rows),
    )


def level(users: int, samples: Sequence[Sample], warm_until: float, ends_at: float) -> Level:
    """`warm_until` and `ends_at` on the samples' clock, s; latencies and throughput are of what began between them."""
    measured = [sample for sample in samples if warm_until <= sample.at < ends_at]
    updates = [sample for sample in measured if sample.acknowledged is not None]
    names = sorted({sample.step for sample in measured})
    return Level(
        users=users,
        throughput=len(updates) / (ends_at - warm_until),
        counts=counts(samples),
        text=_row("text steps", [sample for sample in measured if sample.step not in _NOT_TEXT]),
        photo=_row(PHOTO, [sample for sample in measured if sample.step == PHOTO]),
        steps=tuple(_row(name, [sample for sample in measured if sample.step == name]) for name in names),
        problems=tuple(
            _problem(sample) for sample in samples if sample.outcome is not Outcome.ANSWERED or sample.surplus
        ),
    )


def _row(step: str, samples: Sequence[Sample]) -> Row:
    acknowledged = [sample.acknowledged for sample in samples if sample.acknowledged is not None]
    return Row(step, latency(acknowledged), latency([each.answered for each in samples if each.answered is not None]))


def _problem(sample: Sample) -> str:
    surplus = f", {sample.surplus} too many" if sample.surplus else ""
    return f"{sample.step}: {sample.outcome}{surplus}; {' '.join(sample.detail.split())}"
