"""The mailbox is no second diary: what was handled a week ago is forgotten, what nobody could send is erased."""

from datetime import timedelta

from nutrition.domain.deadline import Deadline
from nutrition.ports.clock import Clock
from nutrition.ports.repositories import UnitOfWorkFactory

KEPT = timedelta(days=7)  # longer than Telegram (1 day) or the queue (4 days) brings an update again
BATCH = 500
_MOST_BATCHES = 20


class PurgeMailbox:
    def __init__(self, new_unit_of_work: UnitOfWorkFactory, clock: Clock) -> None:
        self._new_unit_of_work = new_unit_of_work
        self._clock = clock

    def __call__(self, deadline: Deadline) -> int:
        """Delete in small transactions; how many keys and messages went. Raises DependencyUnavailableError."""
        purged = 0
        for _ in range(_MOST_BATCHES):
            batch = self._batch(deadline)
            purged += batch
            if batch < BATCH:
                break
        return purged

    def _batch(self, deadline: Deadline) -> int:
        before = self._clock.now() - KEPT
        uow = self._new_unit_of_work(deadline)
        try:
            purged = uow.outbox.purge(before, BATCH) + uow.inbox.purge(before, BATCH)
            uow.commit()
        finally:
            uow.rollback()
        return purged
