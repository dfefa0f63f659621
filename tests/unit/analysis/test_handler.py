"""The analysis function on its queue: one report a session, whatever comes twice or falls over."""

from collections.abc import Callable
from datetime import timedelta
from typing import Protocol

import pytest

from nutrition.domain.meal import Meal
from nutrition.domain.session import ClosedBy, SessionStatus
from nutrition.domain.user import Preferences
from nutrition.errors import DependencyUnavailableError
from nutrition.ports.metric_catalogue import ANALYSIS, CALL, ERRORS
from tests.factories.analysis import a_food, a_person, eaten
from tests.fakes.clock import START
from tests.fakes.messenger import RecordedMessenger
from tests.fakes.metrics import RecordedMetrics
from tests.fakes.profiles import InMemoryProfiles
from tests.fakes.unit_of_work import InMemoryDatabase
from tests.support import marks
from tests.support.logs import function_logs
from tests.support.sessions import a_session

CAPTION_LIMIT = 1024
LUNCH = eaten(
    a_food("borscht", kcal=450, protein=20, fat=15, carbohydrate=50, fibre=4), at=START - timedelta(minutes=30)
)


class World(Protocol):
    """See conftest.py."""

    database: InMemoryDatabase
    messenger: RecordedMessenger
    profiles: InMemoryProfiles
    status: Callable[[int], SessionStatus]
    deliver: Callable[[int], list[str]]
    set_goal: Callable[[], None]
    metrics: RecordedMetrics


def _finished(world: World, *meals: Meal, by: ClosedBy = ClosedBy.USER, time_zone: str | None = "Europe/Moscow") -> int:
    return a_session(world.database.unit_of_work, a_person(time_zone), meals, closed_by=by)


@pytest.mark.parametrize("by", ClosedBy)
def test_a_finished_session_gets_one_picture_with_a_caption_and_a_profile(world: World, by: ClosedBy) -> None:
    """The same whether the person or two quiet hours ended it."""
    session = _finished(world, LUNCH, by=by)
    world.set_goal()
    assert world.deliver(session) == []
    (call,) = world.messenger.calls
    assert (call.method, call.chat_id, call.payload["photo"]) == ("sendPhoto", 7, "attach://photo")
    assert call.attachment is not None
    assert call.attachment.content.startswith(b"\x89PNG")
    caption = str(call.payload["caption"])
    assert "450 ккал" in caption
    assert "2000" in caption
    assert "1550" in caption
    assert len(caption) <= CAPTION_LIMIT
    assert world.status(session) is SessionStatus.ANALYSED
    assert 7 in world.profiles.documents


def test_a_redelivery_sends_nothing_twice(world: World) -> None:
    session = _finished(world, LUNCH)
    world.deliver(session)
    assert world.deliver(session) == []
    assert len(world.messenger.calls) == 1


def test_a_crash_between_commit_and_send_loses_nothing_and_repeats_nothing(world: World) -> None:
    session = _finished(world, LUNCH)
    world.messenger.failures = [DependencyUnavailableError("telegram is down")]
    assert world.deliver(session) == ["m-1"]
    assert not world.messenger.calls
    assert world.deliver(session) == []
    assert world.deliver(session) == []
    assert len(world.messenger.calls) == 1


def test_the_report_goes_out_while_the_profile_store_is_down(world: World) -> None:
    world.profiles.failure = DependencyUnavailableError("mongo: down")
    session = _finished(world, LUNCH)
    assert world.deliver(session) == []
    assert len(world.messenger.calls) == 1
    assert world.status(session) is SessionStatus.ANALYSED


def test_an_empty_session_is_done_with_and_the_person_who_ended_it_is_told(world: World) -> None:
    session = _finished(world)
    assert world.deliver(session) == []
    assert world.deliver(session) == []
    assert world.status(session) is SessionStatus.ANALYSED
    assert [call.method for call in world.messenger.calls] == ["sendMessage"]


def test_an_empty_session_that_ended_by_itself_is_silent(world: World) -> None:
    session = _finished(world, by=ClosedBy.QUIET)
    assert world.deliver(session) == []
    assert world.status(session) is SessionStatus.ANALYSED
    assert not world.messenger.calls


def test_a_request_that_is_too_early_is_brought_again_and_then_answered(world: World) -> None:
    session = a_session(world.database.unit_of_work, a_person(), [LUNCH])
    assert world.deliver(session) == ["m-1"]
    work = world.database.unit_of_work()
    work.sessions.close(session, START, ClosedBy.USER)
    work.commit()
    assert world.deliver(session) == []
    assert len(world.messenger.calls) == 1


def test_a_session_that_nobody_has_is_no_reason_to_try_again(world: World) -> None:
    assert world.deliver(99) == []
    assert not world.messenger.calls


def test_without_a_time_zone_the_meal_stands_alone(world: World) -> None:
    session = _finished(world, LUNCH, time_zone=None)
    world.set_goal()
    world.deliver(session)
    caption = str(world.messenger.calls[0].payload["caption"])
    assert "/settings" in caption
    assert "2000" not in caption


def test_hidden_calories_stay_hidden(world: World) -> None:
    session = _finished(world, LUNCH)
    world.set_goal()
    work = world.database.unit_of_work()
    work.users.save_preferences(7, Preferences(hide_calories=True))
    work.commit()
    world.deliver(session)
    assert "ккал" not in str(world.messenger.calls[0].payload["caption"])


@pytest.mark.parametrize("error", [RuntimeError(marks.EVERYTHING), DependencyUnavailableError(marks.EVERYTHING)])
def test_what_fails_on_the_way_repeats_nothing_in_the_log(world: World, error: Exception) -> None:
    session = _finished(world, LUNCH)
    with function_logs("analysis") as written:
        world.messenger.failures = [error]
        assert world.deliver(session) == ["m-1"]
        world.profiles.failure = error
        world.deliver(_finished(world, LUNCH))
    assert "session not analysed" in [line["message"] for line in written.lines]
    assert not written.quoting(*marks.WORDS, "borscht")
    assert not written.with_figures(*marks.FIGURES)


def test_reports_are_timed_and_failures_counted_by_code(world: World) -> None:
    session = _finished(world, LUNCH)
    world.messenger.failures = [DependencyUnavailableError("down")]
    assert world.deliver(session)
    assert not world.deliver(session)

    assert world.metrics.of(ANALYSIS) == {("failed",): 1, ("done",): 1}
    assert world.metrics.of(ERRORS) == {("analysis", "dependency_unavailable"): 1}
    assert world.metrics.of(CALL)["telegram", "sendPhoto", "unavailable"] == 1
    assert world.metrics.flushed == 2
