"""A row of days against the target. A day without data is a dotted gap, never a bar of zero."""

from nutrition.adapters.charts.svg import PALETTE, bar, document, element, text
from nutrition.ports.charts import DayColumn, DaysChart

WIDTH, HEIGHT = 720, 420
_LEFT, _RIGHT, _TOP, _BOTTOM, _LEGEND = 40, 680, 130, 344, 396
_MARK, _GLYPH = 28, 8.4  # the legend's sign and about one of its letters, in pixels
_FEW = 10  # that many columns have room for a label and a figure each
_LABEL_EVERY = 5
_BEYOND = 1.1


def days_svg(chart: DaysChart) -> str:
    return document(WIDTH, HEIGHT, _head(chart), _columns(chart), _target_line(chart), _legend(chart))


def _head(chart: DaysChart) -> str:
    return text(_LEFT, 56, chart.title, 26, bold=True) + text(_LEFT, 86, chart.subtitle, 18, colour=PALETTE.faint_ink)


def _columns(chart: DaysChart) -> str:
    """Of a few columns each says its figure and its day; of many the highest and every fifth: nothing may touch."""
    number_of = len(chart.columns)
    width = (_RIGHT - _LEFT) / max(number_of, 1)
    highest = max((column for column in chart.columns if column.value is not None), key=_value, default=None)
    drawn: list[str] = []
    for number, column in enumerate(chart.columns):
        middle = _LEFT + (number + 0.5) * width
        drawn.append(_bar(chart, column, middle, min(width * 0.62, 46)))
        if number_of <= _FEW or (number_of - 1 - number) % _LABEL_EVERY == 0:
            drawn.append(text(middle, _BOTTOM + 28, column.label, 17, anchor="middle", colour=PALETTE.faint_ink))
        if number_of <= _FEW or column is highest:
            drawn.append(_figure(chart, column, middle, inside=number_of <= _FEW))
    return "".join(drawn)


def _figure(chart: DaysChart, column: DayColumn, middle: float, *, inside: bool) -> str:
    """At the foot of the bar, where no target line crosses it; above a bar that is too small for it."""
    if column.value is None:
        return ""
    height = _height(chart, _value(column))
    if inside and height >= 28:
        return text(middle, _BOTTOM - 10, column.figure, 15, anchor="middle", colour=PALETTE.paper, bold=True)
    return text(middle, _BOTTOM - height - 8, column.figure, 15, anchor="middle")


def _value(column: DayColumn) -> float:
    return float(column.value or 0)


def _bar(chart: DaysChart, column: DayColumn, middle: float, thickness: float) -> str:
    left = middle - thickness / 2
    if column.value is None:
        return _gap(left, left + thickness, _BOTTOM - 3)
    height = max(_height(chart, float(column.value)), 2)
    beyond = chart.target is not None and float(column.value) > float(chart.target) * _BEYOND
    return bar(left, _BOTTOM - height, thickness, height, PALETTE.beyond if beyond else PALETTE.energy)


def _height(chart: DaysChart, value: float) -> float:
    known = [float(column.value) for column in chart.columns if column.value is not None]
    return value / max([*known, float(chart.target or 0), 1.0]) * (_BOTTOM - _TOP)


def _target_line(chart: DaysChart) -> str:
    if chart.target is None:
        return ""
    y = _BOTTOM - _height(chart, float(chart.target))
    return _dashes(_LEFT, _RIGHT, y)


def _legend(chart: DaysChart) -> str:
    """What the dashes and the dots mean, as far as there are any."""
    x: float = _LEFT
    parts: list[str] = []
    if chart.target is not None:
        parts += [_dashes(x, x + _MARK, _LEGEND - 5), _said(x, chart.target_label)]
        x += _MARK + 12 + len(chart.target_label) * _GLYPH + 32
    if any(column.value is None for column in chart.columns):
        parts += [_gap(x, x + _MARK, _LEGEND - 5), _said(x, chart.no_data)]
    return "".join(parts)


def _said(x: float, words: str) -> str:
    return text(x + _MARK + 12, _LEGEND, words, 16, colour=PALETTE.faint_ink)


def _dashes(x1: float, x2: float, y: float) -> str:
    return element("line", x1=x1, x2=x2, y1=y, y2=y, stroke=PALETTE.ink, stroke_width=1.5, stroke_dasharray="6 6")


def _gap(x1: float, x2: float, y: float) -> str:
    look = {"stroke": PALETTE.faint_ink, "stroke_dasharray": "0.1 7", "stroke_linecap": "round"}
    return element("line", x1=x1, x2=x2, y1=y, y2=y, stroke_width=4, **look)
