"""The pictures, drawn for real."""

import re
import struct
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nutrition.adapters.charts.day import day_svg
from nutrition.adapters.charts.days import days_svg
from nutrition.adapters.charts.renderer import ResvgCharts
from nutrition.adapters.charts.svg import PALETTE
from nutrition.ports.charts import Bar, DayChart, DayColumn, DaysChart, Ring

PNG = b"\x89PNG\r\n\x1a\n"
BARS = [Bar("Protein", "45 / 110 g", Decimal(45), Decimal(110)), Bar("Fat", "no data", None, Decimal(60))]


def _size(png: bytes) -> tuple[int, int]:
    assert png.startswith(PNG)
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def _day(eaten: int, target: int | None, bars: list[Bar] | None = None) -> DayChart:
    ring = Ring(Decimal(eaten), None if target is None else Decimal(target), "605", "left")
    return DayChart("The day", ring, BARS if bars is None else bars)


def _days(values: list[int | None], target: int | None = 2000) -> DaysChart:
    columns = [DayColumn("Mon", None if value is None else Decimal(value), str(value)) for value in values]
    return DaysChart("Week", "kcal", columns, None if target is None else Decimal(target), "target", "nothing logged")


@pytest.mark.parametrize(
    "chart",
    [_day(1245, 1850), _day(2400, 1850), _day(9999, 1850), _day(0, 1850), _day(800, None), DayChart("x", None, BARS)],
)
def test_a_day_is_a_png_as_wide_as_a_phone(chart: DayChart) -> None:
    assert _size(ResvgCharts().day(chart)) == (960, 534)


@pytest.mark.parametrize("values", [[1500, None, 2600], [None] * 7, [0] * 7, [1800] * 30, []])
@pytest.mark.parametrize("target", [2000, None])
def test_a_row_of_days_is_a_png_as_wide_as_a_phone(values: list[int | None], target: int | None) -> None:
    assert _size(ResvgCharts().days(_days(values, target))) == (960, 560)


def _bars_drawn(svg: str) -> int:
    return len(re.findall(rf'<rect [^>]*fill="(?:{PALETTE.energy}|{PALETTE.beyond})"', svg))


def test_a_day_without_data_is_not_drawn_as_a_bar_and_is_explained() -> None:
    svg = days_svg(_days([1500, None, None, 0]))
    assert _bars_drawn(svg) == 2
    assert "nothing logged" in svg
    assert "nothing logged" not in days_svg(_days([1500, 0]))


def test_without_a_target_there_is_no_line_of_it() -> None:
    assert "6 6" in days_svg(_days([1500]))
    assert "6 6" not in days_svg(_days([1500], None))


def test_an_unknown_nutrient_is_an_empty_track_and_not_a_zero() -> None:
    svg = day_svg(_day(800, 1850, [Bar("Fibre", "no data", None, Decimal(25))]))
    assert "no data" in svg
    assert PALETTE.protein not in svg


def test_what_is_beyond_the_target_has_a_colour_of_its_own() -> None:
    assert PALETTE.beyond not in day_svg(_day(1850, 1850))
    assert PALETTE.beyond in day_svg(_day(1900, 1850))
    assert PALETTE.beyond not in days_svg(_days([2200]))
    assert PALETTE.beyond in days_svg(_days([2201]))


@pytest.mark.parametrize(
    "label",
    ["</text><image href='file:///etc/passwd'/>", '"&<>', "&#0;", "\x00\x08\ufffe", "😀 ﷽", "a" * 5000, "{{7*7}}"],
)
def test_a_hostile_label_is_only_text(label: str) -> None:
    bar = Bar(label, label, Decimal(1), Decimal(2))
    svg = day_svg(DayChart(label, Ring(Decimal(1), Decimal(2), label, label), [bar]))
    assert "<image" not in svg
    assert _size(ResvgCharts().day(DayChart(label, Ring(Decimal(1), Decimal(2), label, label), [bar])))
    assert _size(ResvgCharts().days(DaysChart(label, label, [DayColumn(label, None, label)], None, label, label)))


@settings(max_examples=15, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40), st.integers(0, 10**6))
def test_any_words_and_figures_can_be_drawn(words: str, value: int) -> None:
    chart = DayChart(words, Ring(Decimal(value), Decimal(1), words, words), [Bar(words, words, Decimal(value), None)])
    assert _size(ResvgCharts().day(chart)) == (960, 534)
