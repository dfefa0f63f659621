"""Calls go out as the Bot API wants them, and each answer becomes the right error."""

import json

import httpx
import pytest

from nutrition.domain.deadline import Deadline
from nutrition.errors import DependencyRejectedError, DependencyUnavailableError
from nutrition.ports.messenger import (
    Attachment,
    MessageRefusedError,
    OutgoingMessage,
    RecipientGoneError,
    ThrottledError,
)
from tests.unit.telegram_messenger.conftest import TOKEN, Telegram, ok, refused

HELLO = OutgoingMessage(7, "sendMessage", {"chat_id": 7, "text": "Привет"})


def soon() -> Deadline:
    return Deadline.after(20)


def test_a_call_is_json_to_the_method_and_gives_the_message_id(telegram: Telegram) -> None:
    messenger, script = telegram(ok({"message_id": 42, "chat": {"id": 7}}))

    assert messenger.call(HELLO, soon()) == 42
    request = script.requests[0]
    assert request.url.path == f"/bot{TOKEN}/sendMessage"
    assert json.loads(request.content) == {"chat_id": 7, "text": "Привет"}


@pytest.mark.parametrize(
    ("result", "message_id"), [(True, None), ([{"message_id": 5}, {"message_id": 6}], 5), ([], None)]
)
def test_methods_that_answer_no_single_message(telegram: Telegram, result: object, message_id: int | None) -> None:
    messenger, _ = telegram(ok(result))

    assert messenger.call(OutgoingMessage(7, "answerCallbackQuery", {}), soon()) == message_id


def test_an_attachment_goes_as_multipart_with_nested_values_in_json(telegram: Telegram) -> None:
    messenger, script = telegram(ok({"message_id": 1}))
    payload = {
        "chat_id": 7,
        "photo": "attach://chart",
        "caption": "День",
        "reply_markup": {"inline_keyboard": []},
        "disable_notification": True,
        "reply_parameters": None,
    }

    messenger.call(OutgoingMessage(7, "sendPhoto", payload, Attachment("chart", "day.png", b"\x89PNG")), soon())

    request = script.requests[0]
    assert request.headers["content-type"].startswith("multipart/form-data")
    body = request.content.decode("latin-1").encode("latin-1")
    for part in (
        b'name="chat_id"\r\n\r\n7\r\n',
        b'name="photo"\r\n\r\nattach://chart\r\n',
        'name="caption"\r\n\r\nДень\r\n'.encode(),
        b'name="reply_markup"\r\n\r\n{"inline_keyboard": []}\r\n',
        b'name="disable_notification"\r\n\r\ntrue\r\n',
        b'name="chart"; filename="day.png"',
    ):
        assert part in body
    assert b"reply_parameters" not in body


def test_an_edit_that_changes_nothing_is_done(telegram: Telegram) -> None:
    messenger, _ = telegram(refused(400, "Bad Request: message is not modified: specified new message content …"))

    assert messenger.call(OutgoingMessage(7, "editMessageText", {"message_id": 9, "text": "x"}), soon()) == 9


REFUSALS = [
    (403, "Forbidden: bot was blocked by the user", RecipientGoneError),
    (403, "Forbidden: user is deactivated", RecipientGoneError),
    (400, "Bad Request: chat not found", RecipientGoneError),
    (400, "Bad Request: message to edit not found", MessageRefusedError),
    (413, "Request Entity Too Large", MessageRefusedError),
    (401, "Unauthorized", DependencyRejectedError),
    (404, "Not Found", DependencyRejectedError),
    (500, "Internal Server Error", DependencyUnavailableError),
    (502, "Bad Gateway", DependencyUnavailableError),
]


@pytest.mark.parametrize(("status", "description", "error"), REFUSALS)
def test_each_refusal_has_its_error(telegram: Telegram, status: int, description: str, error: type[Exception]) -> None:
    messenger, script = telegram(refused(status, description))

    with pytest.raises(error) as caught:
        messenger.call(HELLO, soon())

    assert type(caught.value) is error
    assert len(script.requests) == 1  # a send is not repeated: it may have arrived


def test_a_throttled_call_says_for_how_long(telegram: Telegram) -> None:
    messenger, script = telegram(refused(429, "Too Many Requests: retry after 7", retry_after=7))

    with pytest.raises(ThrottledError) as caught:
        messenger.call(HELLO, soon())

    assert caught.value.retry_after == 7
    assert len(script.requests) == 1


def test_a_reason_keeps_the_cause_and_not_the_words_that_it_quotes(telegram: Telegram) -> None:
    messenger, _ = telegram(
        refused(400, 'Bad Request: can\'t parse entities: Unsupported start tag "борщ" at byte offset 3')
    )

    with pytest.raises(MessageRefusedError) as caught:
        messenger.call(HELLO, soon())

    assert "can't parse entities" in caught.value.reason
    assert "борщ" not in caught.value.reason


def test_a_page_from_a_proxy_is_an_outage(telegram: Telegram) -> None:
    messenger, _ = telegram(httpx.Response(502, html="<h1>Bad gateway</h1>"))

    with pytest.raises(DependencyUnavailableError):
        messenger.call(HELLO, soon())


@pytest.mark.parametrize("failure", [httpx.ReadTimeout("x"), httpx.ReadError("x"), httpx.RemoteProtocolError("x")])
def test_a_send_whose_answer_was_lost_is_not_repeated(telegram: Telegram, failure: Exception) -> None:
    messenger, script = telegram(failure)

    with pytest.raises(DependencyUnavailableError):
        messenger.call(HELLO, soon())

    assert len(script.requests) == 1


@pytest.mark.parametrize("failure", [httpx.ConnectError("x"), httpx.ConnectTimeout("x")])
def test_a_send_that_never_connected_is_tried_three_times_with_growing_pauses(
    telegram: Telegram, failure: Exception, pauses: list[float]
) -> None:
    messenger, script = telegram(failure, failure, ok({"message_id": 1}))

    assert messenger.call(HELLO, soon()) == 1
    assert len(script.requests) == 3
    assert len(pauses) == 2
    assert all(0 <= pause <= 1 for pause in pauses)


def test_after_three_connections_that_failed_it_gives_up(telegram: Telegram) -> None:
    messenger, script = telegram(httpx.ConnectError("x"))

    with pytest.raises(DependencyUnavailableError):
        messenger.call(HELLO, soon())

    assert len(script.requests) == 3


def test_nothing_is_sent_after_the_deadline(telegram: Telegram) -> None:
    messenger, script = telegram(ok({"message_id": 1}))

    with pytest.raises(DependencyUnavailableError):
        messenger.call(HELLO, Deadline.after(0))

    assert script.requests == []


def test_no_call_waits_longer_than_the_deadline(telegram: Telegram) -> None:
    messenger, script = telegram(ok({"message_id": 1}))

    messenger.call(HELLO, Deadline.after(2))

    assert max(script.requests[0].extensions["timeout"].values()) <= 2
