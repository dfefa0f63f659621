"""The whole embedded stack in processes of its own, as `make up` starts it."""

import os
import random
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path

import psutil

from localcloud.servers.ports import is_free
from localcloud.stack import ports
from localcloud.stack.environment import IMPORT_ROOTS
from localcloud.stack.settings import PROJECT
from localcloud.stack.status import ChildStatus, read_status
from tests.e2e.person import Person

PORTS = tuple(setting.name for setting in ports.PORTS)
_START_SECONDS = 240
_RECOVERY_SECONDS = 30


class Stack:
    """Drives `python -m localcloud` with a data directory and ports of its own."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="nutrition-e2e-")
        self._data = Path(self._folder.name) / "data"
        self._ports = dict(zip(PORTS, _free_ports(len(PORTS)), strict=True))
        self._environ = {
            "PATH": os.environ["PATH"],
            "HOME": os.environ.get("HOME", "/"),
            "PYTHONPATH": ":".join(str(PROJECT / root) for root in IMPORT_ROOTS),
            "NUTRITION_DATA_DIR": str(self._data),
            **{f"{name.upper()}_PORT": str(port) for name, port in self._ports.items()},
        }
        self._chats = count(7_000_001)

    def up(self) -> None:
        """Raises AssertionError with the ends of the logs when something does not get healthy."""
        started = self._run("up", "--detach")
        if started.returncode:
            logs = self._run("logs", "--lines", "30").stdout
            raise AssertionError(f"the stack did not come up\n{started.stdout}\n{started.stderr}\n{logs}")

    def down(self) -> None:
        stopped = self._run("down")
        assert stopped.returncode == 0, stopped.stderr

    def erase(self) -> None:
        """Stop, and delete all data."""
        self.down()
        self._run("reset", "--yes")
        self._folder.cleanup()

    def environment(self) -> dict[str, str]:
        """The product's variables, from `python -m localcloud env`."""
        lines = self._run("env").stdout.splitlines()
        return dict(shlex.split(line)[1].split("=", 1) for line in lines)

    def logs(self) -> dict[str, str]:
        """What every process has written, those of former starts too, by file."""
        return {file.name: file.read_text(errors="replace") for file in (self._data / "logs").iterdir()}

    def trace(self, update_id: int) -> list[str]:
        """What `make trace ID=…` prints."""
        return self._run("trace", str(update_id)).stdout.splitlines()

    @property
    def simulator_url(self) -> str:
        return f"http://127.0.0.1:{self._ports['telegram']}"

    @property
    def webhook_url(self) -> str:
        return f"http://127.0.0.1:{self._ports['webhook']}/telegram/webhook"

    @property
    def ports(self) -> Mapping[str, int]:
        return self._ports

    @property
    def metrics_url(self) -> str:
        return f"http://127.0.0.1:{self._ports['exporter']}/metrics"

    def person(self, language: str) -> Person:
        """Someone who has never written before."""
        someone = Person(self.simulator_url, next(self._chats), language)
        someone.arrive()
        return someone

    def child(self, name: str) -> ChildStatus:
        return next(row for row in read_status(self._data / "status.json") if row.name == name)

    def kill(self, name: str) -> ChildStatus:
        """SIGKILL, as the kernel does when memory runs out; the status from before."""
        before = self.child(name)
        assert before.pid is not None, f"{name} does not run"
        psutil.Process(before.pid).kill()
        return before

    def wait_until_back(self, before: ChildStatus) -> None:
        """Until the supervisor has a healthy process in the killed one's place."""

        def back() -> bool:
            now = self.child(before.name)
            return now.healthy and now.pid != before.pid

        wait_until(back, f"{before.name} to come back", _RECOVERY_SECONDS)

    def _run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # noqa: S603  # our own command line
            [sys.executable, "-m", "localcloud", *arguments],
            env=self._environ,
            capture_output=True,
            text=True,
            timeout=_START_SECONDS,
            check=False,
        )


def wait_until(holds: Callable[[], bool], what: str, seconds: float) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, f"waited {seconds:.0f} s for {what}"
        time.sleep(0.05)


def _free_ports(number: int) -> list[int]:
    """Below the range that the kernel gives to outgoing connections, so that a restart finds them free again."""
    candidates = random.sample(range(20_000, 32_000), 50 * number)
    return [port for port in candidates if is_free(port)][:number]
