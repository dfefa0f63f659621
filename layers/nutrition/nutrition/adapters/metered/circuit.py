"""A circuit breaker whose state is a metric."""

from pybreaker import STATE_OPEN, CircuitBreaker, CircuitBreakerListener, CircuitBreakerState

from nutrition.adapters.vendor_http import new_breaker
from nutrition.ports.metric_catalogue import CIRCUIT_OPEN
from nutrition.ports.metrics import Metrics


def metered_breaker(dependency: str, metrics: Metrics) -> CircuitBreaker:
    breaker = new_breaker()
    breaker.add_listener(_StateMetric(metrics, dependency))
    return breaker


class _StateMetric(CircuitBreakerListener):
    """Half open counts as closed: the provider is asked again."""

    def __init__(self, metrics: Metrics, dependency: str) -> None:
        self._metrics = metrics
        self._dependency = dependency
        metrics.set(CIRCUIT_OPEN, 0, dependency=dependency)  # a breaker is made closed

    def state_change(
        self,
        cb: CircuitBreaker,  # noqa: ARG002 - the listener's interface
        old_state: CircuitBreakerState | None,  # noqa: ARG002 - as above
        new_state: CircuitBreakerState,
    ) -> None:
        self._metrics.set(CIRCUIT_OPEN, float(new_state.name == STATE_OPEN), dependency=self._dependency)
