"""Structured logs: one JSON object a line, a correlation id, never what a person sent.

Messages of foreign exceptions may quote a person's words (SQL parameters, URLs, JSON excerpts), so an error is logged
as its type, code and place by `log_failure`.
"""

import logging
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TextIO

from aws_lambda_powertools import Logger

from nutrition.correlation import correlated
from nutrition.errors import NutritionError
from nutrition.log_lines import SafeLines, error_fields, worth_a_line

__all__ = ["configure_logging", "correlated", "error_fields", "log_failure", "logged_failure", "make_logger"]


class UnexpectedError(Exception):
    """Stands for an error of any other kind; its text is type and place, for whoever above prints texts."""


def make_logger(service: str) -> Logger:
    """The process's logger for a service; its level is LOG_LEVEL (INFO when unset). One instance a service name."""
    logger = Logger(service=service, logger_formatter=SafeLines(service))
    logging.getLogger(service).propagate = False  # it has a handler of its own; the root's is for everybody else
    return logger


def configure_logging(service: str) -> Logger:
    """`make_logger` for a process's entry: whatever else is logged in this process becomes such a line too.

    The product's modules log from LOG_LEVEL on, libraries from WARNING on. Called again it names another service.
    """
    logger = make_logger(service)
    root = logging.getLogger()
    for handler in [each for each in root.handlers if _writes_as_it_likes(each)]:
        root.removeHandler(handler)
    root.addHandler(_handler(service))
    logging.getLogger("nutrition").setLevel(logger.log_level)
    _take_from_libraries()
    logging.captureWarnings(True)
    sys.excepthook = _Uncaught(logger)
    threading.excepthook = lambda args: log_failure(logger, "a thread ended", args.exc_value or args.exc_type())
    return logger


@contextmanager
def logged_failure(logger: Logger, message: str) -> Iterator[None]:
    """Log what goes wrong inside, by type, code and place, and let it pass on: as it is when it is ours, else as
    UnexpectedError, because Lambda's runtime prints the text of what leaves a function."""
    try:
        yield
    except Exception as error:
        log_failure(logger, message, error)
        if isinstance(error, NutritionError):
            raise
        raise UnexpectedError(" at ".join(error_fields(error).values())) from None


def log_failure(logger: Logger, message: str, error: BaseException, **fields: str | int | float) -> None:
    """One line at level ERROR about `error`; `fields` go beside its own."""
    logger.error(message, extra={**error_fields(error), **fields}, stacklevel=3)


class _Handler(logging.StreamHandler[TextIO]):
    """The one that `configure_logging` puts at the root."""


def _handler(service: str) -> _Handler:
    handler = _Handler(sys.stdout)
    handler.setFormatter(SafeLines(service))
    handler.addFilter(worth_a_line)
    return handler


def _writes_as_it_likes(handler: logging.Handler) -> bool:
    """The handler of Lambda's runtime interface client, and ours of a former call."""
    return isinstance(handler, _Handler) or type(handler).__module__.startswith("awslambdaric")


def _take_from_libraries() -> None:
    """Handlers of libraries (uvicorn has some) would write plain text between the lines."""
    for logger in [logging.getLogger(name) for name in logging.root.manager.loggerDict]:
        if not hasattr(logger, "powertools_handler") and any(_is_console(each) for each in logger.handlers):
            logger.handlers.clear()
            logger.propagate = True


def _is_console(handler: logging.Handler) -> bool:
    return isinstance(handler, logging.StreamHandler) and handler.stream in {sys.stdout, sys.stderr}


class _Uncaught:
    """As `sys.excepthook`, whose default prints the error's text."""

    def __init__(self, logger: Logger) -> None:
        self._logger = logger

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            log_failure(self._logger, "the process ended", error)
