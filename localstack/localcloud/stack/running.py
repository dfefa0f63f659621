"""Commands about a stack that runs (or does not) in another process."""

import os
import signal
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from localcloud.stack.child import Child, State
from localcloud.stack.environment import app_environment
from localcloud.stack.plan import EMBEDDED, Plan
from localcloud.stack.settings import Settings
from localcloud.stack.state import StackState
from localcloud.stack.status import ChildStatus, read_status
from localcloud.stack.stores import stores_of

_POLL_SECONDS = 0.05
_STOP_SECONDS = 90.0


class NotStoppedError(RuntimeError):
    """The supervisor did not end in time."""


def as_running(settings: Settings, state: StackState) -> Settings:
    """The ports of the running stack, whatever this shell's environment says; else the settings as they are."""
    if settings.root.supervisor_pid() is None or not state.ports:
        return settings
    return replace(settings, ports=state.ports)


def product_environment(settings: Settings) -> Mapping[str, str]:
    """What the product's programs get, for tests and tools that work beside them."""
    settings.root.create()
    state = StackState.load_or_create(settings.root.state_file)
    settings = as_running(settings, state)
    return app_environment(settings, state, stores_of(settings, state).urls)


def probe_all(settings: Settings, plan: Plan = EMBEDDED) -> list[ChildStatus]:
    """What the supervisor wrote, each healthy process asked once more now; empty when nothing runs."""
    rows = read_status(settings.root.status_file) if settings.root.supervisor_pid() else []
    if not rows:
        return []
    state = StackState.load_or_create(settings.root.state_file)
    children = {child.name: child for child in plan.children(as_running(settings, state), state)}
    with ThreadPoolExecutor(max_workers=len(rows)) as executor:
        return list(executor.map(lambda row: _probed(row, children.get(row.name)), rows))


def _probed(row: ChildStatus, child: Child | None) -> ChildStatus:
    if child is None or row.state is not State.HEALTHY:
        return row
    process = row.process()
    try:
        child.probe(0 if process is None else process.pid)
    except Exception as error:  # noqa: BLE001 - every probe has errors of its own; all mean "not healthy"
        return replace(row, state=State.STARTING, detail=f"does not answer: {error}")
    return row if process else replace(row, state=State.RESTARTING, detail="the process has ended")


def stop_running(settings: Settings, seconds: float = _STOP_SECONDS) -> bool:
    """Ask the supervisor to stop and wait for it; False when none runs. Raises NotStoppedError."""
    pid = settings.root.supervisor_pid()
    if pid is None:
        return False
    os.kill(pid, signal.SIGTERM)
    deadline = time.monotonic() + seconds
    while settings.root.supervisor_pid() is not None:
        if time.monotonic() > deadline:
            raise NotStoppedError(f"the supervisor (process {pid}) has not ended after {seconds:.0f} s")
        time.sleep(_POLL_SECONDS)
    return True


def erase(settings: Settings) -> None:
    """Delete everything the stack keeps. Raises ForeignDirectoryError; the caller has seen that nothing runs."""
    root = settings.root
    if not root.path.exists():
        return
    if root.is_ours():
        stores = stores_of(replace(settings, external_urls={}), StackState.load_or_create(root.state_file))
        for server in stores.servers.values():
            server.discard()
    root.delete()
