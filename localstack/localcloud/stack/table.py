"""The health table that people read."""

import time
from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from localcloud.stack.child import State
from localcloud.stack.status import ChildStatus

_COLOURS = {State.HEALTHY: "green", State.DONE: "green", State.FAILED: "bold red", State.STOPPED: "dim"}
_MINUTE, _HOUR, _DAY = 60, 3600, 86400


def health_table(rows: Sequence[ChildStatus]) -> Table:
    """State, process id, port, uptime and restarts of each part."""
    table = Table(box=None, pad_edge=False, header_style="dim")
    for column in ("part", "state"):
        table.add_column(column, no_wrap=True)
    for column in ("pid", "port", "uptime", "restarts"):
        table.add_column(column, justify="right", no_wrap=True)
    table.add_column("detail", overflow="fold")
    for row in rows:
        colour = _COLOURS.get(row.state, "yellow")
        up = "" if row.started is None else duration(time.time() - row.started)
        cells = (str(row.pid or ""), str(row.port or ""), up, str(row.restarts or ""), Text(row.detail))
        table.add_row(row.title, Text(row.state, colour), *cells)
    return table


def duration(seconds: float) -> str:
    """45 s, 12 min, 3 h, 2 d: as exact as a reader needs."""
    for unit, size in (("d", _DAY), ("h", _HOUR), ("min", _MINUTE)):
        if seconds >= size:
            return f"{seconds / size:.0f} {unit}"
    return f"{max(0.0, seconds):.0f} s"
