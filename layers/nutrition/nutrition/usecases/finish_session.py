"""The end of an eating occasion."""

from dataclasses import dataclass

from nutrition.domain.session import ClosedBy
from nutrition.domain.user import User
from nutrition.errors import DomainError
from nutrition.ports.clock import Clock
from nutrition.ports.repositories import UnitOfWork
from nutrition.usecases.meals_in_reach import open_drafts


class NothingToFinishError(DomainError):
    """No meal is open: either nothing was saved or the session was closed before."""

    code = "nothing_to_finish"
    text_key = "error-nothing-to-finish"


@dataclass(frozen=True, slots=True)
class FinishedSession:
    """The session to analyse, and how many drafts of this occasion were left unsaved."""

    session_id: int
    unsaved_drafts: int


class FinishSession:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def __call__(self, uow: UnitOfWork, person: User) -> FinishedSession:
        """Close the open session; a second call finds none and raises NothingToFinishError."""
        session = uow.sessions.open_of(person.telegram_user_id)
        if session is None:
            raise NothingToFinishError
        now = self._clock.now()
        uow.sessions.close(session.session_id, now, ClosedBy.USER)
        return FinishedSession(session.session_id, len(open_drafts(uow, person, now)))
