"""Photos in memory."""

from collections.abc import Callable
from datetime import UTC, datetime

from nutrition.domain.deadline import Deadline
from tests.fakes.clock import START


class InMemoryPhotoStore:
    """Implements `ports.photo_store.PhotoStore`; `failure` is raised by every call while it is set, `full` by put."""

    def __init__(self, now: Callable[[], datetime] = lambda: START) -> None:
        self.photos: dict[tuple[int, str], tuple[bytes, datetime]] = {}
        self.failure: Exception | None = None
        self.full: Exception | None = None
        self._now = now

    def put(self, owner_id: int, photo_id: str, content: bytes) -> None:
        self._check()
        if self.full is not None:
            raise self.full
        self.photos[owner_id, photo_id] = content, self._now()

    def get(self, owner_id: int, photo_id: str) -> bytes | None:
        self._check()
        return self.photos.get((owner_id, photo_id), (None, datetime.min.replace(tzinfo=UTC)))[0]

    def erase(self, owner_id: int) -> None:
        self._check()
        self.photos = {key: photo for key, photo in self.photos.items() if key[0] != owner_id}

    def purge(self, before: datetime, deadline: Deadline) -> int:
        self._check()
        assert not deadline.expired
        old = [key for key, (_, put_at) in self.photos.items() if put_at < before]
        for key in old:
            del self.photos[key]
        return len(old)

    def _check(self) -> None:
        if self.failure is not None:
            raise self.failure
