"""Meal sessions."""

from dataclasses import replace

import pytest

from nutrition.domain.session import ClosedBy, MealSession, SessionStatus
from nutrition.errors import ConflictError
from nutrition.ports.repositories import UnitOfWork
from tests.support.examples import ANNA, BORIS, NOON, minutes


def test_a_started_session_is_the_persons_open_one(work: UnitOfWork) -> None:
    assert work.sessions.open_of(ANNA) is None
    session = work.sessions.start(ANNA, NOON)
    assert session == MealSession(session.session_id, ANNA, SessionStatus.OPEN, NOON, NOON)
    assert work.sessions.open_of(ANNA) == work.sessions.get(session.session_id) == session
    assert work.sessions.open_of(BORIS) is None
    assert work.sessions.get(session.session_id + 1000) is None


def test_a_person_has_one_open_session(work: UnitOfWork) -> None:
    work.sessions.start(ANNA, NOON)
    with pytest.raises(ConflictError):
        work.sessions.start(ANNA, minutes(1))


def test_activity_is_noted_and_never_goes_back(work: UnitOfWork) -> None:
    session = work.sessions.start(ANNA, NOON)
    work.sessions.touch(session.session_id, minutes(5))
    work.sessions.touch(session.session_id, minutes(3))
    assert work.sessions.get(session.session_id) == replace(session, last_activity_at=minutes(5))


def test_closing_happens_once(work: UnitOfWork) -> None:
    session = work.sessions.start(ANNA, NOON)
    assert work.sessions.close(session.session_id, minutes(9), ClosedBy.USER)
    assert not work.sessions.close(session.session_id, minutes(10), ClosedBy.QUIET)
    closed = replace(session, status=SessionStatus.CLOSED, closed_at=minutes(9), closed_by=ClosedBy.USER)
    assert work.sessions.get(session.session_id) == closed
    assert work.sessions.open_of(ANNA) is None
    assert work.sessions.start(ANNA, minutes(11)).session_id != session.session_id


def test_only_a_closed_session_becomes_analysed(work: UnitOfWork) -> None:
    session = work.sessions.start(ANNA, NOON)
    work.sessions.mark_analysed(session.session_id, minutes(1))
    assert work.sessions.open_of(ANNA) == session
    work.sessions.close(session.session_id, minutes(2), ClosedBy.QUIET)
    work.sessions.mark_analysed(session.session_id, minutes(3))
    work.sessions.mark_analysed(session.session_id, minutes(4))
    found = work.sessions.get(session.session_id)
    assert found is not None
    assert (found.status, found.closed_at) == (SessionStatus.ANALYSED, minutes(2))


def test_quiet_sessions_come_with_the_quietest_first(work: UnitOfWork) -> None:
    anna = work.sessions.start(ANNA, minutes(2))
    boris = work.sessions.start(BORIS, minutes(1))
    assert work.sessions.quiet_since(minutes(2), limit=10) == [boris, anna]
    assert work.sessions.quiet_since(minutes(2), limit=1) == [boris]
    assert work.sessions.quiet_since(minutes(1), limit=10) == [boris]
    work.sessions.close(boris.session_id, minutes(3), ClosedBy.USER)
    assert work.sessions.quiet_since(minutes(3), limit=10) == [anna]


def test_closed_sessions_without_an_analysis_come_oldest_first(work: UnitOfWork) -> None:
    anna = work.sessions.start(ANNA, NOON)
    boris = work.sessions.start(BORIS, NOON)
    assert work.sessions.unanalysed(minutes(9), limit=10) == []
    work.sessions.close(anna.session_id, minutes(2), ClosedBy.USER)
    work.sessions.close(boris.session_id, minutes(1), ClosedBy.QUIET)
    found = work.sessions.unanalysed(minutes(9), limit=10)
    assert [session.session_id for session in found] == [boris.session_id, anna.session_id]
    assert work.sessions.unanalysed(minutes(2), limit=10) == work.sessions.unanalysed(minutes(9), limit=1) == found[:1]
    work.sessions.mark_analysed(boris.session_id, minutes(3))
    assert work.sessions.unanalysed(minutes(9), limit=10) == found[1:]


def test_a_session_with_activity_after_the_moment_is_not_closed_for_being_quiet(work: UnitOfWork) -> None:
    session = work.sessions.start(ANNA, NOON)
    work.sessions.touch(session.session_id, minutes(5))
    assert not work.sessions.close(session.session_id, minutes(9), ClosedBy.QUIET, quiet_since=minutes(4))
    assert work.sessions.open_of(ANNA) is not None
    assert work.sessions.close(session.session_id, minutes(9), ClosedBy.QUIET, quiet_since=minutes(5))
