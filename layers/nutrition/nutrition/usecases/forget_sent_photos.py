"""Photos are remembered for a day; of those in saved meals what they look like, for as long as the person is here."""

from datetime import timedelta

from nutrition.domain.deadline import Deadline
from nutrition.ports.clock import Clock
from nutrition.ports.repositories import UnitOfWorkFactory

KEPT = timedelta(days=1)
BATCH = 500
_MOST_BATCHES = 20


class ForgetSentPhotos:
    def __init__(self, new_unit_of_work: UnitOfWorkFactory, clock: Clock) -> None:
        self._new_unit_of_work = new_unit_of_work
        self._clock = clock

    def __call__(self, deadline: Deadline) -> int:
        """In small transactions; how many photos. Raises DependencyUnavailableError."""
        forgotten = 0
        for _ in range(_MOST_BATCHES):
            batch = self._batch(deadline)
            forgotten += batch
            if batch < BATCH:
                break
        return forgotten

    def _batch(self, deadline: Deadline) -> int:
        uow = self._new_unit_of_work(deadline)
        try:
            count = uow.photos.purge(self._clock.now() - KEPT, BATCH)
            uow.commit()
        finally:
            uow.rollback()
        return count
