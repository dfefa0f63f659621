"""`make sam-invoke` and `make sam-api`, as a person calls them."""

import json
import os
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import httpx

from localcloud.docker.client import Variables
from localcloud.servers.ports import LOOPBACK, free_port
from localcloud.servers.process import ChildProcess, Launch, last_lines
from localcloud.stack.settings import PROJECT
from tests.e2e.stack import wait_until

_INVOKE_SECONDS = 180
_START_SECONDS = 60
_STOP_SECONDS = 20


def invoke(daemon: Variables, function: str, event: str) -> Mapping[str, Any]:
    """What the function answered in its container; AssertionError with the log when it gave no answer."""
    done = subprocess.run(  # noqa: S603 - our own command line
        ["make", "--silent", "sam-invoke", f"FN={function}", f"EVENT=events/{event}.json"],  # noqa: S607 - the one on the PATH
        cwd=PROJECT,
        env=_environment(daemon),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=_INVOKE_SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip(), f"{function} gave no answer\n{done.stderr}"
    answer: Mapping[str, Any] = json.loads(done.stdout)
    return answer


@contextmanager
def local_api(daemon: Variables, log: Path) -> Iterator[str]:
    """The address of the webhook behind SAM's API Gateway, for the block."""
    port = free_port()
    command = ("make", "--silent", "sam-api", f"SAM_API_PORT={port}")
    process = ChildProcess(Launch(argv=command, log=log, env=_environment(daemon), cwd=PROJECT))
    try:
        wait_until(lambda: _listens(port), "SAM's API Gateway", _START_SECONDS)
        yield f"http://{LOOPBACK}:{port}"
    except AssertionError as error:
        raise AssertionError(f"{error}\n{last_lines(log)}") from error
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)  # to SAM itself, which then removes its containers
        with suppress(AssertionError):
            wait_until(lambda: process.returncode() is not None, "the end of SAM", _STOP_SECONDS)
        process.stop()


def _listens(port: int) -> bool:
    try:
        httpx.get(f"http://{LOOPBACK}:{port}/nothing", timeout=2)
    except httpx.HTTPError:
        return False
    return True


def _environment(daemon: Variables) -> dict[str, str]:
    return {**os.environ, **daemon}
