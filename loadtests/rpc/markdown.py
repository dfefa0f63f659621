"""`python -m loadtests.rpc.markdown REPORT.json`: the table of docs/performance.md: one caller, a hundred, people."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from loadtests.rpc.findings import size

_HEAD = (
    "| Engine | Call | Payload | At once | gRPC p50 / p95 | Calls/s | Bytes | CPU | "
    "÷ REST/JSON: p50 / p95 | calls/s | bytes | CPU | ÷ bare body: p50 | CPU |"
)
_SHOWN = (1, 100)
_Json = dict[str, Any]


def rows(report: _Json) -> Iterator[str]:
    """Markdown; times in ms, CPU in ms a call, client and server together."""
    yield _HEAD
    yield "|---" * (_HEAD.count("|") - 1) + "|"
    for cell in report["cells"]:
        callers = cell["callers"]
        if callers["at_once"] not in _SHOWN:
            continue
        label = f"{callers['at_once']} people" if callers["pause"] else str(callers["at_once"])
        ours: _Json = cell["figures"][0]
        over_json: _Json = cell["comparisons"][0]
        over_body: list[_Json] = cell["comparisons"][1:]
        cells = [
            cell["kind"],
            f"`{cell['call']}`",
            size(cell["payload"]),
            label,
            f"{_number(ours['p50'])} / {_number(ours['p95'])}",
            _number(ours["throughput"]),
            size(ours["bytes"]),
            _number(_sum(ours["client_cpu"], ours["server_cpu"])),
            f"{_ratio(over_json['p50'])} / {_ratio(over_json['p95'])}",
            _ratio(over_json["throughput"]),
            f"{over_json['bytes']:.2f}",
            _ratio(over_json["cpu"]),
            *(_ratio(each[figure]) for each in over_body for figure in ("p50", "cpu")),
        ]
        yield "| " + " | ".join([*cells, *["–"] * (_HEAD.count("|") - 1 - len(cells))]) + " |"


def _number(value: float | None) -> str:
    """Two digits or more: a third is noise."""
    if value is None:
        return "–"
    return f"{value:.0f}" if value >= 10 else f"{value:.1f}" if value >= 1 else f"{value:.2f}"


def _sum(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one + other


def _ratio(ratio: _Json) -> str:
    return "–" if ratio["middle"] is None else f"{ratio['middle']:.2f}"


if __name__ == "__main__":
    print("\n".join(rows(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))))  # noqa: T201 - its purpose
