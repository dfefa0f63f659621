"""`python -m loadtests`: exit code 0 when every update was answered once (and H1 was not refuted), 1 when not,
2 for a wrong command or a target that is not on this machine, 3 when the stack is broken."""

import contextlib
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Column, Table

from loadtests import report as reports
from loadtests.conditions import conditions
from loadtests.locust_process import run_locust
from loadtests.options import Options, parse
from loadtests.plan import Plan
from loadtests.samples import read_samples
from loadtests.stack import BrokenStackError, check_simulator, own_stack
from loadtests.statistics import Level, level
from loadtests.target import NotLoopbackError, loopback_url
from loadtests.verdict import verdict

PROJECT = Path(__file__).resolve().parents[1]
REPORTS = PROJECT / "loadtests" / "reports"
_CHATS_A_LEVEL = 100_000
_SMOKE_HURRY = 0.3  # so that 20 s see more than registrations

console = Console(highlight=False)


def main(arguments: Sequence[str]) -> int:
    options = parse(arguments)
    try:
        about = conditions(PROJECT, options.seed)
        with _target(options) as (url, check):
            levels = tuple(_measure(options, number, users, url, check) for number, users in enumerate(options.users))
    except NotLoopbackError as error:
        console.print(str(error), markup=False)
        return 2
    except BrokenStackError as error:
        console.print(f"The stack is broken, nothing was concluded.\n{error}", markup=False)
        return 3
    return _conclude(options, reports.Report(about, levels, verdict(levels)))


@contextlib.contextmanager
def _target(options: Options) -> Iterator[tuple[str, Callable[[], None]]]:
    """Where the load goes, and a check that raises BrokenStackError."""
    if options.target is not None:
        url = loopback_url(options.target)
        yield url, lambda: check_simulator(url)
        return
    console.print("Starting a stack …")
    with own_stack() as stack:
        yield stack.url, stack.check


def _measure(options: Options, number: int, users: int, url: str, check: Callable[[], None]) -> Level:
    check()
    console.print(f"{users} people, {options.warm_up:.0f} s to warm up, {options.measured:.0f} s measured")
    with tempfile.TemporaryDirectory(prefix="nutrition-load-") as folder:
        plan = Plan(
            url=url,
            users=users,
            warm_up=options.warm_up,
            measured=options.measured,
            seed=options.seed,
            first_chat=10**9 + int(time.time()) % 10**7 * 1000 + number * _CHATS_A_LEVEL,
            photo=str(PROJECT / "tests" / "data" / "coffee.png"),
            samples=str(Path(folder) / "samples.jsonl"),
            hurry=_SMOKE_HURRY if options.smoke else 1.0,
        )
        run_locust(PROJECT, plan)
        samples = read_samples(Path(plan.samples))
    check()
    if not samples:
        raise BrokenStackError("nobody got as far as sending anything")
    began = min(sample.at for sample in samples)
    return level(users, samples, began + plan.warm_up, began + plan.duration)


def _conclude(options: Options, report: reports.Report) -> int:
    head, *rows = zip(*reports.table(report), strict=True)  # a level is a column, so that it fits a narrow terminal
    shown = Table(head[0], *[Column(each, justify="right") for each in head[1:]], box=None, pad_edge=False)
    for row in rows:
        shown.add_row(*row)
    console.print(shown)
    for problem in [problem for each in report.levels for problem in each.problems][:20]:
        console.print(f"  {problem}", markup=False)
    correct = all(each.counts.correct for each in report.levels)
    if options.smoke:
        console.print("Every update was answered once." if correct else "Not every update was answered once.")
        return 0 if correct else 1
    data, page = reports.write(report, REPORTS, time.strftime("%Y-%m-%d", time.gmtime()))
    console.print(
        f"{reports.conclusion(report)}\n{data.relative_to(PROJECT)}\n{page.relative_to(PROJECT)}", markup=False
    )
    return 0 if correct and report.verdict.holds is not False else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
