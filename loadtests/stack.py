"""A stack of the load test's own: fresh data, free ports, started before and deleted after."""

import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from localcloud.servers.ports import is_free
from localcloud.stack.environment import IMPORT_ROOTS
from localcloud.stack.ports import PORTS
from localcloud.stack.running import probe_all
from localcloud.stack.settings import PROJECT, Settings, settings_from

_START_SECONDS = 240
_HEALTH_SECONDS = 5.0
# Telegram lets a bot send 30 messages a second; at its limit the wait would be Telegram's, not the product's. This is
# what it gives for paid broadcasts (https://core.telegram.org/bots/faq#broadcasting-to-users).
MESSAGES_A_SECOND = "1000"
_PASSED_ON = ("PATH", "HOME", "QUEUE_SHARDS")


class BrokenStackError(RuntimeError):
    """Something that the measurement needs does not run; the text names it."""


class OwnStack:
    def __init__(self, folder: Path) -> None:
        names = [setting.name for setting in PORTS]
        free = [port for port in random.sample(range(20_000, 32_000), 500) if is_free(port)]
        self._environ = {
            **{name: os.environ[name] for name in _PASSED_ON if name in os.environ},
            "PYTHONPATH": ":".join(str(PROJECT / root) for root in IMPORT_ROOTS),
            "NUTRITION_DATA_DIR": str(folder / "data"),
            "SIMULATOR_OVERALL_RATE": MESSAGES_A_SECOND,
            **{f"{name.upper()}_PORT": str(port) for name, port in zip(names, free, strict=False)},
        }

    @property
    def settings(self) -> Settings:
        return settings_from(self._environ)

    @property
    def url(self) -> str:
        return self.settings.simulator_url

    def up(self) -> None:
        """Raises BrokenStackError with what did not get healthy."""
        started = self._run("up", "--detach")
        if started.returncode:
            raise BrokenStackError(f"the stack did not start\n{started.stdout}{started.stderr}")

    def check(self) -> None:
        """Raises BrokenStackError with the parts that do not answer, or that had to be started again meanwhile."""
        rows = probe_all(self.settings)
        wrong = [f"{row.title} is {row.state}: {row.detail}" for row in rows if not row.healthy]
        wrong += [f"{row.title} was started again {row.restarts} times" for row in rows if row.restarts]
        if wrong or not rows:
            raise BrokenStackError("\n".join(wrong) or "the supervisor of the stack has ended")

    def erase(self) -> None:
        self._run("down")
        self._run("reset", "--yes")

    def _run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # noqa: S603 - our own command line
            [sys.executable, "-m", "localcloud", *arguments],
            env=self._environ,
            cwd=PROJECT,
            capture_output=True,
            text=True,
            timeout=_START_SECONDS,
            check=False,
        )


@contextmanager
def own_stack() -> Iterator[OwnStack]:
    """A running stack that is gone afterwards, however the block ends. Raises BrokenStackError."""
    with tempfile.TemporaryDirectory(prefix="nutrition-load-") as folder:
        stack = OwnStack(Path(folder))
        try:
            stack.up()
            yield stack
        finally:
            stack.erase()


def check_simulator(url: str) -> None:
    """Raises BrokenStackError when no simulator is there, no webhook is registered, or updates are stuck before it."""
    try:
        health = httpx.get(f"{url}/health", timeout=_HEALTH_SECONDS, trust_env=False).raise_for_status().json()
    except (httpx.HTTPError, ValueError) as error:
        raise BrokenStackError(f"the Telegram simulator at {url} does not answer ({type(error).__name__})") from error
    if not health.get("webhook_set"):
        raise BrokenStackError(f"the Telegram simulator at {url} has no webhook registered")
    if health.get("pending_updates"):
        raise BrokenStackError(f"{health['pending_updates']} updates wait for a webhook that does not take them")
