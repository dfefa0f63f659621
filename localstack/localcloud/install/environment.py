"""The virtual environment and what is installed in it."""

import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

from localcloud.install.run import Report, StepFailedError, run
from localcloud.install.stamps import Stamp
from localcloud.install.steps import Step

_PIP = ("-m", "pip", "--disable-pip-version-check", "--no-input")


def environment_steps(project: Path, venv: Path, *, development: bool) -> list[Step]:
    """Virtual environment, libraries, the project itself; with `development` also what tests and linters need."""
    version = ".".join(map(str, sys.version_info[:2]))
    stamps, python = venv / ".stamps", venv / "bin" / "python"
    requirements = project / "requirements"

    def install(name: str, title: str, *files: str) -> Step:
        paths = tuple(requirements / f"{file}.txt" for file in files)

        def work(report: Report) -> None:
            listed = [argument for path in paths for argument in ("-r", path)]
            run([python, *_PIP, "install", "--require-hashes", *listed], report, project)

        return Step(title, Stamp(stamps / name), paths, (python,), work, (version,))

    def create(report: Report) -> None:
        if find_spec("venv") is None or find_spec("ensurepip") is None:
            raise StepFailedError(f"Python's venv is missing: apt-get install python{version}-venv")
        shutil.rmtree(stamps, ignore_errors=True)  # nothing is installed in the new one
        run([sys.executable, "-m", "venv", "--clear", venv], report, project)

    def editable(report: Report) -> None:
        arguments = ("install", "--no-deps", "--no-build-isolation", "--editable", project)
        run([python, *_PIP, *arguments], report, project)

    steps = [
        # An environment holds absolute paths: one that was copied or moved is made anew.
        Step("virtual environment", Stamp(venv / ".stamps" / "venv"), (), (python,), create, (version, str(venv))),
        install("local", "libraries and servers", "local", "build"),
        Step("this project", Stamp(stamps / "project"), (project / "pyproject.toml",), (python,), editable),
    ]
    return [*steps, install("dev", "tools for tests and linting", "dev")] if development else steps
