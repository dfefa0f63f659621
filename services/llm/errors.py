"""Why a model gave no usable answer; every one of them means that the embedded engine answers."""

from enum import StrEnum


class Reason(StrEnum):
    """The outcomes in `llm_requests_total` beside "answered"."""

    TIMEOUT = "timeout"
    UNAVAILABLE = "unavailable"
    RATE_LIMITED = "rate_limited"
    REJECTED = "rejected"  # key, model name, request
    REFUSED = "refused"  # the model or its filter would not
    TRUNCATED = "truncated"
    INVALID = "invalid"  # not the schema
    NO_BUDGET = "no_budget"
    CIRCUIT_OPEN = "circuit_open"


PASSING = frozenset({Reason.TIMEOUT, Reason.UNAVAILABLE, Reason.RATE_LIMITED})
"""Reasons for which asking again may help."""
UNBILLED = frozenset({Reason.UNAVAILABLE, Reason.RATE_LIMITED, Reason.REJECTED})
"""Reasons for which a provider takes no money: nothing was generated."""


class LlmError(Exception):
    """Holds nothing of what was asked or answered. `retry_after` is in seconds, where the provider named it."""

    def __init__(self, reason: Reason, retry_after: float | None = None) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.retry_after = retry_after
