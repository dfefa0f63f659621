"""What a run leaves behind: a JSON file, an HTML page with charts, a table on the terminal."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from html import escape
from pathlib import Path

from loadtests.charts import Line, line_chart
from loadtests.page import html_page, html_table, write_new
from loadtests.statistics import Latency, Level, Row
from loadtests.verdict import TEXT_MS, Verdict, knee

_COLUMNS = ("users", "updates/s", "ack p50", "ack p95", "ack p99", "text p50", "text p95", "text p99")
_MORE_COLUMNS = ("photo p50", "photo p95", "errors", "lost", "doubled")


@dataclass(frozen=True, slots=True)
class Report:
    """`about`: when, on what, with what (machine, load average, commit, seed)."""

    about: dict[str, str]
    levels: tuple[Level, ...]
    verdict: Verdict


def write(report: Report, folder: Path, name: str) -> tuple[Path, Path]:
    """As `page.write_new` does."""
    said = {"knee": knee(report.levels), "conclusion": conclusion(report)}
    return write_new(folder, name, asdict(report) | said, html(report))


def table(report: Report) -> list[tuple[str, ...]]:
    """The head and a row for each level; times in ms."""
    return [(*_COLUMNS, *_MORE_COLUMNS), *(_cells(each) for each in report.levels)]


def conclusion(report: Report) -> str:
    """H1's verdict in a sentence, and the knee where several levels were measured."""
    said = {True: "H1 holds", False: "H1 does not hold", None: "H1 was not tested"}[report.verdict.holds]
    sentence = f"{said}: {'; '.join(report.verdict.reasons)}."
    if len(report.levels) > 1:
        found = knee(report.levels)
        sentence += f" Knee: {found} users." if found else " No knee up to the largest number of users."
    return sentence


def html(report: Report) -> str:
    mark = {True: "yes", False: "no", None: ""}[report.verdict.holds]
    parts = [
        f"<p class='{mark}'><b>{escape(conclusion(report))}</b></p>",
        html_table(table(report)),
        *_charts(report.levels),
        *(_steps(each) for each in report.levels),
    ]
    return html_page("Load test", parts, report.about)


def _charts(levels: Sequence[Level]) -> Iterable[str]:
    def line(name: str, colour: str, values: Iterable[float]) -> Line:
        return Line(name, colour, [(float(each.users), value) for each, value in zip(levels, values, strict=True)])

    yield line_chart(
        "Answered, text steps",
        "ms",
        [
            line("p50", "#18794e", (each.text.answered.p50 for each in levels)),
            line("p95", "#b45309", (each.text.answered.p95 for each in levels)),
            line("p99", "#b42318", (each.text.answered.p99 for each in levels)),
        ],
        TEXT_MS,
    )
    yield line_chart("Acknowledged", "ms", [line("p95", "#1d4ed8", (each.text.acknowledged.p95 for each in levels))])
    yield line_chart("Throughput", "updates/s", [line("updates", "#6d28d9", (each.throughput for each in levels))])


def _steps(each: Level) -> str:
    head = ("step", "n", "ack p50", "ack p95", "answered p50", "answered p95", "answered p99")
    problems = "".join(f"<li>{escape(problem)}</li>" for problem in each.problems[:20])
    return f"<h2>{each.users} people</h2>{html_table([head, *map(_step_cells, each.steps)])}<ul>{problems}</ul>"


def _step_cells(row: Row) -> tuple[str, ...]:
    seen = max(row.acknowledged.n, row.answered.n)
    return (row.step, str(seen), *_ms(row.acknowledged)[:2], *_ms(row.answered))


def _cells(each: Level) -> tuple[str, ...]:
    counts = (each.counts.errors, each.counts.lost, each.counts.doubled)
    times = (*_ms(each.text.acknowledged), *_ms(each.text.answered), *_ms(each.photo.answered)[:2])
    return (str(each.users), f"{each.throughput:.1f}", *times, *map(str, counts))


def _ms(latency: Latency) -> tuple[str, str, str]:
    p50, p95, p99 = ("–" if math.isnan(value) else f"{value:.0f}" for value in (latency.p50, latency.p95, latency.p99))
    return p50, p95, p99
