"""What the processes of the stack wrote: their files, added up."""

import re
from collections.abc import Iterable
from pathlib import Path

import psutil
from prometheus_client.core import Metric
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead
from prometheus_client.registry import Collector

_STATE_FILE = re.compile(r"gauge_live[a-z]*_(\d+)\.db")


class ProcessCollector(Collector):
    """Counts of a process stay when it ends, as they would not be whole without them; its states go."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._files = MultiProcessCollector(None, str(directory))  # type: ignore[no-untyped-call] # left untyped there

    def collect(self) -> Iterable[Metric]:
        self._forget_dead_processes()
        return list(self._files.collect())  # type: ignore[no-untyped-call] # as above

    def _forget_dead_processes(self) -> None:
        for file in self._directory.glob("gauge_live*.db"):
            found = _STATE_FILE.fullmatch(file.name)
            if found and not _writes(int(found[1]), file):
                mark_process_dead(int(found[1]), str(self._directory))  # type: ignore[no-untyped-call] # as above


def _writes(pid: int, file: Path) -> bool:
    """Whether the process lives and is the one that made the file, not a later one with its id."""
    try:
        return psutil.Process(pid).create_time() <= file.stat().st_mtime
    except (psutil.NoSuchProcess, FileNotFoundError):
        return False
