"""Reports that were asked for and never written: the request got lost, or what writes them was down."""

from datetime import timedelta

from nutrition.domain.deadline import Deadline
from nutrition.domain.session import MealSession
from nutrition.ports.clock import Clock
from nutrition.ports.repositories import UnitOfWorkFactory
from nutrition.usecases.request_analysis import RequestAnalysis

OVERDUE = timedelta(minutes=1)
GIVEN_UP = timedelta(days=1)  # a report about yesterday's breakfast helps nobody
BATCH = 100


class RepeatAnalyses:
    def __init__(self, new_unit_of_work: UnitOfWorkFactory, request_analysis: RequestAnalysis, clock: Clock) -> None:
        self._new_unit_of_work = new_unit_of_work
        self._request_analysis = request_analysis
        self._clock = clock

    def __call__(self, deadline: Deadline) -> int:
        """Ask again for at most `BATCH` overdue reports, the oldest first; how many. Raises DependencyUnavailableError.

        Those that are a day late are given up, so that they never keep the others from their turn.
        """
        now = self._clock.now()
        uow = self._new_unit_of_work(deadline)
        try:
            overdue = uow.sessions.unanalysed(now - OVERDUE, BATCH)
        finally:
            uow.rollback()
        hopeless = [session for session in overdue if session.closed_at and session.closed_at < now - GIVEN_UP]
        self._give_up(hopeless, deadline)
        asked = [session for session in overdue if session not in hopeless]
        for session in asked:
            self._request_analysis.again(session, now)
        return len(asked)

    def _give_up(self, sessions: list[MealSession], deadline: Deadline) -> None:
        uow = self._new_unit_of_work(deadline)
        try:
            for session in sessions:
                uow.sessions.mark_analysed(session.session_id, self._clock.now())
            uow.commit()
        finally:
            uow.rollback()
