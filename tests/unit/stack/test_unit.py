"""One child's life, step by step, with a process that does what the test says."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import ParamSpec, TypeVar

from localcloud.servers.process import Launch
from localcloud.stack.child import Child, Kind, State, Timing
from localcloud.stack.unit import Unit

P = ParamSpec("P")
T = TypeVar("T")
LAUNCH = Launch(argv=("program",), log=Path("no-such.log"), env={}, cwd=Path())


class AtOnce(Executor):
    """Runs the work where it is handed in."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - an executor hands every error on
            future.set_exception(error)
        return future


class FakeProcess:
    pid = 4711

    def __init__(self) -> None:
        self.code: int | None = None

    def returncode(self) -> int | None:
        return self.code

    def stop(self) -> int:
        self.code = -15
        return self.code

    def kill_group(self) -> None:
        """Nothing is left in it."""


class World:
    """A unit, the processes it has started, what it has said, and whether its probe answers."""

    def __init__(self, kind: Kind = Kind.SERVICE) -> None:
        self.processes: list[FakeProcess] = []
        self.said: list[str] = []
        self.answers = True
        self.now = 0.0
        child = Child("web", "the web", lambda: LAUNCH, self.probe, ("db",), kind)
        self.unit = Unit(child, AtOnce(), Timing(), self.said.append, spawn=self.spawn)

    def spawn(self, launch: Launch) -> FakeProcess:
        assert launch is LAUNCH
        self.processes.append(FakeProcess())
        return self.processes[-1]

    def probe(self, pid: int) -> None:
        assert pid == FakeProcess.pid
        if not self.answers:
            raise ConnectionRefusedError("refused")

    def run(self, seconds: float, *, needs_met: bool = True) -> State:
        end = self.now + seconds
        while self.now < end:
            self.now += 0.05
            self.unit.advance(self.now, needs_met=needs_met)
        return self.unit.state


def test_it_waits_for_its_needs_and_is_healthy_once_it_answers() -> None:
    world = World()
    assert world.run(5, needs_met=False) is State.WAITING
    assert not world.processes
    world.answers = False
    assert world.run(1) is State.STARTING
    world.answers = True
    assert world.run(0.3) is State.HEALTHY


def test_a_process_that_ends_is_started_again_and_counted() -> None:
    world = World()
    world.run(1)
    world.processes[0].code = 1
    assert world.run(1) is State.HEALTHY
    assert (len(world.processes), world.unit.restarts) == (2, 1)
    assert "ended with code 1; starting again in 0.2 s" in world.said[0]


def test_one_that_ends_again_and_again_is_given_up_with_a_clear_line() -> None:
    world = World()
    for _ in range(1000):
        world.run(0.05)
        if world.processes:
            world.processes[-1].code = 3
    assert world.unit.state is State.FAILED
    assert len(world.processes) == 6
    assert "given up after 5 restarts in a minute" in world.said[-1]


def test_one_that_runs_but_stops_answering_is_stopped_and_started_again() -> None:
    world = World()
    world.run(1)
    world.answers = False
    world.run(20)
    assert world.processes[0].code == -15
    world.answers = True
    assert world.run(15) is State.HEALTHY
    assert any("does not answer (refused)" in line for line in world.said)


def test_it_is_not_blamed_while_something_it_needs_is_down() -> None:
    world = World()
    world.run(1)
    world.answers = False
    assert world.run(60, needs_met=False) is State.HEALTHY
    assert len(world.processes) == 1


def test_one_that_never_gets_ready_is_stopped_after_the_limit() -> None:
    world = World()
    world.answers = False
    world.run(61)
    assert world.processes[0].code == -15
    assert "not ready after 60 s (refused)" in world.said[0]


def test_a_task_is_done_when_it_ends_with_zero_and_tried_again_when_not() -> None:
    world = World(Kind.TASK)
    assert world.run(1) is State.STARTING
    world.processes[0].code = 1
    world.run(1)
    world.processes[1].code = 0
    assert world.run(1) is State.DONE
    assert world.run(60) is State.DONE
    assert len(world.processes) == 2


def test_a_preparation_that_fails_is_tried_again() -> None:
    world = World()
    failures = [OSError("disk full")]

    def prepare() -> None:
        if failures:
            raise failures.pop()

    world.unit.child = Child("web", "the web", lambda: LAUNCH, world.probe, prepare=prepare)
    assert world.run(1) is State.HEALTHY
    assert "cannot be prepared: disk full" in world.said[0]
