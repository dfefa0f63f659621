"""Files come down whole, within 20 MB, or with an error that says why."""

from collections.abc import Iterator

import httpx
import pytest

from nutrition.adapters.telegram.messenger import MAX_FILE_BYTES
from nutrition.domain.deadline import Deadline
from nutrition.errors import DependencyUnavailableError
from nutrition.ports.messenger import FileTooLargeError, MessageRefusedError
from tests.unit.telegram_messenger.conftest import TOKEN, Telegram, ok, refused

FOUND = {"file_id": "f", "file_path": "photos/file 1.jpg"}


class Endless(httpx.SyncByteStream):
    """A body that never ends; `sent` bytes were read."""

    def __init__(self) -> None:
        self.sent = 0

    def __iter__(self) -> Iterator[bytes]:
        while True:
            self.sent += 2**20
            yield bytes(2**20)


def soon() -> Deadline:
    return Deadline.after(20)


def test_the_content_of_the_path_that_get_file_names(telegram: Telegram) -> None:
    messenger, script = telegram(ok(FOUND), httpx.Response(200, content=b"jpeg"))

    assert messenger.download("f", soon()) == b"jpeg"
    assert script.requests[1].url.raw_path == f"/file/bot{TOKEN}/photos/file%201.jpg".encode()


def test_a_file_that_telegram_itself_finds_too_big(telegram: Telegram) -> None:
    messenger, _ = telegram(refused(400, "Bad Request: file is too big"))

    with pytest.raises(FileTooLargeError):
        messenger.download("f", soon())


def test_reading_stops_at_twenty_megabytes_whatever_was_announced(telegram: Telegram) -> None:
    body = Endless()
    messenger, _ = telegram(ok(FOUND), httpx.Response(200, stream=body))

    with pytest.raises(FileTooLargeError):
        messenger.download("f", soon())

    assert body.sent <= MAX_FILE_BYTES + 2**20


def test_an_unknown_file_is_refused(telegram: Telegram) -> None:
    messenger, script = telegram(refused(400, "Bad Request: wrong file_id or the file is temporarily unavailable"))

    with pytest.raises(MessageRefusedError):
        messenger.download("f", soon())

    assert len(script.requests) == 1


@pytest.mark.parametrize("failure", [httpx.ReadTimeout("x"), refused(502, "Bad Gateway")])
def test_a_download_is_repeated_since_it_changes_nothing(
    telegram: Telegram, failure: httpx.Response | Exception, pauses: list[float]
) -> None:
    messenger, _ = telegram(failure, ok(FOUND), httpx.Response(200, content=b"jpeg"))

    assert messenger.download("f", soon()) == b"jpeg"
    assert len(pauses) == 1


def test_a_download_ends_with_the_deadline(telegram: Telegram) -> None:
    moments = iter([0.0] * 6)
    messenger, _ = telegram(ok(FOUND), httpx.Response(200, stream=Endless()))
    deadline = Deadline(at=5.0, monotonic=lambda: next(moments, 6.0))

    with pytest.raises(DependencyUnavailableError):
        messenger.download("f", deadline)
