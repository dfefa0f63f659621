"""One JSON object a line on standard error; never what a person sent."""

import json
import logging
import time
import traceback
from pathlib import Path

_FIELDS = "fields"


class JsonLines(logging.Formatter):
    """Time (UTC), level, logger, message, and the fields given to `event`."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": f"{time.strftime('%Y-%m-%dT%H:%M:%S', time.gmtime(record.created))}.{int(record.msecs):03d}Z",
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            **getattr(record, _FIELDS, {}),
        }
        if record.exc_info and record.exc_info[1] is not None:
            line |= _failure(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False, default=str)


def _failure(error: BaseException) -> dict[str, str]:
    """Type and place; an exception's message may quote what a person sent."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno} {frames[-1].name}" if frames else ""
    return {"error_type": type(error).__name__, "error_at": place}


def configure(service: str, level: str) -> None:
    """Sends every log line of the process through JsonLines: the service's own from `level` on, others' warnings."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger(service).setLevel(level)
    logging.captureWarnings(True)


def event(logger: logging.Logger, level: int, message: str, **fields: str | float | int | None) -> None:
    """Logs a message with searchable fields."""
    logger.log(level, message, extra={_FIELDS: fields})
