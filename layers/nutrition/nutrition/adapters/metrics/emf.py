"""Metrics as CloudWatch's embedded metric format: JSON lines in the function's log, which cost no call.

https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
"""

import os
from collections import defaultdict

from aws_lambda_powertools.metrics import EphemeralMetrics, MetricUnit

from nutrition.ports.metrics import Counter, Duration, Gauge, Metric

NAMESPACE = "Nutrition"
NAMESPACE_VARIABLE = "POWERTOOLS_METRICS_NAMESPACE"  # Powertools' own; the template names the stack in it
_UNITS = {"bytes": MetricUnit.Bytes, "s": MetricUnit.Seconds, "messages": MetricUnit.Count}

Dimensions = tuple[tuple[str, str], ...]


class EmfMetrics:
    """Implements `ports.metrics.Metrics`: kept in memory until `flush`, which writes a line for each set of dimensions.

    The dimensions are the metric's labels and `service`.
    """

    def __init__(self, service: str) -> None:
        self._service = service
        self._counts: dict[tuple[Dimensions, Metric], float] = defaultdict(float)
        self._values: dict[tuple[Dimensions, Metric], list[float]] = defaultdict(list)

    def count(self, metric: Counter, **labels: str) -> None:
        self._counts[self._dimensions(metric, labels), metric] += 1

    def observe(self, metric: Duration, seconds: float, **labels: str) -> None:
        self._values[self._dimensions(metric, labels), metric].append(seconds)

    def set(self, metric: Gauge, value: float, **labels: str) -> None:
        self._values[self._dimensions(metric, labels), metric].append(value)

    def flush(self) -> None:
        lines: dict[Dimensions, list[tuple[Metric, list[float]]]] = defaultdict(list)
        for (dimensions, metric), count in self._counts.items():
            lines[dimensions].append((metric, [count]))
        for (dimensions, metric), values in self._values.items():
            lines[dimensions].append((metric, values))
        self._counts.clear()
        self._values.clear()
        for dimensions, metrics in lines.items():
            _write(dimensions, metrics)

    def _dimensions(self, metric: Metric, labels: dict[str, str]) -> Dimensions:
        values = zip((label.name for label in metric.labels), metric.values(labels), strict=True)
        return tuple(sorted({"service": self._service, **dict(values)}.items()))


def _write(dimensions: Dimensions, metrics: list[tuple[Metric, list[float]]]) -> None:
    line = EphemeralMetrics(namespace=os.environ.get(NAMESPACE_VARIABLE, NAMESPACE))
    for name, label in dimensions:
        line.add_dimension(name, label)
    for metric, values in metrics:
        for value in values:
            line.add_metric(metric.name, _unit(metric), value)
    if line.metric_set:  # empty when it was written just now: Powertools does so at 100 values, a line's limit
        line.flush_metrics()


def _unit(metric: Metric) -> MetricUnit:
    if isinstance(metric, Duration):
        return MetricUnit.Seconds
    if isinstance(metric, Gauge):
        return _UNITS.get(metric.unit, MetricUnit.NoUnit)
    return MetricUnit.Count
