"""What a run leaves behind."""

import json
import math
import re
from pathlib import Path

from loadtests.charts import Line, line_chart
from loadtests.report import Report, conclusion, html, table, write
from loadtests.statistics import Counts, Latency, Level, Row
from loadtests.verdict import verdict

NOTHING = Latency(0, math.nan, math.nan, math.nan)


def of(users: int, p95: float) -> Level:
    row = Row("text <steps>", Latency(50, 9.0, 20.0, 30.0), Latency(50, 80.0, p95, 300.0))
    return Level(
        users, users / 10, Counts(99, 1, 0, 0), row, Row("photo meal", NOTHING, NOTHING), (row,), ("a <b> lost",)
    )


def report(*levels: Level) -> Report:
    return Report({"commit": "abc <1>"}, levels, verdict(levels))


def test_a_report_is_never_written_over(tmp_path: Path) -> None:
    first, page = write(report(of(100, 150.0)), tmp_path, "2026-11-22")
    before = first.read_text()
    second, _ = write(report(of(50, 150.0)), tmp_path, "2026-11-22")
    assert (first.name, page.name, second.name) == ("2026-11-22.json", "2026-11-22.html", "2026-11-22-2.json")
    assert first.read_text() == before


def test_a_page_without_its_data_is_not_written_over_either(tmp_path: Path) -> None:
    (tmp_path / "today.html").write_text("mine")
    data, _ = write(report(of(100, 150.0)), tmp_path, "today")
    assert data.name == "today-2.json"
    assert (tmp_path / "today.html").read_text() == "mine"


def test_what_was_not_measured_is_null_in_json_and_a_dash_in_the_table(tmp_path: Path) -> None:
    made = report(of(100, 150.0))
    data, _ = write(made, tmp_path, "today")
    assert json.loads(data.read_text())["levels"][0]["photo"]["answered"]["p95"] is None
    assert "–" in table(made)[1]


def test_the_page_stands_alone_and_escapes_what_it_shows() -> None:
    page = html(report(of(50, 100.0), of(100, 250.0)))
    assert not re.search(r"(src|href)=|@import|url\(", page)
    assert page.count("<svg") == 3
    assert "abc &lt;1&gt;" in page
    assert "a &lt;b&gt; lost" in page


def test_the_verdict_says_what_was_held_against_what() -> None:
    said = conclusion(report(of(50, 100.0), of(100, 250.0)))
    assert said.startswith("H1 does not hold")
    assert "answered p95, text 250 ms ≥ 200 ms" in said


def test_a_chart_draws_every_number_that_there_is() -> None:
    lines = [Line("p95", "red", [(10.0, 100.0), (50.0, math.nan), (100.0, 180.0)])]
    chart = line_chart("Answered", "ms", lines, limit=200.0)
    assert chart.count("<circle") == 2
    assert "stroke-dasharray" in chart
    assert "nan" not in chart
