"""What was committed is said: in order, once, as far as Telegram lets us."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from nutrition.domain.deadline import Deadline
from nutrition.domain.user import Locale, User
from nutrition.errors import DependencyUnavailableError, NutritionError
from nutrition.ports.messenger import MessageRefusedError, OutgoingMessage, RecipientGoneError, ThrottledError
from nutrition.ports.repositories import InboxState, UnitOfWorkFactory
from nutrition.usecases.deliver_outbox import DeliverOutbox
from tests.fakes.unit_of_work import InMemoryDatabase, InMemoryUnitOfWork

KEY = "update:1"
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
PERSON = User(7, 7, Locale.RU, NOW)


class FixedClock:
    def now(self) -> datetime:
        return NOW


@dataclass
class ScriptedMessenger:
    """Answers in turn: an id, None, or an error to raise; then ids from 100. No transaction may be open meanwhile."""

    script: list[int | Exception | None] = field(default_factory=list)
    calls: list[OutgoingMessage] = field(default_factory=list)
    transactions: list[InMemoryUnitOfWork] = field(default_factory=list)

    def call(self, message: OutgoingMessage, deadline: Deadline) -> int | None:
        assert not deadline.expired
        assert not any(each.active for each in self.transactions)
        self.calls.append(message)
        answer = self.script.pop(0) if self.script else 100 + len(self.calls)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def download(self, file_id: str, deadline: Deadline) -> bytes:
        raise NotImplementedError


@dataclass
class World:
    """A database with one committed key and its unsent messages, and the use case over it."""

    database: InMemoryDatabase = field(default_factory=InMemoryDatabase)
    messenger: ScriptedMessenger = field(default_factory=ScriptedMessenger)
    pauses: list[float] = field(default_factory=list)

    def committed(self, *messages: OutgoingMessage) -> None:
        work = self.database.unit_of_work()
        work.users.save(PERSON)
        work.inbox.accept(KEY, NOW)
        work.outbox.add(KEY, messages, NOW)
        work.commit()

    def deliver(self, *, seconds: float = 20, factory: UnitOfWorkFactory | None = None) -> None:
        def unit_of_work(deadline: Deadline | None = None) -> InMemoryUnitOfWork:  # noqa: ARG001 - memory is fast
            work = self.database.unit_of_work()
            self.messenger.transactions.append(work)
            return work

        clock = Deadline(seconds, monotonic=lambda: sum(self.pauses))
        DeliverOutbox(factory or unit_of_work, self.messenger, FixedClock(), self.pauses.append)(KEY, clock)

    @property
    def statuses(self) -> list[tuple[str, int | None, str | None]]:
        return [(row.status, row.message_id, row.error_code) for row in self.database.tables.outbox.rows.values()]

    def is_in(self, state: InboxState) -> bool:
        stored = self.database.tables.inbox.rows.get(KEY)
        return stored is not None and stored.state is state

    @property
    def methods(self) -> list[str]:
        return [call.method for call in self.messenger.calls]


@pytest.fixture
def world() -> World:
    return World()


def text(words: str) -> OutgoingMessage:
    return OutgoingMessage(7, "sendMessage", {"chat_id": 7, "text": words})


def edit(**payload: object) -> OutgoingMessage:
    return OutgoingMessage(7, "editMessageText", {"chat_id": 7, "message_id": 5, **payload})


def test_messages_go_out_in_order_and_the_key_is_done(world: World) -> None:
    world.committed(text("a"), text("b"))

    world.deliver()

    assert [call.payload["text"] for call in world.messenger.calls] == ["a", "b"]
    assert world.statuses == [("sent", 101, None), ("sent", 102, None)]
    assert world.is_in(InboxState.DONE)


def test_a_key_with_nothing_to_say_is_done(world: World) -> None:
    world.committed()

    world.deliver()

    assert world.is_in(InboxState.DONE)


def test_a_second_delivery_says_nothing_again(world: World) -> None:
    world.committed(text("a"))

    world.deliver()
    world.deliver()

    assert len(world.messenger.calls) == 1


def test_after_an_outage_the_redelivery_goes_on_where_it_stopped(world: World) -> None:
    world.committed(text("a"), text("b"), text("c"))
    world.messenger.script = [1, DependencyUnavailableError("telegram: ReadTimeout")]

    with pytest.raises(DependencyUnavailableError):
        world.deliver()

    assert [status for status, _, _ in world.statuses] == ["sent", "pending", "pending"]
    assert world.is_in(InboxState.COMMITTED)

    world.deliver()

    assert [call.payload["text"] for call in world.messenger.calls] == ["a", "b", "b", "c"]
    assert world.is_in(InboxState.DONE)


def test_a_pause_that_telegram_asks_for_is_kept_when_there_is_time(world: World) -> None:
    world.committed(text("a"))
    world.messenger.script = [ThrottledError(3), ThrottledError(2), 9]

    world.deliver(seconds=10)

    assert world.pauses == [3, 2]
    assert world.statuses == [("sent", 9, None)]


def test_a_pause_that_does_not_fit_leaves_the_rest_for_the_redelivery(world: World) -> None:
    world.committed(text("a"))
    world.messenger.script = [ThrottledError(30)]

    with pytest.raises(ThrottledError):
        world.deliver(seconds=20)

    assert world.pauses == []
    assert world.is_in(InboxState.COMMITTED)


def test_a_person_who_left_is_remembered_and_nothing_more_is_tried(world: World) -> None:
    world.committed(text("a"), text("b"), text("c"))
    world.messenger.script = [1, RecipientGoneError("Forbidden: bot was blocked by the user")]

    world.deliver()

    assert world.statuses[0][0] == "sent"
    assert world.statuses[1:] == [("failed", None, "telegram_recipient_gone")] * 2
    assert len(world.messenger.calls) == 2
    user = world.database.tables.users.rows[7]
    assert user.blocked_at == NOW
    assert world.is_in(InboxState.DONE)


def test_a_refused_message_does_not_hold_back_the_next_one(world: World) -> None:
    world.committed(text("a"), text("b"))
    world.messenger.script = [MessageRefusedError("Bad Request: can't parse entities"), 2]

    world.deliver()

    assert world.statuses == [("failed", None, "telegram_refused"), ("sent", 2, None)]
    assert world.is_in(InboxState.DONE)


@pytest.mark.parametrize("reason", ["Bad Request: message to edit not found", "Bad Request: message can't be edited"])
def test_an_edit_whose_message_is_gone_is_sent_as_a_new_message(world: World, reason: str) -> None:
    buttons = {"inline_keyboard": [[{"text": "+", "callback_data": "x"}]]}
    world.committed(edit(text="draft", reply_markup=buttons, parse_mode="HTML"))
    world.messenger.script = [MessageRefusedError(reason), 77]

    world.deliver()

    assert world.methods == ["editMessageText", "sendMessage"]
    anew = world.messenger.calls[1].payload
    assert anew == {"chat_id": 7, "text": "draft", "reply_markup": buttons, "parse_mode": "HTML"}
    assert world.statuses == [("sent", 77, None)]


def test_an_edited_caption_whose_message_is_gone_becomes_a_text(world: World) -> None:
    world.committed(OutgoingMessage(7, "editMessageCaption", {"chat_id": 7, "message_id": 5, "caption": "c"}))
    world.messenger.script = [MessageRefusedError("Bad Request: message to edit not found"), 78]

    world.deliver()

    assert world.messenger.calls[1].payload == {"chat_id": 7, "text": "c"}


def test_buttons_alone_are_not_sent_as_a_new_message(world: World) -> None:
    world.committed(OutgoingMessage(7, "editMessageReplyMarkup", {"chat_id": 7, "message_id": 5}))
    world.messenger.script = [MessageRefusedError("Bad Request: message to edit not found")]

    world.deliver()

    assert world.statuses == [("failed", None, "telegram_refused")]


def test_an_edit_refused_for_another_reason_is_not_sent_anew(world: World) -> None:
    world.committed(edit(text="x"))
    world.messenger.script = [MessageRefusedError("Bad Request: message is too long")]

    world.deliver()

    assert world.methods == ["editMessageText"]
    assert world.statuses == [("failed", None, "telegram_refused")]


def test_a_button_answered_too_late_counts_as_answered(world: World) -> None:
    world.committed(OutgoingMessage(7, "answerCallbackQuery", {"callback_query_id": "1"}), text("a"))
    world.messenger.script = [MessageRefusedError("Bad Request: query is too old and response timeout expired"), 3]

    world.deliver()

    assert world.statuses == [("sent", None, None), ("sent", 3, None)]


@pytest.mark.parametrize("first", [55, MessageRefusedError("Bad Request: message to edit not found")])
def test_the_message_that_shows_a_meal_is_remembered(world: World, first: int | Exception) -> None:
    recorded: list[tuple[int, int]] = []

    def recording(deadline: Deadline | None = None) -> InMemoryUnitOfWork:  # noqa: ARG001 - memory is fast
        work = world.database.unit_of_work()
        work.meals.record_message = lambda *ids: recorded.append(ids)  # type: ignore[method-assign] # a spy
        return work

    world.committed(OutgoingMessage(7, "editMessageText", {"chat_id": 7, "message_id": 5, "text": "m"}, meal_id=4))
    world.messenger.script = [first, 55]

    world.deliver(factory=recording)

    assert recorded == [(4, 55)]


def test_a_mark_that_fails_leaves_the_database_usable(world: World) -> None:
    """The connection is given back, so the redelivery can work; the message may be said twice, never lost."""
    world.committed(text("a"))
    works: list[InMemoryUnitOfWork] = []

    def failing_second(deadline: Deadline | None = None) -> InMemoryUnitOfWork:  # noqa: ARG001 - memory is fast
        work = world.database.unit_of_work()
        works.append(work)
        if len(works) == 2:
            work.outbox.mark_sent = lambda *_: (_ for _ in ()).throw(NutritionError("lost"))  # type: ignore[method-assign] # a spy
        return work

    with pytest.raises(NutritionError):
        world.deliver(factory=failing_second)

    assert not any(work.active for work in works)
    world.deliver()
    assert world.is_in(InboxState.DONE)


def test_a_message_that_must_not_be_said_twice_is_marked_before_the_next_one_is_tried(world: World) -> None:
    world.committed(text("a"), OutgoingMessage(7, "answerCallbackQuery", {"callback_query_id": "1"}), text("b"))
    world.messenger.script = [5, None, DependencyUnavailableError("telegram: down")]

    with pytest.raises(DependencyUnavailableError):
        world.deliver()

    assert world.statuses == [("sent", 5, None), ("pending", None, None), ("pending", None, None)]
    world.messenger.script = []
    world.deliver()
    assert [call.payload.get("text") for call in world.messenger.calls] == ["a", None, "b", None, "b"]
    assert world.is_in(InboxState.DONE)


def test_the_last_message_and_the_end_of_its_key_take_one_transaction(world: World) -> None:
    """A pressed button's answer is marked with them, as saying it again changes nothing."""
    world.committed(OutgoingMessage(7, "answerCallbackQuery", {"callback_query_id": "1"}), text("a"))
    world.deliver()
    assert len(world.messenger.transactions) == 2  # reading what is to be said, and this one
