"""The directory that holds everything the stack keeps; one supervisor at a time, and never someone else's directory."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

MARKER = ".nutrition-local-stack"
LOGS_KEPT = 3


class ForeignDirectoryError(RuntimeError):
    """The directory holds things and does not carry our marker."""


class AlreadyRunningError(RuntimeError):
    """Another supervisor holds the directory."""


@dataclass(frozen=True, slots=True)
class DataRoot:
    """Layout: pg/ redis/ mongo/ telegram/ photos/ metrics/ logs/ state.json status.json lock."""

    path: Path

    def create(self) -> None:
        """Make it, private to its owner. Raises ForeignDirectoryError for a non-empty directory without the marker."""
        if self.path.exists() and any(self.path.iterdir()) and not self.is_ours():
            raise ForeignDirectoryError(f"{self.path} is not empty and not ours; set NUTRITION_DATA_DIR to another one")
        self.path.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.path.chmod(0o700)
        (self.path / MARKER).touch()

    def is_ours(self) -> bool:
        return (self.path / MARKER).is_file()

    @property
    def state_file(self) -> Path:
        return self.path / "state.json"

    @property
    def status_file(self) -> Path:
        return self.path / "status.json"

    @property
    def metrics(self) -> Path:
        """One file a process and kind of metric, which prometheus_client writes."""
        return self.path / "metrics"

    def log(self, name: str) -> Path:
        return self.path / "logs" / f"{name}.log"

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the directory; the kernel lets go of it however we end. Raises AlreadyRunningError."""
        with (self.path / "lock").open("a+") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as held:
                raise AlreadyRunningError(f"the stack in {self.path} is running already") from held
            file.truncate(0)
            file.write(str(os.getpid()))
            file.flush()
            yield

    def supervisor_pid(self) -> int | None:
        """The process id of who holds the directory; None when nobody does."""
        lock = self.path / "lock"
        if not lock.exists():
            return None
        with lock.open("r+") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError:
                return int(file.read() or 0) or None
        return None

    def rotate_logs(self) -> None:
        """Each run writes fresh files; the last three runs' are kept as NAME.log.1 … .3."""
        directory = self.path / "logs"
        directory.mkdir(exist_ok=True)
        for log in directory.glob("*.log"):
            for number in range(LOGS_KEPT - 1, 0, -1):
                older = log.with_name(f"{log.name}.{number}")
                if older.exists():
                    older.rename(log.with_name(f"{log.name}.{number + 1}"))
            log.rename(log.with_name(f"{log.name}.1"))

    def forget_metrics(self) -> None:
        """Each run counts from zero: the processes of the last one are gone."""
        shutil.rmtree(self.metrics, ignore_errors=True)
        self.metrics.mkdir()

    def delete(self) -> None:
        """Raises ForeignDirectoryError without our marker."""
        if not self.is_ours():
            raise ForeignDirectoryError(f"{self.path} does not carry our marker; nothing deleted")
        shutil.rmtree(self.path)
