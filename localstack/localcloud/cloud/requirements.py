"""What has to be there before the emulated cloud can start; each lack is one line that says what to do."""

import os
import re
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

from localcloud.cloud.settings import BUILT_TEMPLATE, LAMBDA_PYTHON, LOCALSTACK_PYTHON
from localcloud.stack.settings import PROJECT

OLDEST_SAM = (1, 151, 0)
_SAM = PROJECT / ".venv-cloud" / "bin" / "sam"
_SECONDS = 60


class NotReadyError(RuntimeError):
    """Something that was to be made before is not there; the text says what and how to make it."""


def sam_program(environment: Mapping[str, str]) -> Path:
    """SAM_CLI in the environment, else the pinned one."""
    return Path(environment.get("SAM_CLI") or _SAM)


def check_programs(programs: Mapping[Path, str]) -> None:
    """Raises NotReadyError for the first one missing."""
    for program, what in programs.items():
        if not os.access(program, os.X_OK):
            raise NotReadyError(f"{what} is not installed: make cloud-install")


def check_build(template: Path = BUILT_TEMPLATE) -> None:
    """Raises NotReadyError."""
    if not template.is_file():
        raise NotReadyError("nothing is built that could be deployed: make sam-build")


def check_sam(program: Path, version: Callable[[Path], str] | None = None) -> None:
    """Raises NotReadyError for a SAM CLI that is missing or old."""
    check_programs({program: "the SAM CLI"})
    said = (version or _version)(program)
    numbers = re.search(r"(\d+)\.(\d+)\.(\d+)", said)
    if numbers is None or tuple(map(int, numbers.groups())) < OLDEST_SAM:
        oldest = ".".join(map(str, OLDEST_SAM))
        raise NotReadyError(f"{said.strip() or program} is too old, {oldest} is needed: make cloud-install")


def check_ready(environment: Mapping[str, str]) -> None:
    """Raises NotReadyError."""
    check_programs({LOCALSTACK_PYTHON: "LocalStack", LAMBDA_PYTHON: "the Lambda runtime"})
    check_sam(sam_program(environment))
    check_build()


def _version(program: Path) -> str:
    answer = subprocess.run(
        [program, "--version"],
        check=False,
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        env={**os.environ, "SAM_CLI_TELEMETRY": "0"},
    )
    return answer.stdout
