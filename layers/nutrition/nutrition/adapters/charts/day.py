"""One day: a ring for the energy, a bar for each nutrient."""

from decimal import Decimal

from nutrition.adapters.charts.svg import PALETTE, arc, bar, document, text
from nutrition.ports.charts import Bar, DayChart

WIDTH, HEIGHT = 720, 400
_RING_X, _RING_Y, _RING_RADIUS, _RING_WIDTH = 190, 222, 118, 26
_BARS_X, _BARS_WIDTH, _BARS_TOP, _BARS_STEP = 366, 314, 106, 74
_COLOURS = (PALETTE.protein, PALETTE.fat, PALETTE.carbohydrate, PALETTE.fibre)


def day_svg(chart: DayChart) -> str:
    bars = "".join(
        _bar(row, colour, _BARS_TOP + number * _BARS_STEP)
        for number, (row, colour) in enumerate(zip(chart.bars, _COLOURS, strict=False))
    )
    return document(WIDTH, HEIGHT, text(40, 54, chart.title, 26, bold=True), _ring(chart), bars)


def _ring(chart: DayChart) -> str:
    share = _share(chart.eaten_kcal, chart.target_kcal)
    track = arc(_RING_X, _RING_Y, _RING_RADIUS, 1, _RING_WIDTH, PALETTE.track)
    parts = [track]
    if share > 0:
        parts.append(arc(_RING_X, _RING_Y, _RING_RADIUS, min(share, 1), _RING_WIDTH, PALETTE.energy))
    if share > 1:
        parts.append(arc(_RING_X, _RING_Y, _RING_RADIUS, min(share - 1, 1), _RING_WIDTH, PALETTE.beyond))
    parts.append(text(_RING_X, _RING_Y + 8, chart.middle, 46, anchor="middle", bold=True))
    parts.append(text(_RING_X, _RING_Y + 38, chart.under_middle, 18, anchor="middle", colour=PALETTE.faint_ink))
    return "".join(parts)


def _bar(row: Bar, colour: str, top: float) -> str:
    share = _share(row.eaten, row.target)
    filled = _BARS_WIDTH * min(share, 1)
    parts = [
        text(_BARS_X, top, row.label, 20),
        text(_BARS_X + _BARS_WIDTH, top, row.figures, 20, anchor="end", colour=PALETTE.faint_ink),
        bar(_BARS_X, top + 14, _BARS_WIDTH, 16, PALETTE.track),
    ]
    if filled > 0:
        parts.append(bar(_BARS_X, top + 14, max(filled, 16), 16, colour))
    return "".join(parts)


def _share(eaten: Decimal, target: Decimal | None) -> float:
    """How far the target is filled; without a target nothing is, for there is nothing to compare with."""
    return float(eaten / target) if target else 0.0
