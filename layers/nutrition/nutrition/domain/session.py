"""A meal session: the meals of one eating occasion."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

QUIET_PERIOD = timedelta(hours=2)


class SessionStatus(StrEnum):
    OPEN = "open"
    CLOSED = "closed"
    ANALYSED = "analysed"


class ClosedBy(StrEnum):
    USER = "user"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class MealSession:
    session_id: int
    user_id: int
    status: SessionStatus
    opened_at: datetime
    last_activity_at: datetime
    closed_at: datetime | None = None
    closed_by: ClosedBy | None = None
