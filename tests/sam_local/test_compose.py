"""Compose itself reads localstack/compose.yaml: the plugin of today, or the 1.29 that Debian 12 has."""

import json
import subprocess
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
import yaml

from localcloud.docker.compose import compose_command
from localcloud.docker.host import Host, NoDockerError
from tests.sam_local.service_images import COMPOSE, compose_services


@pytest.fixture(scope="module")
def command() -> Sequence[str]:
    try:
        return compose_command(Host.here())
    except NoDockerError as error:
        pytest.skip(f"skipped: no Docker Compose ({error})")


def configured(command: Sequence[str], *options: str) -> str:
    done = subprocess.run(  # noqa: S603 - our own command line
        (*command, "-f", str(COMPOSE), "config", *options),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_file_is_valid(command: Sequence[str]) -> None:
    configured(command, "--quiet")


def test_compose_sees_every_service_with_its_defaults_filled_in(command: Sequence[str]) -> None:
    seen: Mapping[str, Any] = yaml.safe_load(configured(command))

    assert seen["services"].keys() == compose_services().keys()
    assert "$" not in json.dumps(seen["services"]["postgres"])
    assert seen["networks"]["default"]["name"] == "nutrition_default"
