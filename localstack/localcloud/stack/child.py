"""What a child process of the stack is: one declaration each, in `localcloud.stack.children`."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from localcloud.servers.process import Launch


class Kind(StrEnum):
    """A store outlives every other child; a task ends by itself, with 0 when it is done."""

    STORE = "store"
    SERVICE = "service"
    TASK = "task"


class State(StrEnum):
    """Where a child is in its life."""

    WAITING = "waiting"  # for what it needs
    PREPARING = "preparing"
    STARTING = "starting"  # the process runs and does not answer yet
    HEALTHY = "healthy"
    DONE = "done"  # a task that ended with 0
    RESTARTING = "restarting"  # stopping a process that hangs, or waiting for the next try
    FAILED = "failed"  # given up
    STOPPED = "stopped"


SATISFIED = frozenset({State.HEALTHY, State.DONE})


class Probe(Protocol):
    """Asks a process for a sign of health."""

    def __call__(self, pid: int) -> None:
        """Return when healthy; raise any exception, with the reason, when not. Must end within some seconds."""


def nothing() -> None:
    """Some children need no preparation."""


@dataclass(frozen=True, slots=True)
class Child:
    """A process the supervisor keeps running.

    `launch` is called at each start, so it may read what `prepare` has made. `needs` are names of children that must
    be healthy (or done) before. `prepare` may block and must be safe to repeat.
    """

    name: str
    title: str
    launch: Callable[[], Launch]
    probe: Probe
    needs: tuple[str, ...] = ()
    kind: Kind = Kind.SERVICE
    port: int | None = None
    metrics_port: int | None = None
    prepare: Callable[[], None] = nothing

    @property
    def ports(self) -> dict[str, int]:
        """Where it listens, by the names of `localcloud.stack.ports`."""
        both = {self.name: self.port, f"{self.name}_metrics": self.metrics_port}
        return {name: port for name, port in both.items() if port is not None}


@dataclass(frozen=True, slots=True)
class Timing:
    """How patient the supervisor is, in seconds; `misses` failed probes in a row make a hung process."""

    tick: float = 0.05
    ready_poll: float = 0.1
    ready_limit: float = 60.0
    health_every: float = 5.0
    misses: int = 3
    task_limit: float = 120.0
