"""The collector that the settings ask for. Imports are inside, so that a cold start pays for one of them at most."""

from functools import cache

from nutrition.ports.metrics import Metrics, MetricsBackend, NoMetrics


@cache
def make_metrics(backend: MetricsBackend, service: str) -> Metrics:
    """One instance a process: what is built anew after a rotated secret goes on counting where it was."""
    if backend is MetricsBackend.PROMETHEUS:
        from nutrition.adapters.metrics.prometheus import PrometheusMetrics

        return PrometheusMetrics(service)
    if backend is MetricsBackend.EMF:
        from nutrition.adapters.metrics.emf import EmfMetrics

        return EmfMetrics(service)
    return NoMetrics()
