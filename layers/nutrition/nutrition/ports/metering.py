"""Work of a function, timed, with its failures counted by code."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from nutrition.errors import NutritionError
from nutrition.ports.metric_catalogue import ERRORS
from nutrition.ports.metric_values import UNEXPECTED
from nutrition.ports.metrics import Duration, Metrics


def count_error(metrics: Metrics, service: str, error: BaseException) -> None:
    """One of ours by its code, anything else as unexpected."""
    metrics.count(ERRORS, service=service, code=error.code if isinstance(error, NutritionError) else UNEXPECTED)


@contextmanager
def timed(metrics: Metrics, metric: Duration, *, service: str, **labels: str) -> Iterator[None]:
    """Observe what runs inside as `metric`, whose label `outcome` becomes "done" or "failed"."""
    began, outcome = time.perf_counter(), "failed"
    try:
        yield
        outcome = "done"
    except Exception as error:
        count_error(metrics, service, error)
        raise
    finally:
        metrics.observe(metric, time.perf_counter() - began, outcome=outcome, **labels)
