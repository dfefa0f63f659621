"""Everything that a process writes to its log, for tests of what stands in it."""

import io
import json
import logging
import re
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from nutrition.log_lines import SafeLines
from nutrition.observability import configure_logging

# Numbers of these may be anything; a figure of a person's body in another field is a leak.
_TECHNICAL = {"timestamp", "location", "error_at", "logged_at", "duration_ms", "correlation_id", "xray_trace_id"}


class Written:
    """Log lines as they come."""

    def __init__(self) -> None:
        self.stream = io.StringIO()

    @property
    def text(self) -> str:
        return self.stream.getvalue()

    @property
    def lines(self) -> list[dict[str, Any]]:
        """Raises ValueError when one is no JSON."""
        return [json.loads(line) for line in self.text.splitlines()]

    def quoting(self, *marks: str) -> list[str]:
        """Those of `marks` that stand somewhere in the log."""
        return quoted(self.text, *marks)

    def with_figures(self, *figures: str) -> list[str]:
        """Those of `figures` that stand in a field about something else than time and place."""
        told = " ".join(str(value) for line in self.lines for name, value in line.items() if name not in _TECHNICAL)
        return [figure for figure in figures if re.search(rf"(?<![\d.,]){re.escape(figure)}(?![\d.,]*\d)", told)]


def quoted(text: str, *marks: str) -> list[str]:
    """Those of `marks` that stand in `text`, as they are, escaped for JSON or as Python shows bytes."""
    return [mark for mark in marks if any(form in text for form in (mark, json.dumps(mark)[1:-1], repr(mark.encode())))]


@contextmanager
def function_logs(service: str) -> Iterator[Written]:
    """The log of a function's process at LOG_LEVEL=DEBUG, with every library at its most talkative."""
    written, hooks = Written(), (sys.excepthook, threading.excepthook)
    configure_logging(service)
    loggers = [logging.getLogger(), *map(logging.getLogger, list(logging.root.manager.loggerDict))]
    levels = [(logger, logger.level) for logger in loggers]
    handlers = [
        each
        for logger in loggers
        for each in logger.handlers
        if isinstance(each, logging.StreamHandler) and isinstance(each.formatter, SafeLines)
    ]
    streams = [(handler, handler.setStream(written.stream)) for handler in handlers]
    for logger in loggers:
        logger.setLevel(logging.DEBUG)
    try:
        yield written
    finally:
        for logger, level in levels:
            logger.setLevel(level)
        for handler, stream in streams:
            handler.setStream(stream or sys.stdout)
        logging.captureWarnings(False)
        sys.excepthook, threading.excepthook = hooks
