"""Processes that a killed supervisor has left: on Linux the kernel tells them to end, which takes a moment."""

from collections.abc import Sequence

import psutil

from localcloud.stack.status import ChildStatus

_LEAVE_SECONDS = 5.0


def end_orphans(previous: Sequence[ChildStatus], leave_seconds: float = _LEAVE_SECONDS) -> list[int]:
    """Wait for the children of the last run to end, then end them; gives the ids of those that had to be told.

    A process counts as ours only if its start time is the recorded one, so a reused id is left alone.
    """
    left = [process for row in previous if (process := row.process()) is not None]
    _, alive = psutil.wait_procs(left, timeout=leave_seconds)
    for process in alive:
        process.terminate()
    _, stubborn = psutil.wait_procs(alive, timeout=leave_seconds)
    for process in stubborn:
        process.kill()
    psutil.wait_procs(stubborn, timeout=leave_seconds)
    return [process.pid for process in alive]
