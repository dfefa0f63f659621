"""`python -m localcloud {up,status,down,reset,logs,trace,env,monitor}`: the embedded stack on this machine."""

import argparse
import os
import shlex
import sys
from collections.abc import Callable, Sequence

from localcloud import monitoring
from localcloud.servers.binaries import BinaryMissingError
from localcloud.servers.ports import LOOPBACK
from localcloud.stack.dataroot import AlreadyRunningError, ForeignDirectoryError
from localcloud.stack.detach import run_detached
from localcloud.stack.display import make_console
from localcloud.stack.logs import chosen_logs, follow, tails
from localcloud.stack.plan import where
from localcloud.stack.ports import BadPortError, check_free
from localcloud.stack.running import (
    NotStoppedError,
    as_running,
    erase,
    probe_all,
    product_environment,
    stop_running,
)
from localcloud.stack.settings import BadSettingError, Settings, settings_from
from localcloud.stack.state import BadStateError, StackState
from localcloud.stack.table import health_table
from localcloud.stack.trace import trace as lines_of
from localcloud.stack.up import StopRequest, run_foreground

SAID_TO_THE_USER = (
    AlreadyRunningError,
    BadPortError,
    BadSettingError,
    BadStateError,
    BinaryMissingError,
    FileNotFoundError,
    ForeignDirectoryError,
    NotStoppedError,
)
Command = Callable[[Settings, argparse.Namespace], int]


def main(arguments: Sequence[str]) -> int:
    """Exit code: 0 for success, 1 for what the text on standard error says, 2 for a wrong command line."""
    options = _parser().parse_args(arguments)
    command: Command = options.command
    try:
        return command(settings_from(os.environ), options)
    except SAID_TO_THE_USER as error:
        print(error, file=sys.stderr)  # noqa: T201 - a command line speaks to its user
        return 1


def up(settings: Settings, options: argparse.Namespace) -> int:
    """Start everything; a stack that runs already is announced."""
    if settings.root.supervisor_pid() is not None:
        console = make_console()
        console.print("Running already.")
        return status(settings, options)
    if options.detach:
        return run_detached(settings, make_console())
    stop = StopRequest()
    stop.listen()
    return run_foreground(settings, make_console(), stop)


def status(settings: Settings, _: argparse.Namespace) -> int:
    """One row for each part; 1 when something is not healthy."""
    rows = probe_all(settings)
    console = make_console()
    if not rows:
        console.print("Not running; `make up` starts everything.")
        return 1
    console.print(health_table(rows))
    console.print(where(settings), markup=False, highlight=False)
    return 0 if all(row.healthy for row in rows) else 1


def down(settings: Settings, _: argparse.Namespace) -> int:
    """Stop everything."""
    make_console().print("Stopped." if stop_running(settings) else "Not running.")
    return 0


def reset(settings: Settings, options: argparse.Namespace) -> int:
    """Delete all data, after a question."""
    if settings.root.supervisor_pid() is not None:
        raise AlreadyRunningError("the stack is running; `make down` first")
    if not options.yes:
        if not sys.stdin.isatty():
            raise BadSettingError("reset deletes all data: confirm with --yes (make reset YES=1)")
        if input(f"Delete everything in {settings.root.path}? [y/N] ").strip().lower() != "y":
            return 1
    erase(settings)
    make_console().print("Deleted.")
    return 0


def logs(settings: Settings, options: argparse.Namespace) -> int:
    """The end of the logs, or what comes from now on."""
    console = make_console()

    def say(text: str) -> None:
        console.print(text, markup=False, highlight=False, soft_wrap=True)

    files = chosen_logs(settings.root, options.name)
    for tail in tails(files, options.lines):
        say(tail)
    if options.follow:
        stop = StopRequest()
        stop.listen()
        follow(files, say, stop)
    return 0


def trace(settings: Settings, options: argparse.Namespace) -> int:
    """All log lines of one update, in the order of time; 1 when there is none."""
    console = make_console()
    lines = lines_of(settings.root, options.id)
    for line in lines:
        console.print(str(line), markup=False, highlight=False, soft_wrap=True)
    if not lines:
        console.print(f"No log line carries {options.id!r}.", markup=False, highlight=False)
    return 0 if lines else 1


def monitor(settings: Settings, _: argparse.Namespace) -> int:
    """Prometheus with the alert rules, beside the running stack, until Ctrl-C."""
    if settings.root.supervisor_pid() is None:
        raise BadSettingError("nothing runs that could be watched; `make up DETACH=1` first")
    ports = {**as_running(settings, StackState.load_or_create(settings.root.state_file)).ports}
    ports["prometheus"] = settings.ports["prometheus"]
    check_free({"prometheus": ports["prometheus"]})
    watcher = monitoring.command(settings.root.path / "prometheus", ports)
    make_console().print(f"Prometheus: http://{LOOPBACK}:{ports['prometheus']}/alerts  Ctrl-C stops it.", markup=False)
    os.execv(watcher[0], watcher)  # noqa: S606 - a program of ours by its full path; this process has nothing more to do


def env(settings: Settings, _: argparse.Namespace) -> int:
    """`eval "$(python -m localcloud env)"` gives a shell the product's environment."""
    for name, value in product_environment(settings).items():
        print(f"export {name}={shlex.quote(value)}")  # noqa: T201 - a command line speaks to its user
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m localcloud", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")

    def add(command: Command) -> argparse.ArgumentParser:
        added = commands.add_parser(command.__name__, help=command.__doc__)
        added.set_defaults(command=command)
        return added

    add(up).add_argument("--detach", action="store_true", help="return when everything is healthy")
    add(status)
    add(down)
    add(reset).add_argument("--yes", action="store_true", help="do not ask")
    add_logs(commands)
    add(trace).add_argument("id", help="an update's number, or schedule-<time> of a scheduled run")
    add(env)
    add(monitor)
    return parser


def add_logs(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The `logs` command with its options."""
    reading = commands.add_parser(logs.__name__, help=logs.__doc__)
    reading.set_defaults(command=logs)
    reading.add_argument("name", nargs="*", help="children; all when none is named")
    reading.add_argument("-n", "--lines", type=int, default=20)
    reading.add_argument("-f", "--follow", action="store_true")
