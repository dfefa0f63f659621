"""The servers' processes, as the benchmark sees them."""

import json
import selectors
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import IO

import psutil

from loadtests.rpc.engines import Kind

_START_SECONDS = 60.0
_STOP_SECONDS = 15.0


class BrokenServerError(RuntimeError):
    """A server did not start; the text says why."""


class ServerProcess:
    """One engine behind a gRPC port and a REST port."""

    def __init__(self, service: str, kind: Kind, host: str, errors: IO[bytes]) -> None:
        self.host = host
        self.grpc_port = self.rest_port = 0
        self._title = f"the {service} server ({kind})"
        self._errors = errors
        command = [sys.executable, "-m", "loadtests.rpc.server", service, kind, host]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors)  # noqa: S603 - our own
        self._measured = psutil.Process(self._process.pid)

    def wait_until_ready(self) -> None:
        """Raises BrokenServerError with the last line that the process wrote."""
        assert self._process.stdout is not None
        with selectors.DefaultSelector() as selector:
            selector.register(self._process.stdout, selectors.EVENT_READ)
            line = self._process.stdout.readline() if selector.select(_START_SECONDS) else b""
        if not line:
            self._errors.seek(0)
            said = self._errors.read().decode(errors="replace").strip().splitlines()
            raise BrokenServerError(f"{self._title} did not start: {said[-1] if said else 'it said nothing'}")
        ports = json.loads(line)
        self.grpc_port, self.rest_port = ports["grpc"], ports["rest"]

    def cpu_seconds(self) -> float:
        """User and system time of all its threads so far, in steps of the kernel's clock tick (10 ms)."""
        times = self._measured.cpu_times()
        return times.user + times.system

    def tell_to_end(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()

    def wait_until_ended(self) -> None:
        """Kills it when it does not end by itself."""
        try:
            self._process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


@contextmanager
def running_servers(host: str, kinds: tuple[tuple[str, Kind], ...]) -> Iterator[dict[tuple[str, Kind], ServerProcess]]:
    """All of them at once, gone afterwards however the block ends. Raises BrokenServerError."""
    with ExitStack() as stack:
        servers = {}
        for service, kind in kinds:
            errors = stack.enter_context(tempfile.TemporaryFile())
            servers[service, kind] = ServerProcess(service, kind, host, errors)
            stack.callback(servers[service, kind].wait_until_ended)
        for server in servers.values():  # called in reverse order: all are told, then all are waited for
            stack.callback(server.tell_to_end)
        for server in servers.values():
            server.wait_until_ready()
        yield servers
