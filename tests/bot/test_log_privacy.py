"""Whatever a person sends and whatever breaks: the log tells what happened and never repeats a word of theirs."""

import json
import warnings
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import httpx
import pytest

from nutrition.adapters.telegram.messenger import TelegramMessenger
from nutrition.domain.deadline import Deadline
from nutrition.errors import ConflictError, DependencyError, DependencyRejectedError, DependencyUnavailableError
from nutrition.ports.messenger import MessageRefusedError, OutgoingMessage, RecipientGoneError
from nutrition.usecases.deliver_outbox import DeliverOutbox
from tests.bot.conversation import Conversation, Outside
from tests.bot.through_the_queue import QueuedConversation
from tests.fakes.database import Tables
from tests.fakes.recognition import seen, sight_of
from tests.support import marks
from tests.support.logs import Written, function_logs


@pytest.fixture
def written() -> Iterator[Written]:
    with function_logs("scenarios") as lines:
        yield lines


@pytest.fixture
def person(bot: Conversation, monkeypatch: pytest.MonkeyPatch) -> QueuedConversation:
    return QueuedConversation(bot, monkeypatch)


def send_everything(person: QueuedConversation) -> None:
    """Every kind of content that the bot meets; what it makes of it is other tests' matter."""
    person.say("/start")
    tap(person, "Мужской")
    for answer in (marks.AGE, marks.HEIGHT, marks.WEIGHT, "2", "1", marks.TEXT, "0.5", marks.CITY):
        person.say(answer)
    person.send({"location": {"latitude": float(marks.LATITUDE), "longitude": float(marks.LONGITUDE)}})
    person.say("/settings")
    person.say(f"/{marks.TEXT}")
    person.say(marks.TEXT)
    person.say(f"{marks.FOOD} 300 г")
    person.press_data(marks.CALLBACK)
    person.photo(sight_of(seen("borscht", "borscht")), caption=marks.CAPTION)
    person.photo(RuntimeError(marks.EVERYTHING), caption=marks.CAPTION)
    person.photo(DependencyUnavailableError(marks.EVERYTHING))
    file = {"file_id": marks.FILE_NAME, "file_unique_id": "u", "mime_type": "image/jpeg", "file_size": 10}
    person.send({"document": {**file, "file_name": marks.FILE_NAME}})
    person.send({"contact": {"phone_number": marks.PHONE, "first_name": marks.FIRST_NAME}})
    person.send({"voice": {"file_id": "v", "file_unique_id": "v", "duration": 1}})
    person.say("/profile ai")
    person.say(f"рис {marks.WEIGHT} г")
    tap(person, "Сохранить")
    person.say("/goals")
    person.say(f"{marks.WEIGHT} кг")
    person.say("/finish")
    person.say("/delete_me")


def tap(person: QueuedConversation, label: str) -> None:
    """The newest button with this label, where what is broken has let one appear."""
    messages = sorted(person.outside.messenger.chat.values(), key=lambda message: -message.message_id)
    shown = next((message for message in messages if any(label in each for each in message.labels())), None)
    if shown is not None:
        person.press(label, shown)


def check(written: Written) -> None:
    assert written.lines, "something was logged"
    assert not written.quoting(*marks.WORDS)
    assert not written.with_figures(*marks.FIGURES)


def test_when_all_is_well_an_update_leaves_its_one_line(person: QueuedConversation, written: Written) -> None:
    person.say(f"{marks.FOOD} 300 г")
    (line,) = written.lines
    assert (line["message"], line["level"], line["service"]) == ("update handled", "INFO", "scenarios")
    assert (line["scenario"], line["handler"], line["sends"], line["before"]) == ("words", "on_words", 1, "new")
    assert line["duration_ms"] > 0


def test_nothing_of_what_is_sent_is_logged(person: QueuedConversation, written: Written) -> None:
    send_everything(person)
    check(written)
    reached = {line.get("scenario") for line in written.lines}
    assert reached >= {"registration", "settings", "words", "editing", "photo", "session", "ai_profile", "goals"}


class _NoTables(Tables):
    """Raises at the first look into any of them."""

    def __init__(self, error: Exception) -> None:
        object.__setattr__(self, "_error", error)

    def __getattribute__(self, name: str) -> Any:  # noqa: ANN401 - never answers
        raise object.__getattribute__(self, "_error")


def _database(outside: Outside, error: Exception) -> None:
    outside.database.tables = _NoTables(error)


def _messenger(outside: Outside, error: Exception) -> None:
    outside.messenger.failures = [error] * 500


def _language(outside: Outside, error: Exception) -> None:
    outside.language.failure = error


def _profiles(outside: Outside, error: Exception) -> None:
    outside.profiles.failure = error


def _analyses(outside: Outside, error: Exception) -> None:
    outside.analyses.failure = error


def _photos(outside: Outside, error: Exception) -> None:
    outside.photo_store.failure = error


ERRORS = [
    RuntimeError(marks.EVERYTHING),
    UnicodeEncodeError("ascii", marks.EVERYTHING, 0, 1, marks.EVERYTHING),
    DependencyUnavailableError(marks.EVERYTHING),
    DependencyRejectedError(marks.EVERYTHING),
    ConflictError(marks.EVERYTHING),
    MessageRefusedError(f'Bad Request: can\'t parse entities: unsupported start tag "{marks.TEXT}"'),
    RecipientGoneError(f"Forbidden: bot was blocked by {marks.FIRST_NAME}"),
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
@pytest.mark.parametrize("break_part", [_database, _messenger, _language, _profiles, _analyses, _photos])
def test_an_error_that_repeats_everything_repeats_nothing_in_the_log(
    break_part: Callable[[Outside, Exception], None], error: Exception, person: QueuedConversation, written: Written
) -> None:
    break_part(person.outside, error)
    send_everything(person)
    check(written)


POISON = [
    marks.EVERYTHING,
    json.dumps(marks.EVERYTHING),
    json.dumps({"update_id": marks.TEXT}),
    json.dumps({"update_id": 5, "message": {"message_id": marks.TEXT, "text": marks.TEXT}}),
    json.dumps({"update_id": 5, "message": marks.TEXT}),
    json.dumps([marks.TEXT]),
    "",
]


@pytest.mark.parametrize("body", POISON, ids=range(len(POISON)))
def test_a_message_that_is_no_update_is_logged_by_kind_of_error(
    body: str, person: QueuedConversation, written: Written, capfd: pytest.CaptureFixture[str]
) -> None:
    person.deliver(body, "5")
    assert person.refused == ["5"]
    (line,) = written.lines
    assert (line["message"], line["correlation_id"]) == ("update not handled", "5")
    try:
        person.bury(body, "5")
    except Exception as error:  # noqa: BLE001 - Lambda's runtime prints whatever leaves a function
        print(type(error).__name__, error)  # noqa: T201 - as it does
    check(written)
    assert not [mark for mark in marks.WORDS if mark in "".join(capfd.readouterr())]


QUOTES = [
    f'Bad Request: can\'t parse entities: Unsupported start tag "{marks.TEXT}" at byte offset 1',
    f"Bad Request: can't parse entities: end tag {marks.TEXT}",
    f"Bad Request: {marks.TEXT}",
    f"Bad Request: chat not found for «{marks.FIRST_NAME}»",
]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 429, 500, 502])
@pytest.mark.parametrize("description", QUOTES, ids=range(len(QUOTES)))
def test_what_telegram_says_no_with_is_not_repeated(status: int, description: str, written: Written) -> None:
    body = {"ok": False, "error_code": status, "description": description, "parameters": {"retry_after": 1}}
    transport = httpx.MockTransport(lambda _: httpx.Response(status, json=body))
    messenger = TelegramMessenger(marks.TOKEN, "https://telegram.test", transport=transport)
    with pytest.raises(DependencyError):
        messenger.call(OutgoingMessage(7, "sendMessage", {"chat_id": 7, "text": marks.TEXT}), Deadline.after(5))
    with pytest.raises(DependencyError):
        messenger.download("file", Deadline.after(0.5))
    assert [line["method"] for line in written.lines if line["message"] == "telegram call failed"] == [
        "sendMessage",
        "getFile",
    ]
    check(written)


def test_a_warning_of_a_library_tells_its_kind_and_place_only(written: Written) -> None:
    """pydantic's quote the value that surprised them."""
    warnings.warn(f"Expected `str` but got input_value={marks.TEXT!r}", UserWarning, stacklevel=1)
    (line,) = written.lines
    assert (line["message"], line["level"]) == ("UserWarning", "WARNING")
    check(written)


def test_the_real_messenger_in_the_bot_tells_no_token_and_no_text(
    bot: Conversation, outside: Outside, monkeypatch: pytest.MonkeyPatch, written: Written
) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        said = json.loads(request.read()).get("text", "")
        return httpx.Response(400, json={"ok": False, "description": f'Bad Request: unsupported tag "{said}"'})

    messenger = TelegramMessenger(marks.TOKEN, "https://telegram.test", transport=httpx.MockTransport(answer))
    deliver = DeliverOutbox(outside.database.unit_of_work, messenger, outside.clock, lambda _: None)
    app = replace(bot.app, deliver=deliver, messenger=messenger)
    person = QueuedConversation(Conversation(app, outside), monkeypatch)
    person.say(f"{marks.FOOD} 300 г")
    refused = [line for line in written.lines if line["message"] == "telegram call failed"]
    assert [(line["method"], line["error_code"], line["reason"]) for line in refused] == [
        ("sendMessage", "telegram_refused", "other")
    ]
    check(written)
