"""Keeps the bot token out of logs: Telegram has it in every URL, and httpx logs URLs."""

import logging
import re

_TOKEN = re.compile(r"(bot)\d+(?::|%3A)[\w-]+", re.IGNORECASE)


def redact(text: str) -> str:
    return _TOKEN.sub(r"\1***", text)


class TokenFilter(logging.Filter):
    """Writes `bot***` for `bot<id>:<token>` in a record's message and arguments."""

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        if _TOKEN.search(message):
            record.msg, record.args = redact(message), None
        return True


_FILTER = TokenFilter()


def protect_loggers() -> None:
    """Filter what httpx and httpcore log. Safe to repeat."""
    for name in ("httpx", "httpcore", "httpcore.connection", "httpcore.http11", "httpcore.http2", "httpcore.proxy"):
        logging.getLogger(name).addFilter(_FILTER)  # the same filter is added once only
