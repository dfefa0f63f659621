"""Asking the analysis function for a closed session."""

import json
import logging
from datetime import datetime

from nutrition.domain.session import MealSession
from nutrition.ports.queue import MessageQueue

_log = logging.getLogger(__name__)


class RequestAnalysis:
    """A session may be asked for any number of times: `AnswerOnce` makes the report one."""

    def __init__(self, analyses: MessageQueue) -> None:
        self._analyses = analyses

    def __call__(self, session_id: int, user_id: int) -> None:
        """The first request, right after the session was closed. Raises DependencyUnavailableError."""
        self._send(session_id, user_id, f"session:{session_id}")

    def again(self, session: MealSession, now: datetime) -> None:
        """A request for a session that is closed and still without a report. Raises DependencyUnavailableError.

        The queue drops a known id, so the id holds an attempt, and there is one after 1, 2, 4, 8 … minutes.
        """
        waited = now - (session.closed_at or session.last_activity_at)
        attempt = (int(waited.total_seconds()) // 60).bit_length()
        self._send(session.session_id, session.user_id, f"session:{session.session_id}:{attempt}")

    def _send(self, session_id: int, user_id: int, deduplication: str) -> None:
        """The group is the person's chat, which in a private chat has the person's id."""
        self._analyses.send(json.dumps({"session_id": session_id}), group=str(user_id), deduplication=deduplication)
        _log.info("analysis requested", extra={"session_id": session_id})
