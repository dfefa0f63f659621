"""status.json: what the supervisor knows of each child, for other processes to read."""

import json
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil

from localcloud.stack.child import SATISFIED, State
from localcloud.stack.state import write_private
from localcloud.stack.unit import Unit

_WRITE_EVERY_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class ChildStatus:
    """`started`: Unix time of the process, None without one; it also tells a process from another with its id."""

    name: str
    title: str
    state: State
    pid: int | None
    port: int | None
    started: float | None
    restarts: int
    detail: str

    @property
    def healthy(self) -> bool:
        return self.state in SATISFIED

    def process(self) -> psutil.Process | None:
        """The process itself if it still runs."""
        if self.pid is None or started_at(self.pid) != self.started:
            return None
        with suppress(psutil.NoSuchProcess):
            return psutil.Process(self.pid)
        return None


def started_at(pid: int | None) -> float | None:
    """Unix time at which the process began; None when there is none."""
    if pid is None:
        return None
    with suppress(psutil.NoSuchProcess):
        return float(psutil.Process(pid).create_time())
    return None


def status_of(unit: Unit) -> ChildStatus:
    child, pid = unit.child, unit.pid
    return ChildStatus(
        child.name, child.title, unit.state, pid, child.port, started_at(pid), unit.restarts, unit.detail
    )


def read_status(file: Path) -> list[ChildStatus]:
    """Empty when no supervisor has written yet, or when what it wrote is another version's."""
    try:
        return [ChildStatus(**{**row, "state": State(row["state"])}) for row in json.loads(file.read_text())]
    except (FileNotFoundError, ValueError, TypeError, KeyError):
        return []


class StatusFile:
    """An observer of the supervisor: writes at each change, and each second for the sake of the process table."""

    def __init__(self, file: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self._file, self._clock = file, clock
        self._written: list[ChildStatus] = []
        self._at = 0.0

    def __call__(self, units: Sequence[Unit]) -> None:
        now = self._clock()
        states = [unit.state for unit in units]
        if states == [row.state for row in self._written] and now - self._at < _WRITE_EVERY_SECONDS:
            return
        rows = [status_of(unit) for unit in units]
        if rows != self._written:
            write_private(self._file, [asdict(row) for row in rows])
        self._written, self._at = rows, now
