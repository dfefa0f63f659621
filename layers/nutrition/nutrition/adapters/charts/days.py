"""A row of days against the target. A day without data is a dotted gap, never a bar of zero."""

from decimal import Decimal

from nutrition.adapters.charts.svg import PALETTE, bar, document, element, text
from nutrition.ports.charts import DayColumn, DaysChart

WIDTH, HEIGHT = 720, 420
_LEFT, _RIGHT, _TOP, _BOTTOM = 40, 680, 118, 340


def days_svg(chart: DaysChart) -> str:
    top = _highest(chart)
    width = (_RIGHT - _LEFT) / max(len(chart.columns), 1)
    columns = "".join(
        _column(column, _LEFT + number * width, width, top, chart.target, shown=_labelled(number, chart))
        for number, column in enumerate(chart.columns)
    )
    head = text(40, 54, chart.title, 26, bold=True) + text(40, 84, chart.subtitle, 18, colour=PALETTE.faint_ink)
    return document(WIDTH, HEIGHT, head, columns, _target_line(chart, top), _legend(chart))


def _highest(chart: DaysChart) -> float:
    known = [float(column.value) for column in chart.columns if column.value is not None]
    return max([*known, float(chart.target or 0), 1.0]) * 1.08


def _labelled(number: int, chart: DaysChart) -> bool:
    """Every day of a week; of a month every fifth, so that labels do not touch."""
    return len(chart.columns) <= 10 or number % 5 == 0


def _column(column: DayColumn, x: float, width: float, top_full: float, target: Decimal | None, *, shown: bool) -> str:
    middle = x + width / 2
    thickness = min(width * 0.62, 44)
    label = text(middle, _BOTTOM + 28, column.label, 17, anchor="middle", colour=PALETTE.faint_ink) if shown else ""
    if column.value is None:
        return label + _gap(middle - thickness / 2, middle + thickness / 2, _BOTTOM - 3)
    height = float(column.value) / top * (_BOTTOM - _TOP)
    beyond = target is not None and column.value > target * Decimal("1.1")
    colour = PALETTE.beyond if beyond else PALETTE.energy
    return label + bar(middle - thickness / 2, _BOTTOM - height, thickness, max(height, 2), colour)


def _gap(x1: float, x2: float, y: float) -> str:
    return element(
        "line",
        x1=x1,
        x2=x2,
        y1=y,
        y2=y,
        stroke=PALETTE.faint_ink,
        stroke_width=3,
        stroke_dasharray="3 5",
        stroke_linecap="round",
    )


def _target_line(chart: DaysChart, top: float) -> str:
    if chart.target is None:
        return ""
    y = _BOTTOM - float(chart.target) / top * (_BOTTOM - _TOP)
    line = element(
        "line", x1=_LEFT, x2=_RIGHT, y1=y, y2=y, stroke=PALETTE.ink, stroke_width=1.5, stroke_dasharray="6 6"
    )
    return line + text(_RIGHT, y - 8, chart.target_label, 16, anchor="end", colour=PALETTE.faint_ink)


def _legend(chart: DaysChart) -> str:
    if all(column.value is not None for column in chart.columns):
        return ""
    mark = _gap(_LEFT, _LEFT + 28, HEIGHT - 24)
    return mark + text(_LEFT + 40, HEIGHT - 18, chart.no_data, 16, colour=PALETTE.faint_ink)
