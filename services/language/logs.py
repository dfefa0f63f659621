"""One JSON object a line on standard error; never a text of a person."""

import json
import logging
import time

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
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


def configure(level: str) -> None:
    """Sends every log line of the process, warnings included, through JsonLines."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.captureWarnings(True)
    logging.getLogger("pymorphy3").setLevel(logging.WARNING)  # it announces every dictionary file


def event(logger: logging.Logger, level: int, message: str, **fields: str | float | int | None) -> None:
    """Logs a message with searchable fields."""
    logger.log(level, message, extra={_FIELDS: fields})
