"""The installation in two halves: this Python makes the environment, the environment's Python does the rest."""

import argparse
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from localcloud.install.cloud import cloud_steps, lambda_runtime_steps
from localcloud.install.data import data_steps
from localcloud.install.display import perform
from localcloud.install.environment import environment_steps
from localcloud.install.run import StepFailedError
from localcloud.install.steps import to_do

PROJECT = Path(__file__).resolve().parents[3]


def main(arguments: Sequence[str]) -> int:
    """0 when everything is there."""
    parser = argparse.ArgumentParser(prog="python -m localcloud.install", description=__doc__)
    parser.add_argument("--dev", action="store_true", help="also what tests and linters need")
    parser.add_argument("--cloud", action="store_true", help="also what the emulated cloud needs")
    parser.add_argument("--lambda-runtime", action="store_true", help="also what starts Lambda functions here")
    parser.add_argument("--venv", type=Path, default=PROJECT / ".venv")
    parser.add_argument("--no-data", action="store_true", help="neither food table nor vision model")
    options = parser.parse_args(arguments)
    venv: Path = options.venv.absolute()
    environment = environment_steps(PROJECT, venv, development=options.dev)
    data = [] if options.no_data else data_steps(PROJECT, venv)
    try:
        perform(to_do(environment))
        if Path(sys.prefix).resolve() != venv.resolve() and to_do(data):
            again = [str(venv / "bin" / "python"), "-m", "localcloud.install", *arguments]
            return subprocess.run(again, check=False, cwd=PROJECT).returncode
        perform(to_do(data))
        perform(to_do(cloud_steps(PROJECT) if options.cloud else []))
        perform(to_do(lambda_runtime_steps(PROJECT) if options.lambda_runtime else []))
    except StepFailedError as error:
        print(f"installation failed: {error}", file=sys.stderr)  # noqa: T201 - this is what a person reads
        return 1
    return 0
