"""What the product counts and times, whatever collects it.

Metrics are declared once, in `nutrition.ports.metric_catalogue`. A label's value is one of a closed set: whatever else
is given counts as "other", so that nothing a person wrote can become a label.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

OTHER = "other"


class MetricsBackend(StrEnum):
    """Where a process hands its metrics to."""

    NONE = "none"
    PROMETHEUS = "prometheus"  # files of PROMETHEUS_MULTIPROC_DIR, which one exporter of the machine serves
    EMF = "emf"  # CloudWatch's embedded metric format, one flush an invocation


@dataclass(frozen=True, slots=True, eq=False)
class Label:
    name: str
    values: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Metric:
    """`name` is the same in Prometheus and in CloudWatch; `meaning` is one sentence for the operator."""

    name: str
    meaning: str
    labels: tuple[Label, ...] = ()

    def values(self, given: Mapping[str, str]) -> tuple[str, ...]:
        """The labels' values in the declared order. Raises TypeError when others than the declared ones are given."""
        if len(given) != len(self.labels):
            raise TypeError(f"{self.name} has the labels {[label.name for label in self.labels]}")
        try:
            found = [(label, given[label.name]) for label in self.labels]
        except KeyError:
            raise TypeError(f"{self.name} has the labels {[label.name for label in self.labels]}") from None
        return tuple(value if value in label.values else OTHER for label, value in found)


@dataclass(frozen=True, slots=True, eq=False)
class Counter(Metric):
    """Only grows. With `from_zero` every combination of its labels stands at 0 from the start, so that the first one
    counted shows as an increase and a panel of something that never happened says 0."""

    from_zero: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Duration(Metric):
    """Seconds; `buckets` are upper limits of a histogram. Its number of observations is the count of what it times."""

    buckets: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Gauge(Metric):
    """A state; of several processes the highest value counts."""

    unit: str = "1"
    from_zero: bool = False


class Metrics(Protocol):
    """Calls cost microseconds and never raise for what was measured; labels are the metric's, by name."""

    def count(self, metric: Counter, **labels: str) -> None: ...

    def observe(self, metric: Duration, seconds: float, **labels: str) -> None: ...

    def set(self, metric: Gauge, value: float, **labels: str) -> None: ...

    def flush(self) -> None:
        """The end of an invocation: hand over what is still kept."""
        ...


class NoMetrics:
    """Implements `Metrics`: nobody asked."""

    def count(self, metric: Counter, **labels: str) -> None:
        """Forgotten."""

    def observe(self, metric: Duration, seconds: float, **labels: str) -> None:
        """Forgotten."""

    def set(self, metric: Gauge, value: float, **labels: str) -> None:
        """Forgotten."""

    def flush(self) -> None:
        """There is nothing."""
