"""One life of a runtime: from its start to the exit of its process. It is never used again after that."""

import os
import queue
import signal
import subprocess
import threading
from collections.abc import Mapping
from concurrent.futures import Future, InvalidStateError
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from lambda_process.messages import InitError, Invocation, Outcome, exited, init_timed_out, timed_out
from lambda_process.runtime_api import RuntimeApi

_BOOTSTRAP = Path(__file__).with_name("child.py")
_NOBODY = ""
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Launch:
    """`environment` is the whole one; nothing is inherited."""

    python: Path
    handler: str
    code: Path
    environment: Mapping[str, str]
    log: Path


class RuntimeProcess:
    """Start it, wait with `ready`, then `run` one invocation at a time."""

    def __init__(self, launch: Launch) -> None:
        self._inbox: queue.SimpleQueue[Invocation | None] = queue.SimpleQueue()
        self._ready: Future[None] = Future()
        self._awaited: tuple[str, Future[Outcome]] = (_NOBODY, Future())
        self._api = RuntimeApi(self)
        try:
            self._process = _spawn(launch, self._api.address)
        except OSError:
            self._api.close()
            raise
        threading.Thread(target=self._watch, name="runtime-watch", daemon=True).start()

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    @property
    def pid(self) -> int:
        return self._process.pid

    def ready(self, seconds: float) -> None:
        """Wait for the end of the initialisation. Raises InitError; the process is gone then."""
        try:
            self._ready.result(seconds)
        except TimeoutError:
            self.kill()
            raise InitError(init_timed_out(seconds)) from None
        except InitError:
            self.kill()
            raise

    def run(self, invocation: Invocation) -> Outcome:
        """What the function gives back; after its time-out, or when it exits, an error, and the process is gone."""
        answer: Future[Outcome] = Future()
        self._awaited = (invocation.request_id, answer)
        self._inbox.put(invocation)
        if not self.is_alive:  # it may have exited before it was awaited
            self._exited()
        try:
            return answer.result(invocation.seconds)
        except TimeoutError:
            self.kill()
            return Outcome(timed_out(invocation.request_id, invocation.seconds), is_error=True)
        finally:
            self._awaited = (_NOBODY, Future())

    def kill(self) -> None:
        """The process and all that it started. May be repeated."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def next_invocation(self) -> Invocation | None:
        """The runtime asks for work: it is initialised."""
        _settle(self._ready, None)
        return self._inbox.get()

    def settle(self, request_id: str, outcome: Outcome) -> None:
        awaited, answer = self._awaited
        if request_id == awaited:
            _settle(answer, outcome)

    def init_failed(self, payload: bytes) -> None:
        _fail(self._ready, InitError(payload))

    def _watch(self) -> None:
        self._process.wait()
        self._exited()
        self._inbox.put(None)
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._api.close()

    def _exited(self) -> None:
        code = self._process.wait()
        _fail(self._ready, InitError(exited(code)))
        request_id, answer = self._awaited
        _settle(answer, Outcome(exited(code, request_id), is_error=True))


def _spawn(launch: Launch, api: str) -> "subprocess.Popen[bytes]":
    with launch.log.open("ab", buffering=0) as log:
        return subprocess.Popen(
            # -P: the bootstrap's own folder does not become the first place where the function's imports are sought.
            [launch.python, "-P", _BOOTSTRAP, launch.handler],
            env={**launch.environment, "AWS_LAMBDA_RUNTIME_API": api},
            cwd=launch.code,
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )


def _settle(future: "Future[Value]", value: Value) -> None:
    """The first outcome counts."""
    with suppress(InvalidStateError):
        future.set_result(value)


def _fail(future: "Future[None]", error: InitError) -> None:
    with suppress(InvalidStateError):
        future.set_exception(error)
