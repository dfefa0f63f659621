"""What `up` shows: a live table on a terminal, a line for each change elsewhere, then where to go."""

import sys
import time
from collections.abc import Sequence

from rich.console import Console
from rich.live import Live

from localcloud.stack.child import State
from localcloud.stack.status import status_of
from localcloud.stack.supervisor import all_healthy, given_up
from localcloud.stack.table import health_table
from localcloud.stack.unit import Unit


class Display:
    """An observer of the supervisor. `ready` is set when everything was healthy for the first time."""

    def __init__(self, console: Console, ready_text: str) -> None:
        self._console, self._ready_text = console, ready_text
        self._began = time.monotonic()
        self._states: dict[str, State] = {}
        self._live = Live(console=console, refresh_per_second=8, transient=True) if console.is_terminal else None
        self.ready = False

    def __enter__(self) -> "Display":
        if self._live:
            self._live.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._live:
            self._live.stop()

    def say(self, line: str) -> None:
        """Above the live table while there is one."""
        self._console.print(line, markup=False, highlight=False, soft_wrap=True)

    def __call__(self, units: Sequence[Unit]) -> None:
        if self.ready:
            return
        if self._live:
            self._live.update(health_table([status_of(unit) for unit in units]))
        else:
            self._changes(units)
        if all_healthy(units):
            self._announce(units)
        elif given_up(units) and self._live:
            self._live.stop()  # what was said about it must stay readable
            self._live = None

    def _changes(self, units: Sequence[Unit]) -> None:
        for unit in units:
            if self._states.get(unit.child.name) is not unit.state and unit.state in {State.HEALTHY, State.DONE}:
                self.say(f"{unit.child.title}: {unit.state} after {time.monotonic() - self._began:.1f} s")
            self._states[unit.child.name] = unit.state

    def _announce(self, units: Sequence[Unit]) -> None:
        self.ready = True
        if self._live:
            self._live.stop()
            self._live = None
            self._console.print(health_table([status_of(unit) for unit in units]))
        self.say(f"Ready after {time.monotonic() - self._began:.1f} s. {self._ready_text}")


def make_console() -> Console:
    """Lines are not cut at 80 columns when a file reads along."""
    return Console() if sys.stdout.isatty() else Console(width=160, force_terminal=False, no_color=True)
