"""`python -m loadtests.rpc`: exit code 0 when all was measured (whatever was found), 1 when an answer was wrong or
missing, 2 for a wrong command, 3 when something that it needs is not there."""

import sys
import time
from collections.abc import Sequence

from rich.console import Console
from rich.table import Column, Table

from loadtests.__main__ import PROJECT
from loadtests.conditions import conditions
from loadtests.rpc.cases import Case, cases
from loadtests.rpc.engines import Kind, food_table, vision_model
from loadtests.rpc.figures import Cell
from loadtests.rpc.findings import errors, findings
from loadtests.rpc.measure import DifferentAnswersError, Plan, measure
from loadtests.rpc.options import Options, parse
from loadtests.rpc.processes import BrokenServerError, ServerProcess, running_servers
from loadtests.rpc.report import Report, groups, sentence, table, write

_SERVERS: tuple[tuple[str, Kind], ...] = tuple(
    (service, kind) for service in ("language", "vision") for kind in ("real", "no-op")
)
_PHOTO = PROJECT / "tests" / "data" / "coffee.png"

console = Console(highlight=False)


def main(arguments: Sequence[str]) -> int:
    options = parse(arguments)
    missing = [path for path in (food_table(), vision_model()) if not path.exists()]
    if missing:
        console.print(f"Not built yet: {', '.join(map(str, missing))}. `make install` builds it.", markup=False)
        return 3
    about = conditions(PROJECT, options.seed)
    try:
        with running_servers(options.host, _SERVERS) as servers:
            cells = _measured(options, servers)
    except BrokenServerError as error:
        console.print(str(error), markup=False)
        return 3
    except DifferentAnswersError as error:
        console.print(str(error), markup=False)
        return 1
    return _conclude(options, Report(about, cells, findings(cells)))


def plan(options: Options) -> Plan:
    seconds: dict[Kind, float] = {"real": 0.4 * options.scale, "no-op": 0.2 * options.scale}
    if options.quick:
        return Plan((1, 10), 1, dict.fromkeys(seconds, 0.1), 0.0, options.seed)
    return Plan((1, 10, 50, 100), 3, seconds, 0.1, options.seed)


def _measured(options: Options, servers: dict[tuple[str, Kind], ServerProcess]) -> tuple[Cell, ...]:
    chosen: list[Case] = list(cases(_PHOTO, options.seed, quick=options.quick))
    cells: list[Cell] = []
    for number, case in enumerate(chosen, 1):
        made = list(measure(case, servers[case.service, case.kind], plan(options)))
        cells += made
        for title, members in groups(made):
            _show(f"{number} of {len(chosen)}. {title}", table(members))
    return tuple(cells)


def _show(title: str, rows: Sequence[Sequence[str]]) -> None:
    head, *body = rows
    columns = [Column(name, justify="left" if name == "over" else "right") for name in head]
    shown = Table(*columns, title=title, title_justify="left", title_style="bold", box=None, pad_edge=False)
    for row in body:
        shown.add_row(*row)
    console.print(shown)


def _conclude(options: Options, report: Report) -> int:
    for finding in report.findings:
        console.print(sentence(finding), markup=False)
    wrong = errors(report.cells)
    for line in wrong[:20]:
        console.print(f"  {line}", markup=False)
    name = f"rpc-{time.strftime('%Y-%m-%d', time.gmtime())}{'-quick' if options.quick else ''}"
    for file in write(report, options.reports, name):
        console.print(str(file.relative_to(PROJECT) if file.is_relative_to(PROJECT) else file), markup=False)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
