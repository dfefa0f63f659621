"""What no log file of a running stack may hold: what was said in a chat, and what opens a door."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from tests.e2e.person import Person, words_of
from tests.e2e.stack import Stack
from tests.support.logs import quoted

_LETTERS = re.compile(r"[^\W\d_]{3}")
_LEAST_LENGTH = 6  # shorter ones stand in any log by chance
_URLS = ("DATABASE_URL", "REDIS_URL", "MONGO_URL")


def assert_no_log_keeps_anything_of(person: Person, stack: Stack) -> None:
    """Neither the services' and functions' logs nor those of the stores and of the simulator."""
    logs = stack.logs()
    assert sum("correlation_id" in text for text in logs.values()) >= len(("webhook", "language", "a worker"))
    told = {name: quoted(text, *_words(person), *_secrets(stack)) for name, text in logs.items()}
    assert not {name: kept for name, kept in told.items() if kept}


def _words(person: Person) -> Iterator[str]:
    """Of both sides, line by line; commands and bare numbers say nothing about anybody."""
    answers = [line for message in person.bot_messages() for line in words_of(message).splitlines()]
    for text in (*person.said, *answers):
        if len(text) >= _LEAST_LENGTH and _LETTERS.search(text) and not text.startswith("/"):
            yield text


def _secrets(stack: Stack) -> Iterator[str]:
    environment = stack.environment()
    yield environment["TELEGRAM_BOT_TOKEN"]
    yield environment["TELEGRAM_WEBHOOK_SECRET"]
    for name in _URLS:
        if password := urlsplit(environment[name]).password:
            yield password
