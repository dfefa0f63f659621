"""An eating occasion also ends when nothing was heard for two hours."""

from nutrition.domain.deadline import Deadline
from nutrition.domain.session import QUIET_PERIOD, ClosedBy, MealSession
from nutrition.ports.clock import Clock
from nutrition.ports.repositories import UnitOfWorkFactory
from nutrition.usecases.request_analysis import RequestAnalysis

BATCH = 100


class CloseQuietSessions:
    def __init__(self, new_unit_of_work: UnitOfWorkFactory, request_analysis: RequestAnalysis, clock: Clock) -> None:
        self._new_unit_of_work = new_unit_of_work
        self._request_analysis = request_analysis
        self._clock = clock

    def __call__(self, deadline: Deadline) -> int:
        """Close at most `BATCH` sessions, each in a transaction of its own, and ask for their reports; how many.

        A request that fails leaves a closed session without a report, which `RepeatAnalyses` finds.
        Raises DependencyUnavailableError.
        """
        quiet_since = self._clock.now() - QUIET_PERIOD
        uow = self._new_unit_of_work(deadline)
        try:
            quiet = uow.sessions.quiet_since(quiet_since, BATCH)
        finally:
            uow.rollback()
        return sum(self._close(session, deadline) for session in quiet)

    def _close(self, session: MealSession, deadline: Deadline) -> bool:
        now = self._clock.now()
        uow = self._new_unit_of_work(deadline)
        try:
            closed = uow.sessions.close(session.session_id, now, ClosedBy.QUIET, quiet_since=now - QUIET_PERIOD)
            uow.commit()
        finally:
            uow.rollback()
        if closed:
            self._request_analysis(session.session_id, session.user_id)
        return closed
