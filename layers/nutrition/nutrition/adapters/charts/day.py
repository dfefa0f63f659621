"""One day: a ring for the energy, a bar for each nutrient."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from nutrition.adapters.charts.svg import PALETTE, arc, bar, document, dot, text
from nutrition.ports.charts import Bar, DayChart, Ring

WIDTH, HEIGHT = 720, 400
_LEFT, _RIGHT = 40, 680
_RING_X, _RING_Y, _RING_RADIUS, _RING_WIDTH = 178, 226, 118, 26
_BARS_BESIDE_RING, _BARS_TOP, _BARS_STEP, _BAR_HEIGHT = 364, 122, 74, 16
_COLOURS = (PALETTE.protein, PALETTE.fat, PALETTE.carbohydrate, PALETTE.fibre)


def day_svg(chart: DayChart) -> str:
    left = _LEFT if chart.ring is None else _BARS_BESIDE_RING
    coloured = list(zip(chart.bars, _COLOURS, strict=False))
    bars = "".join(_row(row, colour, left, _BARS_TOP + n * _BARS_STEP) for n, (row, colour) in enumerate(coloured))
    ring = "" if chart.ring is None else _ring(chart.ring, coloured)
    return document(WIDTH, HEIGHT, text(_LEFT, 56, chart.title, 26, bold=True), ring, bars)


def _ring(ring: Ring, rows: Sequence[tuple[Bar, str]]) -> str:
    share = _share(ring.eaten_kcal, ring.target_kcal)
    parts = [_arc(0, 1, PALETTE.track)]
    if ring.target_kcal is None:
        parts += _division(rows)
    if share > 0:
        parts.append(_arc(0, min(share, 1), PALETTE.energy, rounded=True))
    if share > 1:
        parts.append(_arc(0, min(share - 1, 1), PALETTE.beyond, rounded=True))
    parts.append(text(_RING_X, _RING_Y + 8, ring.middle, 46, anchor="middle", bold=True))
    parts.append(text(_RING_X, _RING_Y + 38, ring.under_middle, 18, anchor="middle", colour=PALETTE.faint_ink))
    return "".join(parts)


def _division(rows: Sequence[tuple[Bar, str]]) -> Iterator[str]:
    """Where the energy comes from, each nutrient in its colour."""
    begin = 0.0
    for row, colour in rows:
        if row.energy_share:
            end = begin + float(row.energy_share)
            yield _arc(begin, end, colour)
            begin = end


def _arc(begin: float, end: float, colour: str, *, rounded: bool = False) -> str:
    return arc(_RING_X, _RING_Y, _RING_RADIUS, (begin, end), _RING_WIDTH, colour, rounded=rounded)


def _row(row: Bar, colour: str, left: float, top: float) -> str:
    figures = text(_RIGHT, top, row.figures, 20, anchor="end", colour=PALETTE.faint_ink)
    if row.target is None:
        return dot(left + 7, top - 7, 7, colour) + text(left + 26, top, row.label, 20) + figures
    width = _RIGHT - left
    track = bar(left, top + 14, width, _BAR_HEIGHT, PALETTE.track)
    filled = width * min(_share(row.eaten, row.target), 1)
    mark = bar(left, top + 14, max(filled, _BAR_HEIGHT), _BAR_HEIGHT, colour) if filled > 0 else ""
    return text(left, top, row.label, 20) + figures + track + mark


def _share(eaten: Decimal | None, target: Decimal | None) -> float:
    """How far the target is filled; 0 without one."""
    return float(eaten / target) if eaten and target else 0.0
