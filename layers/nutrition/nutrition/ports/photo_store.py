"""The pictures themselves, for as long as they may be looked at again."""

from datetime import datetime, timedelta
from typing import Protocol

from nutrition.domain.deadline import Deadline

# What people are told is 24 hours; the hour between is for the scheduler, which takes old ones away now and then.
KEPT = timedelta(hours=23)


class PhotoStore(Protocol):
    """A cache: what is not there is fetched again. `photo_id` is Telegram's file id, unique within a person.

    Every method raises DependencyUnavailableError.
    """

    def put(self, owner_id: int, photo_id: str, content: bytes) -> None: ...

    def get(self, owner_id: int, photo_id: str) -> bytes | None: ...

    def erase(self, owner_id: int) -> None:
        """Delete all that this person sent."""
        ...

    def purge(self, before: datetime, deadline: Deadline) -> int:
        """Delete what was put before the moment, as much as the time allows; how many they were."""
        ...


class NothingKept:
    """Where no place is named: every look is a download."""

    def put(self, owner_id: int, photo_id: str, content: bytes) -> None:
        """Forgotten at once."""

    def get(self, owner_id: int, photo_id: str) -> bytes | None:  # noqa: ARG002 - the port's
        return None

    def erase(self, owner_id: int) -> None:
        """There is nothing."""

    def purge(self, before: datetime, deadline: Deadline) -> int:  # noqa: ARG002 - the port's
        return 0
