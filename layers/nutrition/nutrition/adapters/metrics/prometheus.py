"""Metrics as files of PROMETHEUS_MULTIPROC_DIR, which the exporter of the embedded stack reads and serves.

An update writes some bytes of a memory-mapped file: no socket, no system call. prometheus_client is part of the
embedded stack only; no Lambda function imports this module.
"""

import os
from collections.abc import Callable, Iterator
from itertools import product
from typing import Generic, TypeVar

import prometheus_client
from prometheus_client.metrics import MetricWrapperBase

from nutrition.errors import ConfigurationError
from nutrition.ports.metric_catalogue import PRODUCT
from nutrition.ports.metrics import Counter, Duration, Gauge, Metric

DIRECTORY_VARIABLE = "PROMETHEUS_MULTIPROC_DIR"

Declared = TypeVar("Declared", bound=Metric)
Family = TypeVar("Family", bound=MetricWrapperBase)


class _Children(Generic[Declared, Family]):
    """The family of each metric and its children by label values, each made at its first use."""

    def __init__(self, make: Callable[[Declared], Family]) -> None:
        self._make = make
        self._families: dict[Declared, Family] = {}
        self._children: dict[tuple[Declared, tuple[str, ...]], Family] = {}

    def __call__(self, metric: Declared, values: tuple[str, ...]) -> Family:
        child = self._children.get((metric, values))
        return self._add(metric, values) if child is None else child

    def _add(self, metric: Declared, values: tuple[str, ...]) -> Family:
        family = self._families.get(metric)
        if family is None:
            family = self._families[metric] = self._make(metric)
        child = self._children[metric, values] = family.labels(*values) if values else family
        return child


class PrometheusMetrics:
    """Implements `ports.metrics.Metrics`.

    Raises ConfigurationError without the directory: prometheus_client would keep the values to itself.
    """

    def __init__(self, service: str) -> None:
        if not os.environ.get(DIRECTORY_VARIABLE):
            raise ConfigurationError(f"METRICS=prometheus needs {DIRECTORY_VARIABLE}")
        # No registry: the exporter reads the files, this process serves nothing.
        self._counters = _Children[Counter, prometheus_client.Counter](
            lambda metric: prometheus_client.Counter(metric.name, metric.meaning, _names(metric), registry=None)
        )
        self._durations = _Children[Duration, prometheus_client.Histogram](
            lambda metric: prometheus_client.Histogram(
                metric.name, metric.meaning, _names(metric), registry=None, buckets=metric.buckets
            )
        )
        self._gauges = _Children[Gauge, prometheus_client.Gauge](
            lambda metric: prometheus_client.Gauge(
                metric.name, metric.meaning, _names(metric), registry=None, multiprocess_mode="livemax"
            )
        )
        self._start_from_zero(service)

    def count(self, metric: Counter, **labels: str) -> None:
        self._counters(metric, metric.values(labels)).inc()

    def observe(self, metric: Duration, seconds: float, **labels: str) -> None:
        self._durations(metric, metric.values(labels)).observe(seconds)

    def set(self, metric: Gauge, value: float, **labels: str) -> None:
        self._gauges(metric, metric.values(labels)).set(value)

    def flush(self) -> None:
        """Everything is in the files already."""

    def _start_from_zero(self, service: str) -> None:
        for metric in PRODUCT:
            if isinstance(metric, Counter) and metric.from_zero:
                for values in _combinations(metric, service):
                    self._counters(metric, values)
            elif isinstance(metric, Gauge) and metric.from_zero:
                for values in _combinations(metric, service):
                    self._gauges(metric, values)


def _names(metric: Metric) -> list[str]:
    return [label.name for label in metric.labels]


def _combinations(metric: Metric, service: str) -> Iterator[tuple[str, ...]]:
    """Of the other services' values there is nothing to count here."""
    return product(*([service] if label.name == "service" else sorted(label.values) for label in metric.labels))
