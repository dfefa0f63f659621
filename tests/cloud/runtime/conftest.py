"""Functions written into a folder, run by AWS's own runtime client without LocalStack."""

import os
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from lambda_process.environment import Environment
from lambda_process.layers import opt_folder
from lambda_process.messages import Invocation
from lambda_process.runtime_process import Launch
from lambda_process.variables import Places, process_variables
from tests.cloud.environments import LAMBDA_PYTHON

MakeEnvironment = Callable[..., Environment]


@pytest.fixture
def make_environment(tmp_path: Path) -> Iterator[MakeEnvironment]:
    """`make(code, declared=…, layers=…, handler=…)`: an environment that is not started yet."""
    made: list[Environment] = []

    def make(
        code: str,
        *,
        declared: dict[str, object] | None = None,
        layers: list[Path] | None = None,
        handler: str = "app.handler",
        init_seconds: float = 20,
    ) -> Environment:
        folder = tmp_path / f"function{len(made)}"
        (folder / "code").mkdir(parents=True)
        (folder / "tmp").mkdir()
        (folder / "code" / "app.py").write_text(textwrap.dedent(code))
        places = Places(folder / "code", opt_folder(layers or [], tmp_path / "work"), folder / "tmp")
        variables = {"AWS_LAMBDA_FUNCTION_NAME": "app", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": 128, **(declared or {})}
        launch = Launch(
            LAMBDA_PYTHON,
            handler,
            places.code,
            process_variables(variables, places, "3.11", os.environ),
            folder / "log",
        )
        made.append(Environment(launch, init_seconds, version="$LATEST", memory_mb=128))
        return made[-1]

    yield make
    for environment in made:
        environment.stop()


def invocation(payload: str = "{}", seconds: float = 20) -> Invocation:
    arn = "arn:aws:lambda:us-east-1:000000000000:function:app"
    return Invocation(str(uuid4()), payload.encode(), arn, "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700", seconds)
