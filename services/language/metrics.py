"""Prometheus metrics of the service; never a label that a person's words could reach."""

from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector

_SECONDS = (0.0005, 0.001, 0.002, 0.005, 0.01, 0.015, 0.025, 0.05, 0.1, 0.25, 1.0)


class Metrics:
    """Outcomes are OK, EMPTY (nothing was understood), error reasons and INTERNAL; durations are seconds."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        self._requests = Counter(
            "language_requests", "Texts by method and outcome.", ["method", "outcome"], registry=self.registry
        )
        self._duration = Histogram(
            "language_request_duration_seconds",
            "From the request's arrival at the handler to its answer.",
            ["method"],
            buckets=_SECONDS,
            registry=self.registry,
        )

    def answered(self, method: str, outcome: str, seconds: float) -> None:
        """Counts one request."""
        self._requests.labels(method, outcome).inc()
        self._duration.labels(method).observe(seconds)
