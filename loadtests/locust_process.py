"""Runs Locust, in its own environment and process, for one level."""

import math
import subprocess
from pathlib import Path

from loadtests.plan import Plan
from loadtests.stack import BrokenStackError

LOCUST = Path(".venv-load") / "bin" / "locust"
_LEAVING_SECONDS = 30  # someone who just sent something hears its answer out
_STUCK_SECONDS = 60


def run_locust(project: Path, plan: Plan) -> None:
    """Returns when everybody has left; progress goes to the terminal. Raises BrokenStackError when Locust fails."""
    locust = project / LOCUST
    if not locust.exists():
        raise BrokenStackError("Locust is not installed: run it with `make load`")
    seconds = math.ceil(plan.duration) + _LEAVING_SECONDS
    command = [
        str(locust),
        *("--locustfile", str(project / "loadtests" / "locustfile.py"), "--headless", "--only-summary"),
        *("--users", str(plan.users), "--spawn-rate", f"{plan.arrivals_per_second:g}", "--run-time", f"{seconds}s"),
        *("--loglevel", "WARNING", "--exit-code-on-error", "0"),
    ]
    environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "PYTHONPATH": str(project), **plan.dump()}
    output = Path(plan.samples).with_suffix(".out")
    try:
        with output.open("wb") as file:
            ended = subprocess.run(  # noqa: S603 - our own command line
                command, env=environment, cwd=project, stdout=file, timeout=seconds + _STUCK_SECONDS, check=False
            )
    except subprocess.TimeoutExpired as error:
        raise BrokenStackError("Locust did not end in time and was stopped") from error
    if ended.returncode:
        raise BrokenStackError(f"Locust ended with code {ended.returncode}: {output.read_text()[-2000:]}")
