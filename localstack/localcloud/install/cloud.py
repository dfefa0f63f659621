"""The environments of the emulated cloud: LocalStack and the Lambda runtime each pin libraries of their own."""

import shutil
import sys
from pathlib import Path

from localcloud.install.run import Report, StepFailedError, run
from localcloud.install.stamps import Stamp
from localcloud.install.steps import Step

# Lambda's python3.11: the layers hold wheels for it, and LocalStack 4.12 is the last one that runs on it.
_VERSION = (3, 11)
_PIP = ("-m", "pip", "--disable-pip-version-check", "--no-input")


def cloud_steps(project: Path) -> list[Step]:
    """Two virtual environments beside the product's own, and our plugin in LocalStack's."""
    localstack = project / ".venv-localstack"
    return [
        *_environment(project, localstack, "LocalStack", "localstack"),
        _plugin(project, localstack),
        *lambda_runtime_steps(project),
    ]


def lambda_runtime_steps(project: Path) -> list[Step]:
    """What a managed Python runtime of Lambda brings along; enough to start functions."""
    return _environment(project, project / ".venv-lambda", "Lambda runtime", "lambda-runtime")


def _environment(project: Path, venv: Path, title: str, requirements: str) -> list[Step]:
    python, pinned = venv / "bin" / "python", project / "requirements" / f"{requirements}.txt"

    def create(report: Report) -> None:
        shutil.rmtree(venv / ".stamps", ignore_errors=True)
        run([_interpreter(), "-m", "venv", "--clear", venv], report, project)

    def install(report: Report) -> None:
        run([python, *_PIP, "install", "--no-deps", "--require-hashes", "-r", pinned], report, project)

    return [
        Step(f"environment of {title}", Stamp(venv / ".stamps" / "venv"), (), (python,), create, (str(venv),)),
        Step(title, Stamp(venv / ".stamps" / "libraries"), (pinned,), (python,), install),
    ]


def _plugin(project: Path, venv: Path) -> Step:
    source, python = project / "localstack" / "lambda_process", venv / "bin" / "python"

    def install(report: Report) -> None:
        options = ("--no-deps", "--no-build-isolation", "--force-reinstall")
        run([python, *_PIP, "install", *options, source], report, project)

    return Step("Lambda runtime executor", Stamp(venv / ".stamps" / "plugin"), (source,), (python,), install)


def _interpreter() -> str:
    """Raises StepFailedError when there is no Python of Lambda's version."""
    if sys.version_info[:2] == _VERSION:
        return sys.executable
    version = ".".join(map(str, _VERSION))
    found = shutil.which(f"python{version}")
    if found is None:
        raise StepFailedError(f"the emulated cloud needs Python {version}, the version of the Lambda runtime")
    return found
