"""The supervisor with real processes: small Python programs and the three servers."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from redis import Redis

from localcloud.servers.ports import free_port
from localcloud.servers.process import Launch, StopStep
from localcloud.stack.child import Child, Kind, State, Timing
from localcloud.stack.children import children_of
from localcloud.stack.orphans import end_orphans
from localcloud.stack.probes import AliveFor, Http, exit_code
from localcloud.stack.settings import settings_from
from localcloud.stack.state import StackState
from localcloud.stack.status import StatusFile, read_status
from localcloud.stack.stores import stores_of
from localcloud.stack.supervisor import Supervisor, all_healthy

pytestmark = pytest.mark.integration
FAST = Timing(tick=0.01, ready_poll=0.03, health_every=0.1, ready_limit=20)
HTTP_SERVER = """
import http.server, os, sys
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200); self.end_headers()
http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
"""


def python(tmp_path: Path, name: str, code: str, *arguments: str, grace: float = 5) -> Launch:
    return Launch(
        argv=(sys.executable, "-c", code, *arguments),
        log=tmp_path / f"{name}.log",
        env={"PATH": os.environ["PATH"]},
        cwd=tmp_path,
        stop=(StopStep(signal.SIGTERM, grace),),
    )


def web(tmp_path: Path, *needs: str) -> Child:
    port = free_port()
    launch = python(tmp_path, "web", HTTP_SERVER, str(port))
    return Child("web", "web", lambda: launch, Http(port), needs, port=port)


class Running:
    """A supervisor that the test drives itself."""

    def __init__(self, *children: Child) -> None:
        self.said: list[str] = []
        self.supervisor = Supervisor(children, self.said.append, FAST)
        self.unit = {unit.child.name: unit for unit in self.supervisor.units}

    def until(self, condition: Callable[[], bool], seconds: float = 30) -> None:
        deadline = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < deadline, (self.said, {name: unit.state for name, unit in self.unit.items()})
            self.supervisor.step(time.monotonic())
            time.sleep(FAST.tick)

    def healthy(self) -> bool:
        return all_healthy(self.supervisor.units)

    def pid(self, name: str) -> int:
        pid = self.unit[name].pid
        assert pid is not None
        return pid


@pytest.fixture
def running() -> Iterator[Callable[..., Running]]:
    started: list[Running] = []

    def start(*children: Child) -> Running:
        started.append(Running(*children))
        return started[-1]

    yield start
    for one in started:
        one.supervisor.stop()


def test_a_killed_program_comes_back_and_those_that_need_it_stay(
    tmp_path: Path, running: Callable[..., Running]
) -> None:
    sleeper = python(tmp_path, "sleeper", "import time; time.sleep(600)")
    stack = running(web(tmp_path), Child("sleeper", "sleeper", lambda: sleeper, AliveFor(0), ("web",)))
    stack.until(stack.healthy)
    first, dependant = stack.pid("web"), stack.pid("sleeper")
    os.kill(first, signal.SIGKILL)
    stack.until(lambda: stack.unit["web"].restarts == 1 and stack.healthy())
    assert stack.pid("web") != first
    assert stack.pid("sleeper") == dependant


def test_a_stopped_program_counts_as_hung_and_is_replaced(tmp_path: Path, running: Callable[..., Running]) -> None:
    """SIGSTOP leaves process and port in place: only a probe can tell."""
    child = web(tmp_path)
    launch = replace(child.launch(), stop=(StopStep(signal.SIGTERM, 0.2),))
    stack = running(replace(child, launch=lambda: launch, probe=_Impatient(child.port or 0)))
    stack.until(stack.healthy)
    first = stack.pid("web")
    os.kill(first, signal.SIGSTOP)
    stack.until(lambda: stack.unit["web"].restarts == 1 and stack.healthy())
    assert not psutil.pid_exists(first)


class _Impatient:
    def __init__(self, port: int) -> None:
        self._port = port

    def __call__(self, pid: int) -> None:
        if psutil.Process(pid).status() == psutil.STATUS_STOPPED:
            raise TimeoutError("no answer")
        Http(self._port)(pid)


def test_a_program_that_cannot_live_is_retried_with_growing_waits_and_its_log_is_shown(
    tmp_path: Path, running: Callable[..., Running]
) -> None:
    broken = python(tmp_path, "broken", "print('no such table'); raise SystemExit(7)")
    stack = running(Child("broken", "the broken one", lambda: broken, exit_code, kind=Kind.TASK))
    stack.until(lambda: len(stack.said) == 3)
    assert [line.split("\n")[0].split("; ")[1] for line in stack.said] == [
        f"starting again in {delay} s" for delay in ("0.2", "0.5", "1")
    ]
    assert "ended with code 7" in stack.said[0]
    assert "no such table" in stack.said[0]


def test_after_stop_no_process_is_left_even_a_stubborn_one_with_a_child(
    tmp_path: Path, running: Callable[..., Running]
) -> None:
    code = (
        "import signal, subprocess, sys, time\n"
        "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "print(subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)']).pid, flush=True)\n"
        "time.sleep(600)\n"
    )
    stubborn = python(tmp_path, "stubborn", code, grace=0.3)
    stack = running(web(tmp_path), Child("stubborn", "stubborn", lambda: stubborn, AliveFor(0), ("web",)))
    stack.until(lambda: stack.healthy() and stubborn.log.read_text() != "")
    pids = [stack.pid("web"), stack.pid("stubborn"), int(stubborn.log.read_text())]
    stack.supervisor.stop()
    gone = time.monotonic() + 5
    while any(psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE for pid in pids):
        assert time.monotonic() < gone
        time.sleep(0.01)
    assert {unit.state for unit in stack.supervisor.units} == {State.STOPPED}


def test_what_a_dead_supervisor_left_is_ended_and_a_reused_process_id_is_not(
    tmp_path: Path, running: Callable[..., Running]
) -> None:
    stack = running(web(tmp_path))
    stack.until(stack.healthy)
    status = StatusFile(tmp_path / "status.json")
    status(stack.supervisor.units)
    rows = read_status(tmp_path / "status.json")
    stranger = [replace(row, started=(row.started or 0) - 100) for row in rows]
    assert end_orphans(stranger, 0.1) == []
    assert stack.unit["web"].process is not None
    assert stack.unit["web"].process.returncode() is None
    assert end_orphans(rows, 0.1) == [rows[0].pid]


def test_every_store_comes_back_with_its_data_after_kill_9(tmp_path: Path, running: Callable[..., Running]) -> None:
    """The passwords are in force too: the probes log in with them."""
    ports = {f"{name.upper()}_PORT": str(free_port()) for name in ("postgres", "redis", "mongo")}
    settings = settings_from({"NUTRITION_DATA_DIR": str(tmp_path / "data"), **ports})
    settings.root.create()
    state = StackState()
    stack = running(*(child for child in children_of(settings, state) if child.kind is Kind.STORE))
    stack.until(stack.healthy, 60)
    with Redis.from_url(stores_of(settings, state).urls["redis"]) as client:
        client.set("draft", "borscht")
    for name in ("postgres", "redis", "mongo"):
        os.kill(stack.pid(name), signal.SIGKILL)
    stack.until(lambda: all(unit.restarts >= 1 for unit in stack.supervisor.units) and stack.healthy(), 60)
    with Redis.from_url(stores_of(settings, state).urls["redis"]) as client:
        assert client.get("draft") == b"borscht"
