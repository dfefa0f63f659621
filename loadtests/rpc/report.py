"""What a run leaves behind."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from html import escape
from itertools import groupby
from pathlib import Path

from loadtests.charts import Line, line_chart
from loadtests.page import html_page, html_table, write_new
from loadtests.rpc.clients import Transport
from loadtests.rpc.figures import Cell, Figures, Ratio
from loadtests.rpc.findings import CLAIMED_AT_LEAST, P95_MS, Finding, described, size

_MARKS = {True: "yes", False: "no", None: ""}
_SAID = {True: "holds", False: "does not hold", None: "not measured"}
_COLOURS = ("#18794e", "#b42318", "#b45309", "#1d4ed8")
_ACROSS = "calls at once"
HEAD = ("at once", "over", "p50", "p95", "calls/s", "bytes", "CPU")


@dataclass(frozen=True, slots=True)
class Report:
    """`about`: when, on what, with what (machine, load average, commit, seed)."""

    about: dict[str, str]
    cells: tuple[Cell, ...]
    findings: tuple[Finding, ...]


def write(report: Report, folder: Path, name: str) -> tuple[Path, Path]:
    """As `page.write_new` does."""
    return write_new(folder, name, asdict(report), html(report))


def sentence(finding: Finding) -> str:
    explained = "" if finding.holds is None else f" {finding.text}."
    return f"“{finding.claim}”: {_SAID[finding.holds]}.{explained}"


def groups(cells: Iterable[Cell]) -> Iterator[tuple[str, list[Cell]]]:
    """Cells of one call with one payload, under a title."""
    for title, members in groupby(cells, key=_title):
        yield title, list(members)


def table(cells: Sequence[Cell]) -> list[tuple[str, ...]]:
    """The head; for each number of callers gRPC's figures (ms, calls/s, bytes, ms), then the ratios to the others."""
    rows: list[tuple[str, ...]] = [HEAD]
    for cell in cells:
        rows.append((cell.callers.label, *_figures(cell.of(Transport.GRPC))))
        for each in cell.comparisons:
            times = (_ratio(ratio) for ratio in (each.p50, each.p95, each.throughput))
            rows.append(("", f"÷ {each.rival}", *times, f"{each.bytes:.2f}", _ratio(each.cpu)))
    return rows


def html(report: Report) -> str:
    said = [f"<p class='{_MARKS[each.holds]}'><b>{escape(sentence(each))}</b></p>" for each in report.findings]
    explained = (
        "<p>Rows of gRPC: milliseconds, calls a second, bytes on the wire and milliseconds of CPU (client and server) "
        "for a call. Rows below: gRPC's figure divided by the other's in the same round, the median of the rounds.</p>"
    )
    return html_page(
        "gRPC and REST between services", [*said, explained, *_ratios(report), *_calls(report)], report.about
    )


def _calls(report: Report) -> Iterator[str]:
    for title, cells in groups(report.cells):
        steady = [cell for cell in cells if not cell.callers.pause]
        lines = [
            Line(way, colour, [(float(cell.callers.at_once), cell.of(way).p95) for cell in steady])
            for way, colour in zip([each.transport for each in steady[0].figures], _COLOURS, strict=False)
        ]
        limit = P95_MS if steady[0].kind == "real" else None
        yield f"<h2>{escape(title)}</h2>{html_table(table(cells))}{line_chart('p95', 'ms', lines, limit, _ACROSS)}"


def _ratios(report: Report) -> Iterator[str]:
    """The claim at a glance: 30 % faster is below the dashed line."""
    steady = [cell for cell in report.cells if not cell.callers.pause]
    for (kind, service), members in groupby(steady, key=lambda cell: (cell.kind, cell.service)):
        lines = [
            Line(described(cells[0]), colour, [(float(cell.callers.at_once), _p50(cell)) for cell in cells])
            for (_, cells), colour in zip(groups(members), _COLOURS, strict=False)
        ]
        title = f"{service}, {kind} engine: median latency"
        yield line_chart(title, "gRPC ÷ REST/JSON", lines, 1 - CLAIMED_AT_LEAST, _ACROSS)


def _p50(cell: Cell) -> float:
    return cell.to(Transport.JSON).p50.middle


def _title(cell: Cell) -> str:
    return f"{cell.service}, {cell.kind} engine: {described(cell)}"


def _figures(each: Figures) -> tuple[str, ...]:
    cpu = _number(each.client_cpu + each.server_cpu)
    return (each.transport, _number(each.p50), _number(each.p95), _number(each.throughput), size(each.bytes), cpu)


def _number(value: float) -> str:
    """Three digits."""
    return "–" if math.isnan(value) else f"{value:.0f}" if value >= 100 else f"{value:.3g}"


def _ratio(ratio: Ratio) -> str:
    return "–" if math.isnan(ratio.middle) else f"{ratio.middle:.2f}"
