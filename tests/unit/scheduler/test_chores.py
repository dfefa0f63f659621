"""What the scheduler does at every run."""

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from nutrition.bootstrap.scheduler import Scheduler, SchedulerPorts, metered_scheduler, scheduler
from nutrition.domain.deadline import Deadline
from nutrition.domain.session import ClosedBy, SessionStatus
from nutrition.errors import DependencyUnavailableError
from nutrition.ports.metric_catalogue import CHORE, ERRORS
from nutrition.ports.repositories import InboxState
from scheduler.chores import FAILED, run_chores
from tests.factories.analysis import a_food, a_person, eaten
from tests.fakes.clock import FixedClock
from tests.fakes.messenger import RecordedMessenger
from tests.fakes.metrics import RecordedMetrics
from tests.fakes.photo_store import InMemoryPhotoStore
from tests.fakes.queue import RecordedQueue
from tests.fakes.unit_of_work import InMemoryDatabase
from tests.support import marks
from tests.support.examples import a_message
from tests.support.logs import function_logs
from tests.support.sessions import a_session

LUNCH = eaten(a_food(kcal=450))
NOTHING = {
    "sessions_closed": 0,
    "analyses_requested": 0,
    "rows_purged": 0,
    "photos_forgotten": 0,
    "sent_photos_forgotten": 0,
    "keys_delivered": 0,
}


@dataclass
class World:
    database: InMemoryDatabase
    messenger: RecordedMessenger
    queue: RecordedQueue
    photos: InMemoryPhotoStore
    clock: FixedClock
    app: Scheduler
    metrics: RecordedMetrics

    def run(self) -> dict[str, int]:
        return {**NOTHING, **run_chores(self.app, Deadline.after(30))}

    def open_session(self, person_id: int = 7) -> int:
        person = replace(a_person(), telegram_user_id=person_id, chat_id=person_id)
        return a_session(self.database.unit_of_work, person, [LUNCH], at=self.clock.now())

    def say(self, key: str, *texts: str) -> None:
        work = self.database.unit_of_work()
        work.inbox.accept(key, self.clock.now())
        work.outbox.add(key, [a_message(text, chat_id=7) for text in texts], self.clock.now())
        work.commit()

    def mark_analysed(self, session_id: int) -> None:
        work = self.database.unit_of_work()
        work.sessions.mark_analysed(session_id, self.clock.now())
        work.commit()

    def state(self, key: str) -> InboxState | None:
        return self.database.unit_of_work().inbox.state(key)


@pytest.fixture
def world() -> World:
    database, messenger, queue, clock = InMemoryDatabase(), RecordedMessenger(), RecordedQueue(), FixedClock()
    photos, metrics = InMemoryPhotoStore(clock.now), RecordedMetrics()
    ports = SchedulerPorts(database.unit_of_work, messenger, queue, photos, clock, metrics)
    return World(database, messenger, queue, photos, clock, scheduler(metered_scheduler(ports)), metrics)


def test_a_run_with_nothing_to_do_does_nothing(world: World) -> None:
    assert world.run() == NOTHING


def test_two_quiet_hours_end_a_session_and_its_report_is_asked_for_once(world: World) -> None:
    session = world.open_session()
    world.clock.move(timedelta(hours=2) - timedelta(seconds=1))
    assert world.run() == NOTHING
    world.clock.move(timedelta(seconds=1))
    assert world.run() == {**NOTHING, "sessions_closed": 1}
    found = world.database.unit_of_work().sessions.get(session)
    assert found is not None
    assert (found.status, found.closed_by) == (SessionStatus.CLOSED, ClosedBy.QUIET)
    assert world.run() == NOTHING
    assert world.queue.sent == [("7", f'{{"session_id": {session}}}')]


def test_activity_keeps_a_session_open(world: World) -> None:
    session = world.open_session()
    world.clock.move(timedelta(hours=1))
    work = world.database.unit_of_work()
    work.sessions.touch(session, world.clock.now())
    work.commit()
    world.clock.move(timedelta(hours=1, minutes=30))
    assert world.run() == NOTHING


def test_a_report_that_does_not_come_is_asked_for_again_less_and_less_often(world: World) -> None:
    """After 1, 2, 4, 8 … minutes: what is down gets no flood, and the queue's memory of ids lets each through."""
    world.open_session()
    world.clock.move(timedelta(hours=2))
    world.run()
    asked_at = []
    for minute in range(1, 40):
        before = len(world.queue.sent)
        world.clock.move(timedelta(minutes=1))
        world.run()
        if len(world.queue.sent) > before:
            asked_at.append(minute)
    assert asked_at == [2, 4, 8, 16, 32]  # at minute 1 it is not yet overdue


def test_a_report_that_came_is_not_asked_for_again(world: World) -> None:
    session = world.open_session()
    world.clock.move(timedelta(hours=2))
    world.run()
    world.mark_analysed(session)
    world.clock.move(timedelta(minutes=10))
    assert world.run() == NOTHING


def test_a_report_that_is_a_day_late_is_given_up(world: World) -> None:
    session = world.open_session()
    world.clock.move(timedelta(hours=2))
    world.run()
    world.clock.move(timedelta(days=1, seconds=1))
    assert world.run() == NOTHING
    found = world.database.unit_of_work().sessions.get(session)
    assert found is not None
    assert found.status is SessionStatus.ANALYSED


def test_what_was_committed_and_never_said_is_said_once(world: World) -> None:
    world.say("update:1", "one", "two")
    world.clock.move(timedelta(minutes=2))
    assert world.run() == NOTHING  # somebody may still be at it
    world.clock.move(timedelta(seconds=1))
    assert world.run() == {**NOTHING, "keys_delivered": 1}
    assert world.run() == NOTHING
    assert world.messenger.texts() == ["one", "two"]
    assert world.state("update:1") is InboxState.DONE


def test_one_message_that_cannot_go_out_does_not_keep_the_others(world: World) -> None:
    world.say("update:1", "first")
    world.clock.move(timedelta(seconds=1))
    world.say("update:2", "second")
    world.clock.move(timedelta(minutes=3))
    world.messenger.failures = [DependencyUnavailableError("down")]
    assert world.run()["keys_delivered"] == FAILED
    assert world.messenger.texts() == ["second"]
    assert world.run()["keys_delivered"] == 1
    assert world.messenger.texts() == ["second", "first"]


def test_the_mailbox_is_forgotten_after_a_week(world: World) -> None:
    world.say("update:1", "said")
    world.clock.move(timedelta(minutes=3))
    world.run()
    world.clock.move(timedelta(days=6, hours=23))
    assert world.run() == NOTHING
    world.clock.move(timedelta(hours=2))
    assert world.run() == {**NOTHING, "rows_purged": 1}
    assert world.state("update:1") is None
    assert not list(world.database.tables.outbox.rows)


def test_a_message_that_nobody_can_send_is_erased_after_a_week(world: World) -> None:
    world.say("update:1", "never")
    world.clock.move(timedelta(days=7, seconds=1))
    world.messenger.failures = [DependencyUnavailableError("down")] * 5
    assert world.run() == {**NOTHING, "rows_purged": 2}
    assert world.state("update:1") is None
    assert not world.messenger.texts()


def test_a_failing_part_does_not_stop_the_others(world: World) -> None:
    """The queue is down: sessions are closed all the same, messages go out, and the reports are asked for later."""
    world.open_session(7)
    world.open_session(8)
    world.say("update:1", "hello")
    world.clock.move(timedelta(hours=2))
    world.queue.failure = DependencyUnavailableError("queue: down")
    done = world.run()
    assert (done["sessions_closed"], done["keys_delivered"]) == (FAILED, 1)
    world.queue.failure = None
    world.clock.move(timedelta(minutes=2))
    world.run()
    world.clock.move(timedelta(minutes=2))
    world.run()
    assert {group for group, _ in world.queue.sent} == {"7", "8"}


def test_a_run_that_is_out_of_time_begins_no_delivery(world: World) -> None:
    world.say("update:1", "later")
    world.clock.move(timedelta(minutes=3))
    assert run_chores(world.app, Deadline.after(1))["keys_delivered"] == 0
    assert not world.messenger.texts()


def test_a_run_has_an_id_of_its_own_and_a_late_answer_its_updates(world: World) -> None:
    world.say("update:77", "late")
    world.say("analysis:5", "report")
    world.open_session()
    world.clock.move(timedelta(hours=3))
    with function_logs("scheduler") as written:
        world.run()
    run = f"schedule-{world.clock.now():%Y-%m-%dT%H:%M:%SZ}"
    assert sorted((line["message"], line["correlation_id"]) for line in written.lines) == [
        ("abandoned answer delivered", "77"),
        ("abandoned answer delivered", run),
        ("analysis requested", run),
        ("scheduler run", run),
    ]


def test_a_chore_that_fails_repeats_nothing_in_the_log(world: World) -> None:
    world.say("update:77", marks.TEXT)
    world.open_session()
    world.clock.move(timedelta(hours=3))
    world.messenger.failures = [DependencyUnavailableError(marks.EVERYTHING), RuntimeError(marks.EVERYTHING)]
    world.queue.failure = RuntimeError(marks.EVERYTHING)
    with function_logs("scheduler") as written:
        world.run()
        world.run()
    assert {"a chore failed", "answer not delivered this time either"} <= {line["message"] for line in written.lines}
    assert not written.quoting(*marks.WORDS)
    assert not written.with_figures(*marks.FIGURES)


def test_chores_are_counted_by_what_came_of_them(world: World) -> None:
    world.run()
    world.open_session()
    world.clock.move(timedelta(hours=2))
    world.queue.failure = DependencyUnavailableError("down")
    world.run()

    chores = world.metrics.of(CHORE)
    assert chores["sessions_closed", "done"] == chores["sessions_closed", "failed"] == 1
    assert chores["rows_purged", "done"] == 2
    assert world.metrics.of(ERRORS) == {("scheduler", "dependency_unavailable"): 1}


def test_photos_of_the_day_before_are_forgotten(world: World) -> None:
    world.photos.put(7, "a", b"picture")
    world.clock.move(timedelta(hours=20))
    world.photos.put(7, "b", b"picture")
    world.clock.move(timedelta(hours=3, minutes=15))
    assert world.run() == {**NOTHING, "photos_forgotten": 1}
    assert world.photos.get(7, "b") == b"picture"


def test_a_photo_store_that_is_down_keeps_no_other_chore_from_its_turn(world: World) -> None:
    world.photos.failure = DependencyUnavailableError("photos: EndpointConnectionError")
    world.say("update:1", "one")
    world.clock.move(timedelta(minutes=15))
    assert world.run() == {**NOTHING, "photos_forgotten": FAILED, "keys_delivered": 1}
