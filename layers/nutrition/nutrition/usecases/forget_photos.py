"""Photos are kept for a day at most."""

from nutrition.domain.deadline import Deadline
from nutrition.ports.clock import Clock
from nutrition.ports.photo_store import KEPT, PhotoStore

EVERY_MINUTES = 15  # a run looks at every photo there is; three may be missed before the day is over


class ForgetPhotos:
    def __init__(self, store: PhotoStore, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def __call__(self, deadline: Deadline) -> int:
        """How many photos were deleted; called every minute. Raises DependencyUnavailableError."""
        now = self._clock.now()
        if now.minute % EVERY_MINUTES:
            return 0
        return self._store.purge(now - KEPT, deadline)
