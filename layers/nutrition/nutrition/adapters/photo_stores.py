"""Where this deployment keeps photos. Imports are inside, so that a cold start pays for one of the two only."""

from datetime import datetime

from nutrition.domain.deadline import Deadline
from nutrition.ports.photo_store import PhotoStore
from nutrition.settings import PhotoSettings


def photo_store(settings: PhotoSettings) -> PhotoStore:
    """S3 when a bucket is named, else a folder; with neither nothing is kept. Makes no connection."""
    if settings.photos_bucket:
        from nutrition.adapters.aws.photos import S3Photos

        return S3Photos(settings.photos_bucket)

    if settings.photos_dir:
        from nutrition.adapters.files.photos import FilePhotos

        return FilePhotos(settings.photos_dir)

    return NothingKept()


class NothingKept:
    """Implements `nutrition.ports.photo_store.PhotoStore` where no place is named: every look is a download."""

    def put(self, owner_id: int, photo_id: str, content: bytes) -> None:
        """Forgotten at once."""

    def get(self, owner_id: int, photo_id: str) -> bytes | None:  # noqa: ARG002 - the port's
        return None

    def erase(self, owner_id: int) -> None:
        """There is nothing."""

    def purge(self, before: datetime, deadline: Deadline) -> int:  # noqa: ARG002 - the port's
        return 0
