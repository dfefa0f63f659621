"""What the operator sets, and what is said about a wrong setting."""

import sys

import pytest

from lambda_process.patching import replace
from lambda_process.settings import ProcessSettings


def test_the_interpreter_of_a_runtime() -> None:
    version = ".".join(map(str, sys.version_info[:2]))
    pattern = sys.executable.replace(version, "{version}")

    settings = ProcessSettings.from_environment({"LAMBDA_PROCESS_PYTHON": pattern})

    assert str(settings.interpreter(f"python{version}")) == sys.executable


@pytest.mark.parametrize(
    ("environment", "runtime", "said"),
    [
        ({}, "python3.11", "LAMBDA_PROCESS_PYTHON names nothing"),
        ({"LAMBDA_PROCESS_PYTHON": "/nowhere/{version}"}, "python3.11", "no interpreter for python3.11"),
        ({"LAMBDA_PROCESS_PYTHON": sys.executable}, "nodejs22.x", "not nodejs22.x"),
        ({"LAMBDA_PROCESS_PYTHON": sys.executable}, "", "not images"),
    ],
)
def test_a_function_that_cannot_run_here_is_refused_with_the_reason(
    environment: dict[str, str], runtime: str, said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        ProcessSettings.from_environment(environment).interpreter(runtime)


def test_another_localstack_is_refused_and_not_half_patched() -> None:
    class Owner:
        there = 1

    replace(Owner, "there", 2)
    assert Owner.there == 2
    with pytest.raises(RuntimeError, match="another version"):
        replace(Owner, "missing", 2)
