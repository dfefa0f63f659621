"""`python -m localcloud.cloud {up,run,status,down,logs,env}`: the emulated cloud on this machine."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence

from localcloud import cli as embedded
from localcloud.cloud.deployment import read_deployment
from localcloud.cloud.display import DeploymentDisplay
from localcloud.cloud.package import DeploymentFailedError
from localcloud.cloud.plan import CLOUD
from localcloud.cloud.requirements import NotReadyError, check_ready
from localcloud.cloud.settings import CloudPlaces, cloud_settings
from localcloud.stack.detach import run_detached
from localcloud.stack.display import make_console
from localcloud.stack.ports import check_free
from localcloud.stack.running import probe_all
from localcloud.stack.settings import Settings
from localcloud.stack.state import StackState
from localcloud.stack.table import health_table
from localcloud.stack.up import StopRequest, run_foreground

_EXPECTED_RESOURCES = 45  # a little wrong is right enough for a progress bar
_LIMIT_SECONDS = 420.0
Command = Callable[[Settings, argparse.Namespace], int]


def main(arguments: Sequence[str]) -> int:
    """Exit code: 0 for success, 1 for what the text on standard error says, 2 for a wrong command line."""
    options = _parser().parse_args(arguments)
    command: Command = options.command
    try:
        return command(cloud_settings(os.environ), options)
    except (*embedded.SAID_TO_THE_USER, NotReadyError, DeploymentFailedError) as error:
        print(error, file=sys.stderr)  # noqa: T201 - a command line speaks to its user
        return 1


def up(settings: Settings, options: argparse.Namespace) -> int:
    """Start everything in the background and deploy; returns when the bot answers."""
    check_ready(os.environ)
    if settings.root.supervisor_pid() is not None:
        return status(settings, options)
    settings.root.create()
    state = StackState.load_or_create(settings.root.state_file)
    check_free({child.name: child.port for child in CLOUD.children(settings, state) if child.port is not None})
    file = CloudPlaces(settings).deployment_file
    file.unlink(missing_ok=True)
    console = make_console()
    with DeploymentDisplay(console, file, _EXPECTED_RESOURCES) as display:
        return run_detached(settings, console, CLOUD, display, _LIMIT_SECONDS)


def run(settings: Settings, _: argparse.Namespace) -> int:
    """The supervisor itself, in the foreground."""
    stop = StopRequest()
    stop.listen()
    return run_foreground(settings, make_console(), stop, CLOUD)


def status(settings: Settings, _: argparse.Namespace) -> int:
    """One row for each part; 1 when something is not healthy."""
    console, rows = make_console(), probe_all(settings, CLOUD)
    if not rows:
        console.print("Not running; `make cloud-up` starts everything.")
        return 1
    now = read_deployment(CloudPlaces(settings).deployment_file)
    console.print(health_table(rows))
    console.print(f"{now.phase} {now.detail}\n{CLOUD.where(settings)}", markup=False, highlight=False)
    return 0 if all(row.healthy for row in rows) else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m localcloud.cloud", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")
    for command in (up, run, status, embedded.down, embedded.env):
        added = commands.add_parser(command.__name__, help=command.__doc__)
        added.set_defaults(command=command)
    embedded.add_logs(commands)
    return parser
