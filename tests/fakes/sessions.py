"""Meal sessions in memory."""

from dataclasses import replace
from datetime import datetime

from nutrition.domain.session import ClosedBy, MealSession, SessionStatus
from nutrition.errors import ConflictError
from tests.fakes.database import View
from tests.fakes.people import require_user


class InMemorySessions:
    def __init__(self, view: View) -> None:
        self._view = view

    def open_of(self, telegram_user_id: int) -> MealSession | None:
        return next((session for session in self._open() if session.user_id == telegram_user_id), None)

    def get(self, session_id: int) -> MealSession | None:
        return self._view.sessions.get(session_id)

    def start(self, telegram_user_id: int, at: datetime) -> MealSession:
        require_user(self._view, telegram_user_id)
        if self.open_of(telegram_user_id):
            self._view.refuse(ConflictError("the person has an open session"))
        session = MealSession(self._view.next_id(), telegram_user_id, SessionStatus.OPEN, at, at)
        self._view.sessions.put(session.session_id, session)
        return session

    def touch(self, session_id: int, at: datetime) -> None:
        session = self.get(session_id)
        if session and session.status is SessionStatus.OPEN:
            latest = max(session.last_activity_at, at)
            self._view.sessions.put(session_id, replace(session, last_activity_at=latest))

    def close(self, session_id: int, at: datetime, by: ClosedBy, quiet_since: datetime | None = None) -> bool:
        session = self.get(session_id)
        if session is None or session.status is not SessionStatus.OPEN:
            return False
        if quiet_since is not None and session.last_activity_at > quiet_since:
            return False
        closed = replace(session, status=SessionStatus.CLOSED, closed_at=at, closed_by=by)
        self._view.sessions.put(session_id, closed)
        return True

    def mark_analysed(self, session_id: int, at: datetime) -> None:  # noqa: ARG002 - the moment is not read through the port
        session = self.get(session_id)
        if session and session.status is SessionStatus.CLOSED:
            self._view.sessions.put(session_id, replace(session, status=SessionStatus.ANALYSED))

    def unanalysed(self, before: datetime, limit: int) -> list[MealSession]:
        closed = [
            (session.closed_at, session.session_id, session)
            for session in self._view.sessions.values()
            if session.status is SessionStatus.CLOSED and session.closed_at and session.closed_at < before
        ]
        return [session for *_, session in sorted(closed, key=lambda entry: entry[:2])[:limit]]

    def quiet_since(self, moment: datetime, limit: int) -> list[MealSession]:
        quiet = [session for session in self._open() if session.last_activity_at <= moment]
        return sorted(quiet, key=lambda session: (session.last_activity_at, session.session_id))[:limit]

    def _open(self) -> list[MealSession]:
        return [session for session in self._view.sessions.values() if session.status is SessionStatus.OPEN]
