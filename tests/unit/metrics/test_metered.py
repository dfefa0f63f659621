"""Ports that count what they do, and do it unchanged."""

from dataclasses import replace
from datetime import timedelta
from unittest.mock import MagicMock

import pytest
from redis import RedisError

from nutrition.adapters.metered.calls import metered, timed_call
from nutrition.adapters.metered.messenger import MeteredMessenger
from nutrition.adapters.metered.unit_of_work import MeteredUnitOfWorkFactory
from nutrition.domain.deadline import Deadline
from nutrition.domain.meal import MealEdit, MealStatus
from nutrition.domain.user import Locale, User
from nutrition.errors import (
    ConflictError,
    DependencyRejectedError,
    DependencyUnavailableError,
    InvalidInputError,
)
from nutrition.ports.messenger import MessageRefusedError, OutgoingMessage, RecipientGoneError, ThrottledError
from nutrition.ports.metric_catalogue import CALL, MEALS
from nutrition.ports.repositories import UnitOfWork
from nutrition.ports.sent import LastSent
from tests.factories.meals import item, meal
from tests.fakes.clock import FixedClock
from tests.fakes.messenger import RecordedMessenger
from tests.fakes.metrics import RecordedMetrics
from tests.fakes.unit_of_work import InMemoryDatabase

DEADLINE = Deadline(60, lambda: 0.0)  # whenever the test runs, a minute is left
HELLO = OutgoingMessage(1, "sendMessage", {"chat_id": 1, "text": "hello"})


@pytest.fixture
def metrics() -> RecordedMetrics:
    return RecordedMetrics()


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (ThrottledError(1), "throttled"),
        (RecipientGoneError("blocked"), "gone"),
        (MessageRefusedError("bad"), "refused"),
        (DependencyUnavailableError("down"), "unavailable"),
        (DependencyRejectedError("no"), "rejected"),
        (ConflictError("first"), "conflict"),
        (InvalidInputError("error-portion"), "refused"),
        (KeyError("x"), "error"),
        (RedisError("down"), "unavailable"),
    ],
)
def test_how_a_call_ended_is_counted_and_the_error_goes_on(
    metrics: RecordedMetrics, error: Exception, outcome: str
) -> None:
    def failing() -> None:
        with timed_call(metrics, "redis", "get", RedisError):
            raise error

    with pytest.raises(type(error)):
        failing()
    assert metrics.of(CALL) == {("redis", "get", outcome): 1}


class Store:
    """Anything with methods."""

    name = "store"

    def get(self, key: str, *, default: str) -> str:
        return key + default

    def put(self, key: str) -> str:
        return key


def test_only_named_methods_are_timed_and_all_work_as_before(metrics: RecordedMetrics) -> None:
    store = metered(Store(), ("get",), metrics, "redis")

    assert (store.get("a", default="b"), store.put("c"), store.name) == ("ab", "c", "store")
    assert metrics.of(CALL) == {("redis", "get", "ok"): 1}


def test_a_message_is_counted_by_method_and_its_time_remembered(metrics: RecordedMetrics) -> None:
    clock, sent = FixedClock(), LastSent()
    messenger = MeteredMessenger(RecordedMessenger(), metrics, clock, sent)

    messenger.call(HELLO, DEADLINE)
    messenger.call(replace(HELLO, method="notAMethodOfOurs"), DEADLINE)

    assert metrics.of(CALL) == {("telegram", "sendMessage", "ok"): 1, ("telegram", "other", "ok"): 1}
    assert sent.at == clock.now()


def test_a_message_that_was_not_sent_leaves_no_time(metrics: RecordedMetrics) -> None:
    recorded, sent = RecordedMessenger(), LastSent()
    recorded.failures = [ThrottledError(1)]

    with pytest.raises(ThrottledError):
        MeteredMessenger(recorded, metrics, FixedClock(), sent).call(HELLO, DEADLINE)
    assert sent.at is None


@pytest.fixture
def new_unit_of_work(metrics: RecordedMetrics) -> MeteredUnitOfWorkFactory:
    return MeteredUnitOfWorkFactory(InMemoryDatabase().unit_of_work, metrics)


def test_meals_count_once_they_are_committed(
    metrics: RecordedMetrics, new_unit_of_work: MeteredUnitOfWorkFactory
) -> None:
    uow = new_unit_of_work()
    uow.users.save(User(7, 7, Locale.EN, FixedClock().now()))
    draft = uow.meals.add(meal(item()))
    assert metrics.of(MEALS) == {}
    uow.commit()
    assert metrics.of(MEALS) == {(draft.origin, "drafted"): 1}

    now = draft.created_at + timedelta(minutes=1)
    cancelled = replace(draft, status=MealStatus.CANCELLED, version=draft.version + 1)
    edit = MealEdit("status", None, "draft", "cancelled", "button", now, cancelled.version)
    for end in (uow.rollback, uow.commit):
        uow.meals.save(cancelled, [edit])
        end()

    assert metrics.of(MEALS) == {(draft.origin, "drafted"): 1, (draft.origin, "cancelled"): 1}


def test_queries_are_counted_by_repository(
    metrics: RecordedMetrics, new_unit_of_work: MeteredUnitOfWorkFactory
) -> None:
    uow = new_unit_of_work(DEADLINE)
    uow.users.get(1)
    uow.users.get(1)
    uow.inbox.state("update:1")
    uow.release()
    uow.commit()

    assert metrics.of(CALL) == {
        ("postgresql", "users", "ok"): 2,
        ("postgresql", "inbox", "ok"): 1,
        ("postgresql", "commit", "ok"): 1,
    }


@pytest.mark.parametrize("name", sorted(name for name, kind in vars(UnitOfWork).items() if isinstance(kind, property)))
def test_the_queries_of_every_repository_are_timed_under_its_name(name: str, metrics: RecordedMetrics) -> None:
    inner = MagicMock()
    uow = MeteredUnitOfWorkFactory(lambda deadline=None: inner, metrics)()  # noqa: ARG005 - the factory's signature

    getattr(uow, name).any_query(7)

    getattr(inner, name).any_query.assert_called_once_with(7)
    assert metrics.of(CALL) == {("postgresql", name, "ok"): 1}
