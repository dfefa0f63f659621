"""The scheduler's chores on real PostgreSQL and Redis."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from threading import Thread
from typing import cast

import pytest
from aws_lambda_powertools.utilities.typing import LambdaContext as PowertoolsContext
from redis import Redis
from rq import Queue
from rq.serializers import JSONSerializer

from localcloud.function import LambdaContext
from nutrition.adapters.postgres.engine import create_postgres_engine
from nutrition.adapters.postgres.unit_of_work import PostgresUnitOfWorkFactory
from nutrition.adapters.redis.queue import RqQueue
from nutrition.bootstrap.scheduler import SchedulerPorts, scheduler
from nutrition.domain.deadline import Deadline
from nutrition.domain.session import ClosedBy, SessionStatus
from nutrition.reloading import Reloading
from nutrition.settings import SchedulerSettings
from scheduler import handler as function
from scheduler.chores import FAILED, run_chores
from tests.factories.analysis import a_food, a_person, eaten
from tests.fakes.clock import START, FixedClock
from tests.fakes.messenger import RecordedMessenger
from tests.fakes.photo_store import InMemoryPhotoStore
from tests.support.databases import migrated_database
from tests.support.examples import a_message
from tests.support.sessions import a_session

pytestmark = pytest.mark.integration
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
    new_unit_of_work: PostgresUnitOfWorkFactory
    messenger: RecordedMessenger
    redis: Redis
    clock: FixedClock

    def run(self) -> dict[str, int]:
        queue = RqQueue(self.redis, "analysis")
        app = scheduler(SchedulerPorts(self.new_unit_of_work, self.messenger, queue, InMemoryPhotoStore(), self.clock))
        return run_chores(app, Deadline.after(30))

    def open_session(self, person_id: int) -> int:
        person = replace(a_person(), telegram_user_id=person_id, chat_id=person_id)
        return a_session(self.new_unit_of_work, person, [eaten(a_food(kcal=450))])

    def requests(self) -> list[str]:
        jobs = Queue("analysis", connection=self.redis, serializer=JSONSerializer).jobs
        return sorted(job.kwargs["body"] for job in jobs)


@pytest.fixture
def world(postgres_url: str, redis_url: str) -> Iterator[World]:
    redis = Redis.from_url(redis_url)
    redis.flushdb()
    with migrated_database(postgres_url) as url:
        engine = create_postgres_engine(url, application_name="scheduler-test", pool_size=4)
        yield World(PostgresUnitOfWorkFactory(engine), RecordedMessenger(), redis, FixedClock(START))
        engine.dispose()
    redis.close()


def test_quiet_sessions_are_closed_once_and_asked_for(world: World) -> None:
    sessions = [world.open_session(person) for person in (7, 8, 9)]
    assert world.run() == NOTHING
    world.clock.move(timedelta(hours=2))
    assert world.run() == {**NOTHING, "sessions_closed": 3}
    assert world.run() == NOTHING
    assert world.requests() == sorted(f'{{"session_id": {session}}}' for session in sessions)
    found = world.new_unit_of_work().sessions.get(sessions[0])
    assert found is not None
    assert (found.status, found.closed_by) == (SessionStatus.CLOSED, ClosedBy.QUIET)
    world.clock.move(timedelta(minutes=2))
    assert world.run()["analyses_requested"] == 3
    assert len(world.requests()) == 6


def test_two_runs_at_once_close_a_session_once(world: World) -> None:
    for person in range(10, 30):
        world.open_session(person)
    world.clock.move(timedelta(hours=2))
    closed: list[int] = []
    threads = [Thread(target=lambda: closed.append(world.run()["sessions_closed"])) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sum(closed) == 20
    assert len(world.requests()) == len(set(world.requests())) == 20


def test_abandoned_messages_go_out_and_the_mailbox_is_forgotten(world: World) -> None:
    work = world.new_unit_of_work()
    work.inbox.accept("update:1", START)
    work.outbox.add("update:1", [a_message("one", chat_id=7), a_message("two", chat_id=7)], START)
    work.inbox.accept("update:2", START)
    work.commit()
    world.clock.move(timedelta(minutes=3))
    assert world.run() == {**NOTHING, "keys_delivered": 1}
    assert world.run() == NOTHING
    assert world.messenger.texts() == ["one", "two"]
    world.clock.move(timedelta(days=7, seconds=1))
    assert world.run() == {**NOTHING, "rows_purged": 2}
    assert world.new_unit_of_work().inbox.state("update:1") is None


def test_the_function_itself_runs_from_the_environment(
    world: World, postgres_url: str, redis_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The handler builds the production adapters; with an empty, unmigrated database each part fails for itself."""
    for name, value in (
        ("DATABASE_URL", postgres_url),
        ("REDIS_URL", redis_url),
        ("TELEGRAM_BOT_TOKEN", "1:test"),
        ("TELEGRAM_API_BASE", "http://127.0.0.1:9"),
    ):
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(function, "_application", Reloading(SchedulerSettings.load, function._build))
    function.warm_up()
    context = LambdaContext("scheduler", "request", Deadline.after(20).at)
    done = function.handler({}, cast(PowertoolsContext, context))
    assert {name for name, number in done.items() if number == FAILED} == NOTHING.keys() - {"photos_forgotten"}
    assert world.requests() == []
