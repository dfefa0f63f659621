"""Photos as files, a folder a person: for a stack whose processes share one machine."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from nutrition.adapters.photo_names import photo_name
from nutrition.domain.deadline import Deadline
from nutrition.errors import DependencyUnavailableError


class FilePhotos:
    """Implements `nutrition.ports.photo_store.PhotoStore`. Only the owner of the process can read the folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, owner_id: int, photo_id: str, content: bytes) -> None:
        own = self._own(owner_id)
        with _translated_errors():
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            own.mkdir(exist_ok=True, mode=0o700)
            with tempfile.NamedTemporaryFile(dir=own, delete=False) as file:
                file.write(content)
            Path(file.name).replace(own / photo_name(photo_id))

    def get(self, owner_id: int, photo_id: str) -> bytes | None:
        with _translated_errors():
            try:
                return (self._own(owner_id) / photo_name(photo_id)).read_bytes()
            except FileNotFoundError:
                return None

    def erase(self, owner_id: int) -> None:
        with _translated_errors(), suppress(FileNotFoundError):
            shutil.rmtree(self._own(owner_id))

    def purge(self, before: datetime, deadline: Deadline) -> int:
        purged = 0
        with _translated_errors():
            for photo in self._folder.glob("*/*"):
                if deadline.expired:
                    break
                purged += _deleted_if_older(photo, before.timestamp())
        return purged

    def _own(self, owner_id: int) -> Path:
        return self._folder / str(owner_id)


def _deleted_if_older(photo: Path, moment: float) -> bool:
    """`moment` in Unix seconds. The person's folder goes with the last photo; another process may be at it too."""
    try:
        if photo.stat().st_mtime >= moment:
            return False
        photo.unlink()
    except FileNotFoundError:
        return False
    with suppress(OSError):  # not empty
        photo.parent.rmdir()
    return True


@contextmanager
def _translated_errors() -> Iterator[None]:
    """The system's messages name the person's folder."""
    try:
        yield
    except OSError as error:
        raise DependencyUnavailableError(f"photos: {type(error).__name__}") from None
