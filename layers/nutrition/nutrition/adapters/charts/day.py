"""One day: a ring for the energy, a bar for each nutrient."""

from decimal import Decimal

from nutrition.adapters.charts.svg import PALETTE, arc, bar, document, text
from nutrition.ports.charts import Bar, DayChart, Ring

WIDTH, HEIGHT = 720, 400
_LEFT, _RIGHT = 40, 680
_RING_X, _RING_Y, _RING_RADIUS, _RING_WIDTH = 178, 226, 118, 26
_BARS_BESIDE_RING, _BARS_TOP, _BARS_STEP, _BAR_HEIGHT = 364, 122, 74, 16
_COLOURS = (PALETTE.protein, PALETTE.fat, PALETTE.carbohydrate, PALETTE.fibre)


def day_svg(chart: DayChart) -> str:
    left = _LEFT if chart.ring is None else _BARS_BESIDE_RING
    bars = "".join(
        _bar(row, colour, left, _BARS_TOP + number * _BARS_STEP)
        for number, (row, colour) in enumerate(zip(chart.bars, _COLOURS, strict=False))
    )
    ring = "" if chart.ring is None else _ring(chart.ring)
    return document(WIDTH, HEIGHT, text(_LEFT, 56, chart.title, 26, bold=True), ring, bars)


def _ring(ring: Ring) -> str:
    share = _share(ring.eaten_kcal, ring.target_kcal)
    parts = [arc(_RING_X, _RING_Y, _RING_RADIUS, 1, _RING_WIDTH, PALETTE.track)]
    if share > 0:
        parts.append(arc(_RING_X, _RING_Y, _RING_RADIUS, min(share, 1), _RING_WIDTH, PALETTE.energy))
    if share > 1:
        parts.append(arc(_RING_X, _RING_Y, _RING_RADIUS, min(share - 1, 1), _RING_WIDTH, PALETTE.beyond))
    parts.append(text(_RING_X, _RING_Y + 8, ring.middle, 46, anchor="middle", bold=True))
    parts.append(text(_RING_X, _RING_Y + 38, ring.under_middle, 18, anchor="middle", colour=PALETTE.faint_ink))
    return "".join(parts)


def _bar(row: Bar, colour: str, left: float, top: float) -> str:
    width = _RIGHT - left
    parts = [
        text(left, top, row.label, 20),
        text(_RIGHT, top, row.figures, 20, anchor="end", colour=PALETTE.faint_ink),
        bar(left, top + 14, width, _BAR_HEIGHT, PALETTE.track),
    ]
    filled = width * min(_share(row.eaten, row.target), 1)
    if filled > 0:
        parts.append(bar(left, top + 14, max(filled, _BAR_HEIGHT), _BAR_HEIGHT, colour))
    return "".join(parts)


def _share(eaten: Decimal | None, target: Decimal | None) -> float:
    """How far the target is filled; without a target nothing is, for there is nothing to compare with."""
    return float(eaten / target) if eaten and target else 0.0
