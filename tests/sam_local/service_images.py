"""The images of the two services, built from their own Dockerfiles and run as localstack/compose.yaml runs them."""

import functools
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import yaml

from localcloud.docker.client import Variables, docker
from localcloud.servers.ports import LOOPBACK
from localcloud.stack.settings import PROJECT
from tests.e2e.stack import wait_until

COMPOSE = PROJECT / "localstack" / "compose.yaml"
# Wheels for the base image, whatever runs this test.
_CONTAINER = (
    *("--python-version", "3.11", "--implementation", "cp", "--abi", "cp311", "--abi", "abi3", "--abi", "none"),
    *(f"--platform=manylinux_2_{minor}_x86_64" for minor in (17, 26, 27, 28)),
    *("--platform", "manylinux2014_x86_64", "--platform", "any"),
)
_MIRRORS = ("deb.debian.org", "security.debian.org")  # where the base image's apt fetches from
_BUILD_SECONDS = 600
_HEALTHY_SECONDS = 90


def compose_services() -> Mapping[str, Any]:
    services: Mapping[str, Any] = yaml.safe_load(COMPOSE.read_text(encoding="utf-8"))["services"]
    return services


def build(daemon: Variables, service: str, tag: str) -> None:
    """The wheels come over loopback, from this machine, whose pip knows an index; the daemon may have no network, and
    a private one resolves no names: those of apt's mirrors are resolved here."""
    with _served(_wheels(service)) as wheels:
        arguments = (f"--build-arg=PIP_FIND_LINKS={wheels}", "--build-arg=PIP_NO_INDEX=1", "--network=host")
        dockerfile = f"--file={PROJECT}/services/{service}/Dockerfile"
        options = (*arguments, *_mirrors(), dockerfile, f"--tag={tag}")
        docker(daemon, "build", *options, str(PROJECT), seconds=_BUILD_SECONDS)


def _mirrors() -> Sequence[str]:
    known = []
    for name in _MIRRORS:
        with suppress(OSError):
            known.append(f"--add-host={name}:{socket.gethostbyname(name)}")
    return known


@contextmanager
def running(daemon: Variables, service: str, tag: str) -> Iterator[str]:
    """The container's id, for the block; it has become healthy by its own check."""
    container = docker(daemon, "run", "--detach", *_restrictions(service), tag)
    try:
        wait_until(lambda: _health(daemon, container) == "healthy", f"{service} to be healthy", _HEALTHY_SECONDS)
        yield container
    finally:
        docker(daemon, "rm", "--force", container)


def _restrictions(service: str) -> Sequence[str]:
    """What compose takes away from the container, as options of `docker run`; a port of the daemon's choice."""
    described = compose_services()[service]
    port = str(described["ports"][0]).rpartition(":")[2]
    return (
        *(["--read-only"] if described["read_only"] else []),
        *(f"--cap-drop={each}" for each in described["cap_drop"]),
        *(f"--security-opt={each}" for each in described["security_opt"]),
        f"--publish={LOOPBACK}::{port}",
    )


def target(daemon: Variables, container: str) -> str:
    """host:port of the service from outside."""
    return docker(daemon, "port", container).splitlines()[0].rpartition("-> ")[2]


def size(daemon: Variables, image: str) -> int:
    """Bytes, with its base."""
    return int(docker(daemon, "image", "inspect", "--format", "{{.Size}}", image))


def _health(daemon: Variables, container: str) -> str:
    return docker(daemon, "inspect", "--format", "{{.State.Health.Status}}", container)


def _wheels(service: str) -> Path:
    """What the service's pinned requirements name, fetched once."""
    folder = PROJECT / "build" / "service_wheels" / service
    folder.mkdir(parents=True, exist_ok=True)
    options = (
        "--quiet",
        "--no-input",
        "--no-deps",
        "--require-hashes",
        "--only-binary",
        ":all:",
        "--dest",
        str(folder),
    )
    wanted = ("--requirement", str(PROJECT / "requirements" / f"{service}.txt"), "--find-links", str(folder))
    command = (sys.executable, "-m", "pip", "download", *options, *wanted)
    subprocess.run(command, check=True, timeout=_BUILD_SECONDS, stdin=subprocess.DEVNULL)  # noqa: S603 - our own command line
    return folder


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Nothing: the test's output is its own."""


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """The address of a listing of the folder, on loopback."""
    with ThreadingHTTPServer((LOOPBACK, 0), functools.partial(_Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://{LOOPBACK}:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()
