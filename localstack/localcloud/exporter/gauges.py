"""The catalogue's gauges as samples of one scrape."""

from collections.abc import Mapping

from prometheus_client.core import GaugeMetricFamily

from nutrition.ports.metrics import Gauge


def family(metric: Gauge, values: Mapping[tuple[str, ...], float]) -> GaugeMetricFamily:
    """`values` by the labels' values in the declared order."""
    made = GaugeMetricFamily(metric.name, metric.meaning, labels=[label.name for label in metric.labels])
    for labels, value in values.items():
        made.add_metric(metric.values(dict(zip((each.name for each in metric.labels), labels, strict=True))), value)
    return made
