"""Start the supervisor in the background and wait until everything is healthy."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence

from rich.console import Console

from localcloud.servers.process import last_lines
from localcloud.stack.child import State
from localcloud.stack.plan import EMBEDDED, Plan
from localcloud.stack.settings import Settings
from localcloud.stack.status import ChildStatus, read_status
from localcloud.stack.table import health_table

_POLL_SECONDS = 0.1
_LIMIT_SECONDS = 180.0


def nothing() -> None:
    """There is nothing to show while one waits."""


def run_detached(
    settings: Settings,
    console: Console,
    plan: Plan = EMBEDDED,
    show: Callable[[], None] = nothing,
    limit_seconds: float = _LIMIT_SECONDS,
) -> int:
    """0 when all is healthy; else 1, what is not and why is said, and nothing is left running.

    `show` is called again and again meanwhile; what it raises ends the start.
    """
    root = settings.root
    root.create()
    log = root.path / "supervisor.out"  # beside logs/, which the supervisor itself rotates
    with log.open("wb") as output:
        supervisor = subprocess.Popen(
            [sys.executable, "-m", *plan.foreground],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            env=dict(os.environ),
        )
    deadline = time.monotonic() + limit_seconds
    while time.monotonic() < deadline and supervisor.poll() is None:
        rows = read_status(root.status_file) if root.supervisor_pid() == supervisor.pid else []
        if rows and all(row.healthy for row in rows):
            console.print(health_table(rows))
            console.print(
                f"Ready. {plan.where(settings)}\n`{plan.stop}` stops everything.", markup=False, highlight=False
            )
            return 0
        if any(row.state is State.FAILED for row in rows):
            break
        try:
            show()
        except BaseException:
            _give_up(supervisor)
            raise
        time.sleep(_POLL_SECONDS)
    rows = read_status(root.status_file)
    _give_up(supervisor)
    console.print(
        f"{last_lines(log, 60)}\nNot started. {_unhealthy(rows)}", markup=False, highlight=False, soft_wrap=True
    )
    return 1


def _give_up(supervisor: subprocess.Popen[bytes]) -> None:
    if supervisor.poll() is None:
        supervisor.terminate()
        supervisor.wait()


def _unhealthy(rows: Sequence[ChildStatus]) -> str:
    names = [f"{row.title} ({row.state}{': ' + row.detail if row.detail else ''})" for row in rows if not row.healthy]
    return f"Not healthy: {', '.join(names)}." if names else ""
