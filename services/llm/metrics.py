"""Prometheus metrics of the models, in the service's own registry; never a label that a person's words could reach."""

from prometheus_client import CollectorRegistry, Counter, Histogram

from llm.model import Usage

_SECONDS = (0.25, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0)


class LlmMetrics:
    def __init__(self, registry: CollectorRegistry) -> None:
        self._requests = Counter(
            "llm_requests", "Attempts and refusals to attempt, by outcome.", ["outcome"], registry=registry
        )
        self._tokens = Counter("llm_tokens", "Tokens as the provider counted them.", ["direction"], registry=registry)
        self._cost = Counter("llm_cost_usd", "What they cost by the configured prices.", registry=registry)
        self._duration = Histogram("llm_request_duration_seconds", "One attempt.", buckets=_SECONDS, registry=registry)
        self._fallbacks = Counter("llm_fallbacks", "Answers of the embedded engine instead.", registry=registry)

    def attempted(self, seconds: float) -> None:
        """Times one attempt."""
        self._duration.observe(seconds)

    def outcome(self, outcome: str) -> None:
        """ "answered" or an `llm.errors.Reason`."""
        self._requests.labels(outcome).inc()

    def paid(self, usage: Usage | None, usd: float) -> None:
        """Counts tokens and money."""
        if usage is not None:
            self._tokens.labels("input").inc(usage.input_tokens)
            self._tokens.labels("output").inc(usage.output_tokens)
        self._cost.inc(usd)

    def fell_back(self) -> None:
        """Counts one answer that the embedded engine gave instead."""
        self._fallbacks.inc()
