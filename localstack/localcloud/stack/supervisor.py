"""Keeps a set of children running: all that can start does so at once, in one thread that owns every process."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from localcloud.stack.child import SATISFIED, Child, State, Timing
from localcloud.stack.graph import stop_waves
from localcloud.stack.unit import Unit

Observer = Callable[[Sequence[Unit]], None]


class Supervisor:
    """Raises BadGraphError for children that cannot be ordered. Use from the main thread (see `ChildProcess`)."""

    def __init__(self, children: Sequence[Child], say: Callable[[str], None], timing: Timing | None = None) -> None:
        self._timing = timing or Timing()
        self._stop_order = stop_waves(children)
        self._executor = ThreadPoolExecutor(max_workers=max(4, len(children)), thread_name_prefix="stack")
        self._say = say
        self.units = [Unit(child, self._executor, self._timing, say) for child in children]

    def run(self, stopping: Callable[[], bool], observe: Observer) -> None:
        """Supervise until `stopping` says so, then stop everything. `observe` sees the units after each step."""
        try:
            while not stopping():
                self.step(time.monotonic())
                observe(self.units)
                time.sleep(self._timing.tick)
        finally:
            self.stop()
            observe(self.units)

    def step(self, now: float) -> None:
        """Advance every child once."""
        states = {unit.child.name: unit.state for unit in self.units}
        for unit in self.units:
            unit.advance(now, needs_met=all(states[need] in SATISFIED for need in unit.child.needs))

    def stop(self) -> None:
        """Stop all in order; what does not depend on each other stops together. May be repeated."""
        units = {unit.child.name: unit for unit in self.units}
        with ThreadPoolExecutor(max_workers=len(units) or 1, thread_name_prefix="stop") as executor:
            for wave in self._stop_order:
                for stopped in [executor.submit(units[child.name].stop) for child in wave]:
                    stopped.result()
        self._executor.shutdown()


def all_healthy(units: Sequence[Unit]) -> bool:
    """Every service and store answers, every task is done."""
    return all(unit.state in SATISFIED for unit in units)


def given_up(units: Sequence[Unit]) -> list[Unit]:
    """The children that are not tried again."""
    return [unit for unit in units if unit.state is State.FAILED]
