"""The clock calls its function again and again, whatever a run does, and stops when it is told."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.integration

FUNCTION = """
import pathlib

def handler(event, context):
    assert event == {}
    with (pathlib.Path(__file__).parent / "runs").open("a") as runs:
        runs.write(context.function_name + "\\n")
    raise ValueError("what a person wrote")
"""


class Clock:
    def __init__(self, directory: Path) -> None:
        self.directory = directory
        (directory / "ticking.py").write_text(FUNCTION)
        self.process: subprocess.Popen[str] | None = None

    def start(self, interval: float) -> "subprocess.Popen[str]":
        environment = {
            **os.environ,
            "CLOCK_INTERVAL_SECONDS": str(interval),
            "PYTHONPATH": os.pathsep.join([str(self.directory), *sys.path]),
        }
        command = [sys.executable, "-m", "localcloud.clock", "--function", "ticking.handler"]
        self.process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own interpreter
        return self.process

    def wait_for_runs(self, count: int) -> None:
        deadline = time.monotonic() + 30
        path = self.directory / "runs"
        while not path.exists() or len(path.read_text().splitlines()) < count:
            assert time.monotonic() < deadline, f"not {count} runs"
            time.sleep(0.02)


@pytest.fixture
def clock(tmp_path: Path) -> Iterator[Clock]:
    made = Clock(tmp_path)
    yield made
    if made.process is not None:
        made.process.kill()
        made.process.wait()


def test_runs_go_on_after_one_that_failed_and_the_log_does_not_quote_it(clock: Clock) -> None:
    process = clock.start(0.05)
    clock.wait_for_runs(3)
    process.send_signal(signal.SIGTERM)

    log, _ = process.communicate(timeout=10)
    assert process.returncode == 0
    assert "scheduled run failed" in log
    assert "what a person wrote" not in log


def test_sigterm_ends_the_wait_between_two_runs(clock: Clock) -> None:
    process = clock.start(3600)
    clock.wait_for_runs(1)

    process.send_signal(signal.SIGTERM)

    process.communicate(timeout=5)
    assert process.returncode == 0
