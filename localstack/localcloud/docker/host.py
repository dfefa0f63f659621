"""A daemon to run containers with: the host's, or a private one where that is possible."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from localcloud.docker.client import Variables, answers
from localcloud.docker.private import PrivateDaemon
from localcloud.servers.run import ServerFailedError, running

_APT_SECONDS = 300


class NoDockerError(RuntimeError):
    """There is no Docker here and none can be started; the text is one line that says why."""


@dataclass(frozen=True, slots=True)
class Host:
    """What decides whether a daemon can be started; `has` tells whether a program is there."""

    platform: str
    is_root: bool
    has: Callable[[str], bool]

    @classmethod
    def here(cls) -> "Host":
        return cls(sys.platform, os.geteuid() == 0, lambda program: shutil.which(program) is not None)

    @property
    def lacks_docker(self) -> bool:
        return not (self.has("dockerd") and self.has("docker"))

    def why_not(self) -> str | None:
        """Why no daemon can be started here, None when one can be tried."""
        if self.platform != "linux":
            return "no daemon answers, and one can be started on Linux only"
        if not self.is_root:
            return "no daemon answers, and starting one needs root"
        if self.lacks_docker and not self.has("apt-get"):
            return "no daemon answers, there is no dockerd and no apt-get to install it"
        return None


@contextmanager
def docker_daemon() -> Iterator[Variables]:
    """Variables that make Docker's clients find a daemon, for the block; a private daemon is removed without a trace.

    Raises NoDockerError.
    """
    if answers({}):
        yield {}
        return
    host = Host.here()
    if reason := host.why_not():
        raise NoDockerError(reason)
    if host.lacks_docker:
        install("docker.io", "iproute2")
        if answers({}):  # where services start when they are installed
            yield {}
            return
    daemon = PrivateDaemon(Path(tempfile.mkdtemp(prefix="nutrition-docker-")))
    with ExitStack() as stack:
        try:
            stack.enter_context(running(daemon, discard=True))
        except (OSError, ServerFailedError) as error:
            daemon.discard()
            raise NoDockerError(f"dockerd does not start here: {str(error).splitlines()[-1]}") from error
        stack.callback(daemon.empty)
        yield daemon.variables


def install(*packages: str) -> None:
    """Debian's and Ubuntu's own packages; needs root. Raises NoDockerError."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
    for command in (
        ("apt-get", "update", "-qq"),
        ("apt-get", "install", "-qq", "-y", "--no-install-recommends", *packages),
    ):
        try:
            subprocess.run(command, env=environment, check=True, capture_output=True, timeout=_APT_SECONDS)
        except (OSError, subprocess.SubprocessError) as error:
            raise NoDockerError(f"{packages[0]} cannot be installed: {error}") from error
