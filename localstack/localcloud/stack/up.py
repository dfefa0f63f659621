"""Start the stack and keep it running, in the foreground."""

import signal
from collections.abc import Callable, Sequence
from types import FrameType

from rich.console import Console

from localcloud.stack.display import Display
from localcloud.stack.orphans import end_orphans
from localcloud.stack.plan import EMBEDDED, Plan
from localcloud.stack.ports import check_free
from localcloud.stack.settings import Settings
from localcloud.stack.state import StackState
from localcloud.stack.status import StatusFile, read_status
from localcloud.stack.supervisor import Supervisor
from localcloud.stack.unit import Unit


class StopRequest:
    """Set by Ctrl-C, `kill` and a closed terminal; the main loop asks for it."""

    def __init__(self) -> None:
        self._asked = False

    def listen(self) -> None:
        for caught in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(caught, self._ask)

    def __call__(self) -> bool:
        return self._asked

    def _ask(self, _number: int, _frame: FrameType | None) -> None:
        self._asked = True


def run_foreground(settings: Settings, console: Console, stopping: Callable[[], bool], plan: Plan = EMBEDDED) -> int:
    """Supervise until `stopping`. Raises AlreadyRunningError, BadPortError, ForeignDirectoryError, BadStateError.

    Nothing is started when one of these is raised. Gives 0 when everything had been healthy.
    """
    root = settings.root
    root.create()
    with root.locked():
        state = StackState.load_or_create(root.state_file)
        end_orphans(read_status(root.status_file))
        children = plan.children(settings, state)
        check_free({name: port for child in children for name, port in child.ports.items()})
        state.ports = dict(settings.ports)
        state.save(root.state_file)
        root.status_file.unlink(missing_ok=True)
        root.rotate_logs()
        root.forget_metrics()
        with Display(console, f"{plan.where(settings)}\nCtrl-C stops everything.") as display:
            _supervise(Supervisor(children, display.say, plan.timing), display, StatusFile(root.status_file), stopping)
            display.say("Stopped.")
    return 0 if display.ready else 1


def _supervise(supervisor: Supervisor, display: Display, status: StatusFile, stopping: Callable[[], bool]) -> None:
    announced = False

    def observe(units: Sequence[Unit]) -> None:
        display(units)
        status(units)

    def stop_asked() -> bool:
        nonlocal announced
        if stopping() and not announced:
            announced = True
            display.say("Stopping …")
        return stopping()

    supervisor.run(stop_asked, observe)
