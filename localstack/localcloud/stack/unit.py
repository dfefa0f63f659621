"""One child in its life: prepared, started, watched, restarted, given up. Driven by `advance`; never blocks."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from typing import Protocol

from localcloud.servers.process import ChildProcess, Launch, last_lines
from localcloud.stack.backoff import Backoff
from localcloud.stack.child import Child, Kind, State, Timing


class Process(Protocol):
    """What the unit wants of a started process."""

    @property
    def pid(self) -> int: ...

    def returncode(self) -> int | None: ...

    def stop(self) -> int: ...

    def kill_group(self) -> None: ...


@dataclass(slots=True)
class Unit:
    """`advance` is called by the supervisor's main thread at each tick; blocking work goes to `executor`."""

    child: Child
    executor: Executor
    timing: Timing
    say: Callable[[str], None]
    spawn: Callable[[Launch], Process] = ChildProcess
    backoff: Backoff = field(default_factory=Backoff)
    state: State = State.WAITING
    detail: str = ""
    restarts: int = 0
    process: Process | None = None
    launch: Launch | None = None
    _work: Future[object] | None = None
    _since: float = 0.0
    _next: float = 0.0
    _misses: int = 0

    def advance(self, now: float, *, needs_met: bool) -> None:
        """One step. `now` is of a monotonic clock; `needs_met` tells whether all that the child needs is healthy."""
        match self.state:
            case State.WAITING if needs_met:
                self.state, self._work = State.PREPARING, self.executor.submit(self.child.prepare)
            case State.PREPARING:
                self._prepared(now)
            case State.STARTING:
                self._starting(now)
            case State.HEALTHY:
                self._healthy(now, needs_met=needs_met)
            case State.RESTARTING:
                self._restarting(now)
            case _:
                pass  # waiting for others, or at an end

    def stop(self) -> None:
        """Blocking: climb the child's stop ladder."""
        if self.process is not None:
            self.process.stop()
        self.state = State.STOPPED

    @property
    def pid(self) -> int | None:
        return None if self.process is None or self.state not in {State.STARTING, State.HEALTHY} else self.process.pid

    def _prepared(self, now: float) -> None:
        if self._work is None or not self._work.done():
            return
        error, self._work = self._work.exception(), None
        if error is not None:
            self._failed(now, f"cannot be prepared: {error}")
            return
        try:
            self.launch = self.child.launch()
            self.process = self.spawn(self.launch)
        except OSError as refused:
            self._failed(now, f"cannot be started: {refused}")
            return
        self.state, self._since, self._next, self._misses = State.STARTING, now, now, 0

    def _starting(self, now: float) -> None:
        if self._ended(now):
            return
        limit = self.timing.task_limit if self.child.kind is Kind.TASK else self.timing.ready_limit
        if now - self._since > limit:
            self._hung(f"not ready after {limit:.0f} s ({self.detail or 'no answer'})")
            return
        if self.child.kind is Kind.TASK:
            return
        answer = self._probed(now)
        if answer is None:
            return
        self._next = now + (self.timing.health_every if answer else self.timing.ready_poll)
        if answer:
            self.state = State.HEALTHY

    def _healthy(self, now: float, *, needs_met: bool) -> None:
        if self._ended(now):
            return
        answer = self._probed(now)
        if answer is None:
            return
        self._next = now + self.timing.health_every
        if answer or not needs_met:  # without what it needs it may well say that it is unwell
            self._misses = 0
            return
        self._misses += 1
        if self._misses >= self.timing.misses:
            self._hung(f"does not answer ({self.detail})")

    def _probed(self, now: float) -> bool | None:
        """The outcome of a probe that has ended since the last step; None when there is none yet."""
        if self._work is None:
            if now >= self._next and self.process is not None:
                self._work = self.executor.submit(self.child.probe, self.process.pid)
            return None
        if not self._work.done():
            return None
        error, self._work = self._work.exception(), None
        self.detail = "" if error is None else f"{error}" or type(error).__name__
        return error is None

    def _ended(self, now: float) -> bool:
        code = None if self.process is None else self.process.returncode()
        if code is None or self.process is None:
            return False
        self._work = None
        self.process.kill_group()  # what it may have left behind
        if self.child.kind is Kind.TASK and code == 0:
            self.state, self.detail = State.DONE, ""
        else:
            self._failed(now, f"ended with code {code}")
        return True

    def _hung(self, why: str) -> None:
        self.say(f"{self.child.title} {why}; stopping it")
        self.state, self.detail = State.RESTARTING, why
        process = self.process
        self._work = None if process is None else self.executor.submit(process.stop)

    def _restarting(self, now: float) -> None:
        if self._work is not None:
            if not self._work.done():
                return
            self._work = None
            self._failed(now, self.detail)
        elif now >= self._next:
            self.restarts += 1
            self.state, self._work = State.PREPARING, self.executor.submit(self.child.prepare)

    def _failed(self, now: float, why: str) -> None:
        delay = self.backoff.failed(now)
        self.process, self.detail = None, why
        tail = "" if self.launch is None else last_lines(self.launch.log)
        if delay is None:
            self.state = State.FAILED
            self.say(
                f"{self.child.title} {why}; given up after {self.backoff.most} restarts in a minute. Its log:\n{tail}"
            )
            return
        self.state, self._next = State.RESTARTING, now + delay
        self.say(
            f"{self.child.title} {why}; starting again in {delay:g} s" + (f"\n{tail}" if self.restarts == 0 else "")
        )
