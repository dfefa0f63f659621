"""What a comparison of the transports leaves behind, and what it refuses."""

import json
import math
import re
from pathlib import Path

import pytest

from loadtests.rpc import __main__ as program
from loadtests.rpc.clients import Transport
from loadtests.rpc.figures import Cell, comparison, figures
from loadtests.rpc.findings import findings
from loadtests.rpc.markdown import rows
from loadtests.rpc.report import Report, html, table, write
from loadtests.rpc.rounds import Callers, Round


def report() -> Report:
    ours, theirs = Round((2.0, 3.0), (), 1.0, 0.01, 0.01), Round((4.0, 6.0), (), 1.0, 0.02, 0.02)
    silent = Round((), ("late",), 1.0, 0.0, 0.0)
    cells = []
    for at_once, rival in ((1, theirs), (100, silent)):
        pairs = {Transport.GRPC: ours, Transport.JSON: rival}
        cells.append(
            Cell(
                "language",
                "real",
                "parse_meal",
                188,
                Callers(at_once),
                tuple(figures(way, [made], 1000.0) for way, made in pairs.items()),
                (comparison(Transport.JSON, [ours], [rival], (1000.0, 2000.0)),),
                (),
            )
        )
    return Report({"commit": "abc <1>"}, tuple(cells), findings(cells))


def test_a_report_is_never_written_over(tmp_path: Path) -> None:
    first, page = write(report(), tmp_path, "rpc-2026-11-22")
    before = first.read_text()
    second, _ = write(report(), tmp_path, "rpc-2026-11-22")
    assert (first.name, page.name, second.name) == (
        "rpc-2026-11-22.json",
        "rpc-2026-11-22.html",
        "rpc-2026-11-22-2.json",
    )
    assert first.read_text() == before


def test_the_data_has_every_ratio_and_null_for_what_was_not_measured(tmp_path: Path) -> None:
    data, _ = write(report(), tmp_path, "rpc")
    measured, silent = json.loads(data.read_text())["cells"]
    (ratios,) = measured["comparisons"]
    assert ratios["rival"] == "REST/JSON"
    assert [ratios[name]["middle"] for name in ("p50", "p95", "throughput", "cpu")] == [0.5, 0.5, 1.0, 0.5]
    assert ratios["bytes"] == 0.5
    assert silent["comparisons"][0]["p50"]["middle"] is None


def test_the_table_shows_grpc_and_its_ratios() -> None:
    _, ours, ratios, _, silent = table(report().cells)
    assert ours == ("1", "gRPC", "2", "3", "2", "1 kB", "10")
    assert ratios == ("", "÷ REST/JSON", "0.50", "0.50", "1.00", "0.50", "0.50")
    assert "–" in silent


def test_the_documents_table_is_made_of_the_data(tmp_path: Path) -> None:
    data, _ = write(report(), tmp_path, "rpc")
    head, rule, one, hundred = rows(json.loads(data.read_text()))
    assert {line.count("|") for line in (head, rule, one, hundred)} == {head.count("|")}
    assert one.startswith(
        "| real | `parse_meal` | 188 B | 1 | 2.0 / 3.0 | 2.0 | 1 kB | 10 | 0.50 / 0.50 | 1.00 | 0.50 | 0.50 |"
    )
    assert "| – / – |" in hundred


def test_the_page_stands_alone_and_escapes_what_it_shows() -> None:
    page = html(report())
    assert not re.search(r"(src|href)=|@import|url\(", page)
    assert page.count("<svg") == 2
    assert "abc &lt;1&gt;" in page
    assert "nan" not in page


@pytest.mark.parametrize("host", ["10.0.0.5", "0.0.0.1", "example.org", "127.0.0.1.example.org", "::1", ""])
def test_any_host_but_a_loopback_one_is_refused(host: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        program.main(["--host", host])
    assert ended.value.code == 2
    assert "refused" in capsys.readouterr().err


def test_what_is_not_built_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FOOD_TABLE_PATH", str(tmp_path / "nothing.sqlite"))
    assert program.main(["--quick", "--reports", str(tmp_path)]) == 3
    assert "make install" in capsys.readouterr().out
    assert not list(tmp_path.iterdir())


def test_a_finding_says_what_was_held_against_what() -> None:
    assert "from 50% to 50%" in report().findings[0].text
    assert report().findings[2].holds is None
    assert not math.isnan(report().cells[0].of(Transport.GRPC).p95)
