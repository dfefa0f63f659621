"""`python -m localcloud` as a user meets it."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from localcloud.servers.ports import free_port
from localcloud.stack.dataroot import DataRoot
from localcloud.stack.environment import IMPORT_ROOTS
from localcloud.stack.ports import PORTS
from localcloud.stack.settings import PROJECT

pytestmark = pytest.mark.integration
NAMES = tuple(setting.name for setting in PORTS)


def environment(data: Path, **more: str) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": ":".join(str(PROJECT / root) for root in IMPORT_ROOTS),
        "NUTRITION_DATA_DIR": str(data),
        **{f"{name.upper()}_PORT": str(free_port()) for name in NAMES},
        **more,
    }


def localcloud(environ: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "localcloud", *arguments]
    return subprocess.run(command, env=environ, capture_output=True, text=True, timeout=60, check=False)  # noqa: S603 - ours


@contextmanager
def listening() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield int(server.getsockname()[1])


def test_a_taken_port_is_named_and_nothing_is_started(tmp_path: Path) -> None:
    with listening() as port:
        answer = localcloud(environment(tmp_path / "data", TELEGRAM_PORT=str(port)), "up")
    assert answer.returncode == 1
    assert answer.stderr == f"port {port} (Telegram simulator) is taken; set TELEGRAM_PORT=…\n"
    assert not (tmp_path / "data" / "pg").exists()


def test_a_detached_start_that_cannot_be_says_why_and_leaves_nothing(tmp_path: Path) -> None:
    with listening() as port:
        answer = localcloud(environment(tmp_path / "data", REDIS_PORT=str(port)), "up", "--detach")
    assert answer.returncode == 1
    assert f"port {port} (Redis) is taken; set REDIS_PORT=…" in answer.stdout
    assert DataRoot(tmp_path / "data").supervisor_pid() is None


def test_a_second_up_announces_the_first_instead_of_starting(tmp_path: Path) -> None:
    root = DataRoot(tmp_path / "data")
    root.create()
    with root.locked():
        answer = localcloud(environment(root.path), "up")
        assert "Running already." in answer.stdout
        assert localcloud(environment(root.path), "reset", "--yes").returncode == 1
    assert root.is_ours()


def test_status_of_nothing_is_a_failure_and_down_of_nothing_is_not(tmp_path: Path) -> None:
    environ = environment(tmp_path / "data")
    assert localcloud(environ, "status").returncode == 1
    assert localcloud(environ, "down").returncode == 0


def test_env_can_be_evaluated_by_a_shell_and_is_the_same_each_time(tmp_path: Path) -> None:
    environ = environment(tmp_path / "data", LOG_LEVEL="it's loud")
    first = localcloud(environ, "env")
    assert first.stdout == localcloud(environ, "env").stdout
    shell = subprocess.run(  # noqa: S603 - the text under test is what a user evaluates
        ["/bin/sh", "-c", 'eval "$1"; printf "%s %s" "$LOG_LEVEL" "$REDIS_URL"', "sh", first.stdout],
        capture_output=True,
        text=True,
        check=True,
    )
    assert shell.stdout.startswith("it's loud redis://:")


def test_reset_wants_a_confirmation_and_deletes_everything(tmp_path: Path) -> None:
    environ = environment(tmp_path / "data")
    localcloud(environ, "env")
    assert localcloud(environ, "reset").returncode == 1
    assert (tmp_path / "data").exists()
    assert localcloud(environ, "reset", "--yes").returncode == 0
    assert not (tmp_path / "data").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="prctl(PR_SET_PDEATHSIG) is Linux's")
def test_kill_9_of_the_parent_takes_its_children_along(tmp_path: Path) -> None:
    code = (
        "import sys, time\nfrom pathlib import Path\nfrom localcloud.servers import ChildProcess, Launch\n"
        "here = Path(sys.argv[1])\n"
        "argv = (sys.executable, '-c', 'import time; time.sleep(600)')\n"
        "print(ChildProcess(Launch(argv, here / 'log', {}, here)).pid, flush=True)\ntime.sleep(600)\n"
    )
    parent = subprocess.Popen(  # noqa: S603 - a program of this test
        [sys.executable, "-c", code, str(tmp_path)], env=environment(tmp_path), stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout is not None
    with parent.stdout:
        child = psutil.Process(int(parent.stdout.readline()))
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    deadline = time.monotonic() + 5
    while child.is_running() and child.status() != psutil.STATUS_ZOMBIE:
        assert time.monotonic() < deadline
        time.sleep(0.01)
