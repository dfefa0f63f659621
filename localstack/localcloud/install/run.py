"""Run a command with its output as progress, and its last lines in the error."""

import os
import subprocess
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

_KEPT_LINES = 25
Report = Callable[[str], None]


class StepFailedError(RuntimeError):
    """A step of the installation did not succeed; the text is for the user."""


def run(argv: Sequence[str | Path], report: Report, cwd: Path, extra: Mapping[str, str] | None = None) -> None:
    """Each line of output goes to `report`. Raises StepFailedError with the last ones."""
    tail: deque[str] = deque(maxlen=_KEPT_LINES)
    with subprocess.Popen(
        [str(part) for part in argv],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        cwd=cwd,
        env={**os.environ, "PYTHONUNBUFFERED": "1", **(extra or {})},
    ) as process:
        for line in process.stdout or ():
            tail.append(line.rstrip())
            report(tail[-1])
    if process.returncode != 0:
        command = " ".join(str(part) for part in argv)
        raise StepFailedError(f"{command}\nended with code {process.returncode}:\n" + "\n".join(tail))
