"""Meal sessions."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, func, insert, select, update

from nutrition.adapters.postgres.tables import meal_sessions
from nutrition.adapters.postgres.transaction import Transaction
from nutrition.domain.session import ClosedBy, MealSession, SessionStatus

_OPEN = meal_sessions.c.status == SessionStatus.OPEN.value
_CLOSED = meal_sessions.c.status == SessionStatus.CLOSED.value


_OPEN_OF = select(meal_sessions).where(meal_sessions.c.telegram_user_id == bindparam("person"), _OPEN)
_START = insert(meal_sessions).returning(meal_sessions)
_TOUCH = (
    update(meal_sessions)
    .where(meal_sessions.c.session_id == bindparam("of_id"), _OPEN)
    .values(last_activity_at=func.greatest(meal_sessions.c.last_activity_at, bindparam("at")))
)


class PostgresSessions:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def open_of(self, telegram_user_id: int) -> MealSession | None:
        row = self._transaction.read(_OPEN_OF, {"person": telegram_user_id}).one_or_none()
        return _session(row) if row else None

    def get(self, session_id: int) -> MealSession | None:
        query = select(meal_sessions).where(meal_sessions.c.session_id == session_id)
        row = self._transaction.read(query).one_or_none()
        return _session(row) if row else None

    def start(self, telegram_user_id: int, at: datetime) -> MealSession:
        """Raises ConflictError when the person has an open session."""
        values = {
            "telegram_user_id": telegram_user_id,
            "status": SessionStatus.OPEN.value,
            "opened_at": at,
            "last_activity_at": at,
        }
        return _session(self._transaction.write(_START, values).one())

    def touch(self, session_id: int, at: datetime) -> None:
        self._transaction.write(_TOUCH, {"of_id": session_id, "at": at})

    def close(self, session_id: int, at: datetime, by: ClosedBy, quiet_since: datetime | None = None) -> bool:
        """Activity that another transaction is just noting is waited for and then seen."""
        wanted = [meal_sessions.c.session_id == session_id, _OPEN]
        if quiet_since is not None:
            wanted.append(meal_sessions.c.last_activity_at <= quiet_since)
        closed = {"status": SessionStatus.CLOSED.value, "closed_at": at, "closed_by": by.value}
        return self._transaction.write(update(meal_sessions).where(*wanted).values(closed)).rowcount == 1

    def mark_analysed(self, session_id: int, at: datetime) -> None:
        self._transaction.write(
            update(meal_sessions)
            .where(meal_sessions.c.session_id == session_id, _CLOSED)
            .values(status=SessionStatus.ANALYSED.value, analysed_at=at)
        )

    def unanalysed(self, before: datetime, limit: int) -> list[MealSession]:
        query = (
            select(meal_sessions)
            .where(_CLOSED, meal_sessions.c.closed_at < before)
            .order_by(meal_sessions.c.closed_at, meal_sessions.c.session_id)
            .limit(limit)
        )
        return [_session(row) for row in self._transaction.read(query)]

    def quiet_since(self, moment: datetime, limit: int) -> list[MealSession]:
        query = (
            select(meal_sessions)
            .where(_OPEN, meal_sessions.c.last_activity_at <= moment)
            .order_by(meal_sessions.c.last_activity_at, meal_sessions.c.session_id)
            .limit(limit)
        )
        return [_session(row) for row in self._transaction.read(query)]


def _session(row: Row[Any]) -> MealSession:
    return MealSession(
        session_id=row.session_id,
        user_id=row.telegram_user_id,
        status=SessionStatus(row.status),
        opened_at=row.opened_at,
        last_activity_at=row.last_activity_at,
        closed_at=row.closed_at,
        closed_by=ClosedBy(row.closed_by) if row.closed_by else None,
    )
