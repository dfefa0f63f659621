"""Prometheus metrics of the service; never a label that a person's picture could reach."""

from collections.abc import Iterator
from contextlib import contextmanager

from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector

_SECONDS = (0.005, 0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.5, 1.0, 2.0)


class Metrics:
    """Outcomes are verdicts, error reasons, DEADLINE_EXCEEDED and INTERNAL; durations are seconds."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        self._requests = Counter(
            "vision_requests", "Pictures by what was answered.", ["outcome"], registry=self.registry
        )
        self._duration = Histogram(
            "vision_request_duration_seconds",
            "From the request's arrival at the handler to its answer.",
            buckets=_SECONDS,
            registry=self.registry,
        )
        self._stage = Histogram(
            "vision_stage_duration_seconds", "Parts of it.", ["stage"], buckets=_SECONDS, registry=self.registry
        )

    def answered(self, outcome: str, seconds: float) -> None:
        """Counts one request."""
        self._requests.labels(outcome).inc()
        self._duration.observe(seconds)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Times one stage of a request: decode, barcodes, recognise or read_label."""
        with self._stage.labels(name).time():
            yield
