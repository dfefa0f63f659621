"""What the operator of LocalStack may choose, as variables of LocalStack's environment."""

import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_DEFAULT_INIT_SECONDS = 10.0  # https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html


@dataclass(frozen=True, slots=True)
class ProcessSettings:
    """`python` is the interpreter that has awslambdaric, with "{version}" in place of 3.11.

    LAMBDA_PROCESS_PYTHON, LAMBDA_PROCESS_DIR (working files, default below TMPDIR), LAMBDA_PROCESS_INIT_TIMEOUT
    (seconds), LAMBDA_PROCESS_PRECOMPILE (1: bytecode is written when a version is prepared), LAMBDA_PROCESS_MAX (most
    environments of a version at a time, 0: no limit), LAMBDA_PROCESS_POLLERS (pollers of an SQS mapping),
    LAMBDA_PROCESS_METRICS (0: no CloudWatch datum for each invocation).
    """

    python: str
    directory: Path
    init_seconds: float
    precompile: bool
    most_environments: int
    pollers: int
    metrics: bool

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "ProcessSettings":
        """Raises ValueError for a number that is none."""
        directory = environment.get("LAMBDA_PROCESS_DIR") or Path(tempfile.gettempdir(), "lambda-process")
        return cls(
            python=environment.get("LAMBDA_PROCESS_PYTHON", ""),
            directory=Path(directory),
            init_seconds=float(environment.get("LAMBDA_PROCESS_INIT_TIMEOUT") or _DEFAULT_INIT_SECONDS),
            precompile=environment.get("LAMBDA_PROCESS_PRECOMPILE") == "1",
            most_environments=int(environment.get("LAMBDA_PROCESS_MAX") or 0),
            pollers=int(environment.get("LAMBDA_PROCESS_POLLERS") or 1),
            metrics=environment.get("LAMBDA_PROCESS_METRICS") != "0",
        )

    def interpreter(self, runtime: str) -> Path:
        """The program for "python3.11". Raises ValueError with a sentence for the operator when there is none."""
        if not runtime.startswith("python"):
            raise ValueError(f"the process executor runs Python functions only, not {runtime or 'images'}")
        program = Path(self.python.replace("{version}", runtime.removeprefix("python")))
        if not self.python or not os.access(program, os.X_OK):
            raise ValueError(f"no interpreter for {runtime}: LAMBDA_PROCESS_PYTHON names {self.python or 'nothing'}")
        return program


@cache
def process_settings() -> ProcessSettings:
    """The ones of this LocalStack."""
    return ProcessSettings.from_environment(os.environ)
