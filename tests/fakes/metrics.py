"""Metrics that a test can look at."""

from collections import Counter as Tally

from nutrition.ports.metrics import Counter, Duration, Gauge, Metric

Series = tuple[str, ...]


class RecordedMetrics:
    """Implements `ports.metrics.Metrics`; `counts` also has the number of observations of each duration."""

    def __init__(self) -> None:
        self.counts: Tally[Series] = Tally()
        self.seconds: dict[Series, list[float]] = {}
        self.states: dict[Series, float] = {}
        self.flushed = 0

    def count(self, metric: Counter, **labels: str) -> None:
        self.counts[_series(metric, labels)] += 1

    def observe(self, metric: Duration, seconds: float, **labels: str) -> None:
        self.counts[_series(metric, labels)] += 1
        self.seconds.setdefault(_series(metric, labels), []).append(seconds)

    def set(self, metric: Gauge, value: float, **labels: str) -> None:
        self.states[_series(metric, labels)] = value

    def flush(self) -> None:
        self.flushed += 1

    def of(self, metric: Metric) -> dict[Series, int]:
        """How often each combination of a metric's label values came, in the declared order."""
        return {series[1:]: count for series, count in self.counts.items() if series[0] == metric.name}


def _series(metric: Metric, labels: dict[str, str]) -> Series:
    return (metric.name, *metric.values(labels))
