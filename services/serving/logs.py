"""One JSON object a line on standard error, in the shape of the functions' lines; never what a person sent.

Of a library's record go on its template without the arguments, its logger and place; of an exception its type and
place: gRPC prints the text of an exception, which may quote a request. `nutrition.log_lines` is the functions' twin.
"""

import json
import logging
import re
import sys
import threading
import traceback
from datetime import UTC, datetime
from pathlib import Path

from serving.correlation import current_correlation_id

_FIELDS = "fields"
_NOT_SHOWN = "(a library's message, not shown)"
# "path/module.py:12: UserWarning: text", as logging.captureWarnings hands it over
_WARNING = re.compile(r"(?:.*/)?([^/:\n]+:\d+): (\w+):")


class JsonLines(logging.Formatter):
    """Time (RFC 3339, UTC), level, service, message, correlation id, and the fields given to `event`."""

    def __init__(self, service: str) -> None:
        """`service` names the loggers that are ours, as `serving` does."""
        super().__init__()
        self._service = service

    def format(self, record: logging.LogRecord) -> str:
        own = record.name.partition(".")[0] in {self._service, "serving"}
        line = {
            "timestamp": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "service": self._service,
            "message": record.getMessage() if own else _template(record),
            "correlation_id": current_correlation_id(),
            "location": f"{record.funcName}:{record.lineno}",
            **(getattr(record, _FIELDS, {}) if own else _source(record)),
        }
        if record.exc_info and record.exc_info[1] is not None:
            line |= _failure(record.exc_info[1])
        shown = {name: value for name, value in line.items() if value is not None}
        return json.dumps(shown, ensure_ascii=False, default=str, separators=(",", ":"))


def _template(record: logging.LogRecord) -> str:
    """Without arguments a text may be made up already."""
    if record.name == "py.warnings" and (found := _WARNING.match(record.getMessage())):
        return found[2]
    return record.msg if record.args and isinstance(record.msg, str) else _NOT_SHOWN


def _source(record: logging.LogRecord) -> dict[str, str]:
    warned = _WARNING.match(record.getMessage()) if record.name == "py.warnings" else None
    return {"logger": record.name, "logged_at": warned[1] if warned else f"{record.filename}:{record.lineno}"}


def _failure(error: BaseException) -> dict[str, str]:
    """Type and place; an exception's message may quote what a person sent."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno} {frames[-1].name}" if frames else ""
    return {"error_type": type(error).__name__, "error_at": place}


def configure(service: str, level: str) -> None:
    """Sends every log line of the process through JsonLines: the service's own from `level` on, others' warnings."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines(service))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logger = logging.getLogger(service)
    logger.setLevel(level)
    logging.captureWarnings(True)
    sys.excepthook = lambda kind, error, trace: logger.critical("the process ended", exc_info=(kind, error, trace))
    threading.excepthook = lambda args: logger.error("a thread ended", exc_info=args.exc_value)


def event(logger: logging.Logger, level: int, message: str, **fields: str | float | int | None) -> None:
    """Logs a message with searchable fields, and with the id of the call in hand."""
    extra = {_FIELDS: {**fields, "correlation_id": current_correlation_id()}}
    logger.log(level, message, extra=extra, stacklevel=2)
