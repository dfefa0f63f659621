"""What the cold starts come to: a table, the verdicts on the goals, a file."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from loadtests.cold_start.functions import BARE
from loadtests.cold_start.measure import ColdStart

WEBHOOK = "Webhook"
MOST_TIMES_BARE = 1.5
MOST_LAYER_MB = 60.0
COLUMNS = ("function", "memory set", "init ms", "spread", "CPU ms", "first call ms", "peak MB", "init / bare")


@dataclass(frozen=True, slots=True)
class Row:
    """Medians of the runs; `spread_ms` is the difference between the slowest and the fastest initialisation."""

    function: str
    memory_mb: int
    init_ms: float
    spread_ms: float
    init_cpu_ms: float
    call_ms: float
    peak_mb: float
    times_bare: float
    cpu_times_bare: float
    runs: tuple[ColdStart, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """`layers_mb`: zipped, in 10⁶ bytes."""

    about: Mapping[str, str]
    rows: tuple[Row, ...]
    layers_mb: Mapping[str, float]


def rows(runs: Mapping[str, Sequence[ColdStart]], memory_mb: Mapping[str, int]) -> tuple[Row, ...]:
    """One a function, in the given order. `runs` has the bare one too."""
    bare = runs[BARE]
    bare_ms, bare_cpu = median(each.init_ms for each in bare), median(each.init_cpu_ms for each in bare)
    return tuple(_row(name, memory_mb[name], each, bare_ms, bare_cpu) for name, each in runs.items())


def table(report: Report) -> list[tuple[str, ...]]:
    return [COLUMNS, *(_cells(row) for row in report.rows)]


def verdicts(report: Report) -> list[tuple[bool, str]]:
    """Of the goals that are numbers."""
    webhook = next(row for row in report.rows if row.function == WEBHOOK)
    times = (
        f"the webhook initialises in {webhook.times_bare:.2f} × bare FastAPI + Mangum ({webhook.cpu_times_bare:.2f} × "
        f"its CPU; goal ≤ {MOST_TIMES_BARE} ×)"
    )
    sizes = [
        (size <= MOST_LAYER_MB, f"{name} is {size:.1f} MB zipped (goal ≤ {MOST_LAYER_MB:.0f} MB)")
        for name, size in report.layers_mb.items()
    ]
    return [(webhook.times_bare <= MOST_TIMES_BARE, times), *sizes]


def write(report: Report, folder: Path, name: str) -> Path:
    """`name`.json, or with -2, -3, … where it is there: nothing is written over."""
    folder.mkdir(parents=True, exist_ok=True)
    content = asdict(report) | {"verdicts": [{"holds": holds, "said": said} for holds, said in verdicts(report)]}
    for number in range(1, 1000):
        path = folder / (f"{name}.json" if number == 1 else f"{name}-{number}.json")
        try:
            with path.open("x", encoding="utf-8") as file:
                json.dump(content, file, ensure_ascii=False, indent=1)
        except FileExistsError:
            continue
        return path
    raise FileExistsError(f"a thousand reports of {name}: move some away")


def _row(name: str, memory_mb: int, runs: Sequence[ColdStart], bare_ms: float, bare_cpu_ms: float) -> Row:
    init = [each.init_ms for each in runs]
    cpu_ms = median(each.init_cpu_ms for each in runs)
    return Row(
        function=name,
        memory_mb=memory_mb,
        init_ms=median(init),
        spread_ms=max(init) - min(init),
        init_cpu_ms=cpu_ms,
        call_ms=median(each.call_ms for each in runs),
        peak_mb=median(each.peak_mb for each in runs),
        times_bare=median(init) / bare_ms,
        cpu_times_bare=cpu_ms / bare_cpu_ms,
        runs=tuple(runs),
    )


def _cells(row: Row) -> tuple[str, ...]:
    times = (row.init_ms, row.spread_ms, row.init_cpu_ms, row.call_ms, row.peak_mb)
    return (row.function, str(row.memory_mb), *(f"{value:.0f}" for value in times), f"{row.times_bare:.2f}")
