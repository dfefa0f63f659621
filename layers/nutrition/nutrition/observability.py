"""Structured logs: one JSON object a line, a correlation id, never what a person sent.

Messages of foreign exceptions may quote a person's words (SQL parameters, URLs, JSON excerpts), so an error is logged
as its type, code and place by `log_failure`. `logger.exception` would print the message.
"""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from aws_lambda_powertools import Logger

from nutrition.errors import NutritionError


def make_logger(service: str) -> Logger:
    """The process's logger for a service; its level is LOG_LEVEL (INFO when unset). One instance a service name."""
    return Logger(service=service, utc=True, use_rfc3339=True)


@contextmanager
def correlated(logger: Logger, correlation_id: str) -> Iterator[None]:
    """Every line logged inside carries `correlation_id`. For one message at a time in a process."""
    with logger.append_context_keys(correlation_id=correlation_id):
        yield


@contextmanager
def logged_failure(logger: Logger, message: str) -> Iterator[None]:
    """Log what goes wrong inside, by type, code and place, and let it pass on."""
    try:
        yield
    except Exception as error:
        log_failure(logger, message, error)
        raise


def log_failure(logger: Logger, message: str, error: BaseException, **fields: str | int | float) -> None:
    """One line at level ERROR about `error`; `fields` go beside its own."""
    logger.error(message, extra={**error_fields(error), **fields})


def error_fields(error: BaseException) -> dict[str, str]:
    """What may be logged of an error: `error_type`, `error_code` (ours only) and `error_at` ("module.py:12 name")."""
    fields = {"error_type": type(error).__name__}
    if isinstance(error, NutritionError):
        fields["error_code"] = error.code
    if frames := traceback.extract_tb(error.__traceback__):
        last = frames[-1]
        fields["error_at"] = f"{last.filename.rsplit('/', 1)[-1]}:{last.lineno} {last.name}"
    return fields
