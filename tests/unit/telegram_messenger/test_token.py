"""The bot token, which is in every URL, reaches neither a log nor an error."""

import logging
import traceback
from collections.abc import Callable, Iterator

import httpx
import pytest

from nutrition.adapters.telegram.messenger import TelegramMessenger
from nutrition.domain.deadline import Deadline
from nutrition.errors import NutritionError
from nutrition.ports.messenger import OutgoingMessage
from tests.unit.telegram_messenger.conftest import TOKEN, Answer, Telegram, ok, refused

HELLO = OutgoingMessage(7, "sendMessage", {"chat_id": 7, "text": "hi"})
SECRET_PART = TOKEN.partition(":")[2]


def send(messenger: TelegramMessenger) -> None:
    messenger.call(HELLO, Deadline.after(5))


def fetch(messenger: TelegramMessenger) -> None:
    messenger.download("f", Deadline.after(5))


def chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


FAILURES: list[list[Answer]] = [
    [httpx.ConnectError("x")],
    [httpx.ReadTimeout("x")],
    [refused(401, "Unauthorized")],
    [refused(400, "Bad Request: file is too big")],
    [httpx.Response(502, text="bad gateway")],
]
WITHIN_THE_FILE: list[list[Answer]] = [
    [ok({"file_path": "p"}), httpx.ReadTimeout("x")],
    [ok({"file_path": "p"}), httpx.Response(404, text="gone")],
]


@pytest.mark.parametrize(
    ("action", "answers"),
    [(action, answers) for action in (send, fetch) for answers in FAILURES]
    + [(fetch, each) for each in WITHIN_THE_FILE],
)
def test_no_error_carries_the_token(
    telegram: Telegram, answers: list[Answer], action: Callable[[TelegramMessenger], None]
) -> None:
    messenger, _ = telegram(*answers)

    with pytest.raises(NutritionError) as caught:
        action(messenger)

    assert SECRET_PART not in "".join(traceback.format_exception(caught.value))
    for error in chain(caught.value):
        assert not isinstance(error, httpx.HTTPError)  # its `request` has the URL
        assert SECRET_PART not in repr(vars(error))


def test_no_log_line_carries_the_token(telegram: Telegram, caplog: pytest.LogCaptureFixture) -> None:
    """httpx logs each URL at INFO; operators turn DEBUG on."""
    caplog.set_level(logging.DEBUG)
    messenger, _ = telegram(ok({"file_path": "p"}), httpx.Response(200, content=b"x"))

    fetch(messenger)

    urls = [record.getMessage() for record in caplog.records if "telegram.test" in record.getMessage()]
    assert len(urls) == 2
    assert all("bot***" in url and SECRET_PART not in url for url in urls)
