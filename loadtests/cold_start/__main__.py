"""`python -m loadtests.cold_start`: exit code 0 when the goals are met, 1 when one is not, 2 for a wrong command, 3
when there is nothing to measure. Nothing of it leaves this machine."""

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Column, Table

from lambda_process.layers import opt_folder
from loadtests.cold_start.aws import local_aws
from loadtests.cold_start.functions import BARE, Function, NotBuiltError, bare, hello_source, read_built
from loadtests.cold_start.layers import zipped_mb
from loadtests.cold_start.measure import ColdStart, Host, cold_start
from loadtests.cold_start.report import WEBHOOK, Report, rows, table, verdicts, write
from loadtests.conditions import conditions

PROJECT = Path(__file__).resolve().parents[2]
BUILT, REPORTS = PROJECT / ".aws-sam" / "build", PROJECT / "loadtests" / "reports"

console = Console(highlight=False)


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m loadtests.cold_start", description=__doc__)
    parser.add_argument("--runs", type=int, choices=range(1, 100), default=3, metavar="N", help="of each function")
    parser.add_argument("--python", type=Path, default=PROJECT / ".venv-lambda" / "bin" / "python")
    options = parser.parse_args(arguments)
    try:
        report = _measured(options.runs, options.python.absolute())
    except NotBuiltError as error:
        console.print(f"Nothing was measured.\n{error}", markup=False)
        return 3
    _show(report)
    path = write(report, REPORTS, f"coldstart-{time.strftime('%Y-%m-%d', time.gmtime())}")
    console.print(str(path.relative_to(PROJECT)), markup=False)
    return 0 if all(holds for holds, _ in verdicts(report)) else 1


def _measured(runs: int, python: Path) -> Report:
    built = read_built(BUILT, PROJECT / "events")
    if not python.is_file():
        raise NotBuiltError("there is no Python with Lambda's runtime client: make bench-coldstart makes one")
    version = _output(python, "import sys; print('%d.%d' % sys.version_info[:2])")
    about = {name: value for name, value in conditions(PROJECT, seed=0).items() if name != "seed"}
    layers_mb = {name: zipped_mb(folder) for name, folder in built.layers.items()}
    # On the artefacts' own file system, so that /opt is made of links.
    with tempfile.TemporaryDirectory(prefix="cold-start-", dir=BUILT.parent) as name, local_aws() as endpoint:
        folder = Path(name)
        host = Host(python, opt_folder(list(built.layers.values()), folder), folder, endpoint, version)
        webhook = next(each for each in built.functions if each.name == WEBHOOK)
        functions = (bare(_hello(python, folder), webhook), *built.functions)
        starts = _interleaved(functions, host, runs)
    memory = {each.name: each.memory_mb for each in functions}
    return Report(about | {"Lambda's Python": version, "runs": str(runs)}, rows(starts, memory), layers_mb)


def _interleaved(functions: Sequence[Function], host: Host, runs: int) -> dict[str, list[ColdStart]]:
    """All functions once, then all again: what else the machine does meets each of them alike. The round before the
    first brings the files into memory and is not counted."""
    starts: dict[str, list[ColdStart]] = {each.name: [] for each in functions}
    for number in range(runs + 1):
        for function in functions:
            with console.status(f"{function.name}, {number or 'warming up'} of {runs}"):
                start = cold_start(function, host)
            if number:
                starts[function.name].append(start)
    return starts


def _hello(python: Path, folder: Path) -> Path:
    code = Path(shutil.copytree(hello_source(), folder / BARE, ignore=shutil.ignore_patterns("__pycache__")))
    compiling = [str(python), "-m", "compileall", "-q", "--invalidation-mode", "unchecked-hash", str(code)]
    subprocess.run(compiling, check=True)  # noqa: S603 - our own file
    return code


def _output(python: Path, code: str) -> str:
    return subprocess.run([str(python), "-c", code], check=True, capture_output=True, text=True).stdout.strip()  # noqa: S603 - fixed words


def _show(report: Report) -> None:
    head, *lines = table(report)
    shown = Table(head[0], *[Column(each, justify="right") for each in head[1:]], box=None, pad_edge=False)
    for line in lines:
        shown.add_row(*line)
    console.print(shown)
    for holds, said in verdicts(report):
        console.print(f"{'yes' if holds else 'NO '}  {said}", markup=False)
    console.print("; ".join(f"{name}: {value}" for name, value in report.about.items()), markup=False)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
