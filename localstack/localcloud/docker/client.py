"""Docker's command line: the few questions and orders that are needed here."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from localcloud.stack.settings import PROJECT

Variables = Mapping[str, str]
LAMBDA_STAND_IN = PROJECT / "localstack" / "lambda_image" / "build.sh"
PYTHON_STAND_IN = PROJECT / "localstack" / "python_image" / "build.sh"

_ANSWER_SECONDS = 20
_PULL_SECONDS = 300
_BUILD_SECONDS = 300


class DockerFailedError(RuntimeError):
    """A command of Docker did not succeed; the text ends with what it said."""


def docker(variables: Variables, *arguments: str, seconds: float = _ANSWER_SECONDS) -> str:
    """What `docker …` writes to its output; `variables` say which daemon. Raises DockerFailedError."""
    return _run(("docker", *arguments), variables, seconds)


def answers(variables: Variables) -> bool:
    """Whether there is a client and a daemon that talks to it."""
    try:
        docker(variables, "info", "--format", "{{.ServerVersion}}")
    except DockerFailedError:
        return False
    return True


def has_image(variables: Variables, image: str) -> bool:
    try:
        docker(variables, "image", "inspect", image)
    except DockerFailedError:
        return False
    return True


def pulled(variables: Variables, image: str) -> bool:
    """Whether the image is here, pulled if need be."""
    if has_image(variables, image):
        return True
    try:
        docker(variables, "pull", "--quiet", image, seconds=_PULL_SECONDS)
    except DockerFailedError:
        return False
    return True


def obtain_image(variables: Variables, image: str, stand_in: Path) -> None:
    """The public image, or where it cannot be pulled what the script `stand_in` builds. Raises DockerFailedError."""
    if not pulled(variables, image):
        _run((str(stand_in), image), variables, _BUILD_SECONDS)


def _run(command: tuple[str, ...], variables: Variables, seconds: float) -> str:
    name = " ".join(command[:3])
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=seconds,
            env={**os.environ, **variables},
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise DockerFailedError(f"{name}: {error}") from error
    if done.returncode != 0:
        raise DockerFailedError(f"{name}: {done.stderr.strip()[-2000:]}")
    return done.stdout.strip()
