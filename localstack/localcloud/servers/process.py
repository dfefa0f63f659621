"""One child process: it cannot outlive its parent, writes to a file, and is stopped politely first."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

_PR_SET_PDEATHSIG = 1  # <linux/prctl.h>
_LIBC = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


@dataclass(frozen=True, slots=True)
class StopStep:
    """A signal and the seconds the process has to leave after it."""

    signal: signal.Signals
    seconds: float


POLITE = (StopStep(signal.SIGTERM, 10),)


@dataclass(frozen=True, slots=True)
class Launch:
    """How a process is started and stopped. `env` is the whole environment, nothing is inherited."""

    argv: tuple[str, ...]
    log: Path
    env: Mapping[str, str]
    cwd: Path
    stop: tuple[StopStep, ...] = POLITE
    death_signal: signal.Signals = signal.SIGTERM
    user: int | None = None
    group: int | None = field(default=None)


def _die_with_parent(sent: signal.Signals) -> Callable[[], None] | None:
    """Have the kernel signal the child when the *thread* that spawned it ends (prctl(2)); Linux only."""
    libc, parent = _LIBC, os.getpid()
    if libc is None:
        return None

    def arm() -> None:
        libc.prctl(_PR_SET_PDEATHSIG, int(sent))
        if os.getppid() != parent:  # the parent died before the line above
            os.kill(os.getpid(), sent)

    return arm


class ChildProcess:
    """A started `Launch`. Spawn from the main thread: the kernel ties the child's life to the spawning thread."""

    def __init__(self, launch: Launch) -> None:
        self.launch = launch
        launch.log.parent.mkdir(parents=True, exist_ok=True)
        with launch.log.open("ab") as log:
            # An unread pipe blocks the child after 64 KiB, so it writes to the file itself. A session of its own keeps
            # the terminal's Ctrl-C with the parent, which knows the order to stop in.
            self._popen = subprocess.Popen(
                launch.argv,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                cwd=launch.cwd,
                env=dict(launch.env),
                start_new_session=True,
                user=launch.user,
                group=launch.group,
                extra_groups=None if launch.user is None else [],
                preexec_fn=_die_with_parent(launch.death_signal),  # noqa: PLW1509 - two system calls, all bound before
            )

    @property
    def pid(self) -> int:
        return self._popen.pid

    def returncode(self) -> int | None:
        """The exit code, negative for a signal; None while it runs."""
        return self._popen.poll()

    def signal(self, sent: signal.Signals) -> None:
        if self.returncode() is None:
            self._popen.send_signal(sent)

    def stop(self) -> int:
        """Climb the ladder of `Launch.stop`, then SIGKILL; nothing of the process's group is left. Returns the code."""
        for step in self.launch.stop:
            if self.returncode() is not None:
                break
            self.signal(step.signal)
            with suppress(subprocess.TimeoutExpired):
                self._popen.wait(step.seconds)
        self.kill_group()
        return self._popen.wait()

    def kill_group(self) -> None:
        """SIGKILL to the process and to whatever it has left in its group."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)


def last_lines(log: Path, count: int = 20) -> str:
    """The end of a log file for an error message; empty when there is none."""
    if not log.exists():
        return ""
    with log.open("rb") as file:
        file.seek(max(0, log.stat().st_size - 64 * 1024))
        return "\n".join(file.read().decode(errors="replace").splitlines()[-count:])
