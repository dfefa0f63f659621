"""What was committed and never said, because nobody came back for it."""

import logging
from datetime import timedelta

from nutrition.correlation import correlated, current_correlation_id
from nutrition.domain.deadline import Deadline
from nutrition.errors import DependencyError
from nutrition.ports.clock import Clock
from nutrition.ports.repositories import UnitOfWorkFactory
from nutrition.usecases.deliver_outbox import DeliverOutbox

ABANDONED = timedelta(minutes=2)  # longer than any delivery under way
BATCH = 100
_LEAST_SECONDS = 3.0  # a delivery is not begun with less
_OF_UPDATES = {"update", "dead-letter"}

_log = logging.getLogger(__name__)


class UndeliveredError(DependencyError):
    """Some messages could not be sent now; they keep for the next run."""

    code = "undelivered"


class DeliverAbandoned:
    def __init__(self, new_unit_of_work: UnitOfWorkFactory, deliver: DeliverOutbox, clock: Clock) -> None:
        self._new_unit_of_work = new_unit_of_work
        self._deliver = deliver
        self._clock = clock

    def __call__(self, deadline: Deadline) -> int:
        """Deliver as many keys as the time allows, the oldest first; how many.

        One that fails does not keep the others. Raises UndeliveredError, with the first failure as its cause, when all
        that could be tried were.
        """
        uow = self._new_unit_of_work(deadline)
        try:
            keys = uow.outbox.abandoned(ABANDONED, self._clock.now(), BATCH)
        finally:
            uow.rollback()
        failures: list[DependencyError] = []
        delivered = 0
        for key in keys:
            if deadline.remaining() < _LEAST_SECONDS:
                break
            with correlated(_cause(key)):
                try:
                    self._deliver(key, deadline)
                except DependencyError as error:
                    failures.append(error)
                    _log.warning("answer not delivered this time either", extra={"key": key, "error_code": error.code})
                else:
                    delivered += 1
                    _log.info("abandoned answer delivered", extra={"key": key})
        if failures:
            raise UndeliveredError(f"{len(failures)} of {len(failures) + delivered}") from failures[0]
        return delivered


def _cause(key: str) -> str:
    """The update that the answer belongs to, where the key says so ("update:7", "dead-letter:7"); else this run."""
    kind, _, number = key.partition(":")
    return number if kind in _OF_UPDATES else current_correlation_id() or key
