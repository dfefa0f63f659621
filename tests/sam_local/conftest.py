"""A daemon, Lambda's runtime image and the webhook's broker, once for all; without Docker, all of this is skipped."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from localcloud.docker.client import LAMBDA_STAND_IN, DockerFailedError, Variables, docker, obtain_image, pulled
from localcloud.docker.host import NoDockerError, docker_daemon
from localcloud.servers.binaries import redis_binary
from localcloud.stack.settings import PROJECT

RUNTIME_IMAGE = "public.ecr.aws/lambda/python:3.11-x86_64"
NAMES = ("--network-alias=redis", "--network-alias=postgres")
NETWORK = "nutrition_default"  # where `make sam-invoke` puts a function when it is there
COMPOSE = PROJECT / "localstack" / "compose.yaml"
_REMOVE_SECONDS = 60


@pytest.fixture(scope="session")
def daemon() -> Iterator[Variables]:
    try:
        with docker_daemon() as variables:
            yield variables
    except NoDockerError as error:
        pytest.skip(f"skipped: no Docker ({error})")


@pytest.fixture(scope="session")
def runtime(daemon: Variables) -> Variables:
    try:
        obtain_image(daemon, RUNTIME_IMAGE, LAMBDA_STAND_IN)
    except DockerFailedError as error:
        if os.geteuid() == 0:
            raise
        pytest.skip(f"skipped: no Docker image of Lambda's runtime, and making one needs root ({error})")
    return daemon


@pytest.fixture(scope="session")
def broker(runtime: Variables) -> Iterator[Variables]:
    """A Redis called `redis`, as events/environment.json names it; nothing listens where PostgreSQL should be."""
    if NETWORK in docker(runtime, "network", "ls", "--format", "{{.Name}}").split():
        pytest.skip(f"the network {NETWORK} is there: functions would reach the servers of localstack/compose.yaml")
    docker(runtime, "network", "create", NETWORK)
    try:
        docker(runtime, "run", "--detach", f"--network={NETWORK}", *NAMES, *_redis(runtime))
        yield runtime
    finally:
        # A SAM that had to be killed on a busy machine has left its containers, and the network is ours alone.
        if left := docker(runtime, "ps", "--all", "--quiet", f"--filter=network={NETWORK}").split():
            docker(runtime, "rm", "--force", *left, seconds=_REMOVE_SECONDS)
        docker(runtime, "network", "rm", NETWORK)


def _redis(variables: Variables) -> tuple[str, ...]:
    """The image and command: compose's, or where it cannot be pulled the program of the embedded stack."""
    image = str(yaml.safe_load(COMPOSE.read_text(encoding="utf-8"))["services"]["redis"]["image"])
    if pulled(variables, image):
        return (image,)
    program: Path = redis_binary()
    mount = f"--volume={program.parent}:/redis:ro"
    return (mount, f"--entrypoint=/redis/{program.name}", RUNTIME_IMAGE, "--protected-mode", "no", "--save", "")
