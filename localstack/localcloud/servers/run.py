"""Start one server, wait until it answers, stop it: what a test or a tool needs without the supervisor."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from localcloud.servers.process import ChildProcess, Launch, last_lines

POLL_SECONDS = 0.03
READY_SECONDS = 60.0


class ServerFailedError(RuntimeError):
    """A server did not start; the text carries the end of its log."""


class Server(Protocol):
    """A database server the stack can run."""

    @property
    def name(self) -> str: ...

    @property
    def url(self) -> str:
        """The address as the product takes it from its environment."""

    def prepare(self) -> None:
        """Make the data directory when there is none. Blocking; safe to repeat and after a crash half way."""

    def launch(self) -> Launch: ...

    def probe(self) -> None:
        """One real request with a short time-out; raises what the driver raises while the server is not ready."""

    def discard(self) -> None:
        """Remove the data; the server is stopped."""


def wait_until_ready(server: Server, process: ChildProcess, seconds: float = READY_SECONDS) -> None:
    """Poll `server.probe`; raises ServerFailedError when the process ends or the time is over."""
    deadline = time.monotonic() + seconds
    while True:
        code = process.returncode()
        if code is not None:
            raise ServerFailedError(f"{server.name} ended with code {code}:\n{last_lines(process.launch.log)}")
        try:
            server.probe()
        except Exception as error:
            if time.monotonic() > deadline:
                raise ServerFailedError(
                    f"{server.name} not ready after {seconds:.0f} s ({error}):\n{last_lines(process.launch.log)}"
                ) from error
            time.sleep(POLL_SECONDS)
        else:
            return


@contextmanager
def running(server: Server, *, discard: bool = False) -> Iterator[str]:
    """Run a server for the block and give its URL; with `discard` its data go with it."""
    server.prepare()
    process = ChildProcess(server.launch())
    try:
        wait_until_ready(server, process)
        yield server.url
    finally:
        process.stop()
        if discard:
            server.discard()
