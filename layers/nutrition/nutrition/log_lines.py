"""A log record as one line of JSON that quotes nobody.

Foreign messages may hold a person's words: a driver's error repeats the row, gRPC prints the exception, a warning of
pydantic its input. So of a library's record go on: its template without the arguments, logger and place; of an
exception: type, code and place, whoever logs it. `serving.logs` writes the same shape.
"""

import logging
import re
import traceback

from aws_lambda_powertools.logging.formatter import LambdaPowertoolsFormatter

from nutrition.correlation import ATTRIBUTE, current_correlation_id
from nutrition.errors import NutritionError

ORDER = ["timestamp", "level", "service", "message", ATTRIBUTE]

_PRODUCT = "nutrition"
_NOT_SHOWN = "(a library's message, not shown)"
# "path/module.py:12: UserWarning: text", as logging.captureWarnings hands it over
_WARNING = re.compile(r"(?:.*/)?([^/:\n]+:\d+): (\w+):")


class SafeLines(LambdaPowertoolsFormatter):
    """Keys of every line: timestamp (RFC 3339, UTC), level, service, message, location, and correlation_id where work
    has a cause (`nutrition.correlation`)."""

    def __init__(self, service: str) -> None:
        """The loggers of the product and of `service` are ours; what they say is shown."""
        super().__init__(utc=True, use_rfc3339=True, serialize_stacktrace=False, log_record_order=[*ORDER])
        self.append_keys(service=service)
        self._own = (_PRODUCT, service)

    def format(self, record: logging.LogRecord) -> str:
        own = record.name.partition(".")[0] in self._own
        safe = logging.makeLogRecord(vars(record)) if own else _template(record)
        safe.exc_info = safe.exc_text = safe.stack_info = None
        if record.exc_info and record.exc_info[1] is not None:
            vars(safe).update(error_fields(record.exc_info[1]))
        if (current := current_correlation_id()) is not None:
            vars(safe)[ATTRIBUTE] = current
        return super().format(safe)


def worth_a_line(record: logging.LogRecord) -> bool:
    """A filter for handlers: all of ours, and of the libraries, whatever level they have set themselves, warnings."""
    return record.name.partition(".")[0] == _PRODUCT or record.levelno >= logging.WARNING


def error_fields(error: BaseException) -> dict[str, str]:
    """What may be logged of an error: `error_type`, `error_code` (ours only) and `error_at` ("module.py:12 name")."""
    fields = {"error_type": type(error).__name__}
    if isinstance(error, NutritionError):
        fields["error_code"] = error.code
    if frames := traceback.extract_tb(error.__traceback__):
        last = frames[-1]
        fields["error_at"] = f"{last.filename.rsplit('/', 1)[-1]}:{last.lineno} {last.name}"
    return fields


def _template(record: logging.LogRecord) -> logging.LogRecord:
    """A new record, so that nothing given as `extra` comes along. Without arguments a text may be made up already."""
    message, more = _NOT_SHOWN, {"logger": record.name, "logged_at": f"{record.filename}:{record.lineno}"}
    if record.name == "py.warnings" and (found := _WARNING.match(record.getMessage())):
        message, more["logged_at"] = found[2], found[1]
    elif record.args and isinstance(record.msg, str):
        message = record.msg
    taken = {name: getattr(record, name) for name in ("name", "levelname", "levelno", "created", "msecs", "lineno")}
    return logging.makeLogRecord({**taken, "funcName": record.funcName, "msg": message, **more})
