"""Line charts as inline SVG: nothing is loaded from anywhere."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 720, 320, 60, 16, 40, 44
_TICKS = 5


@dataclass(frozen=True, slots=True)
class Line:
    """`colour` is CSS; points are (x, y), those with a NaN are left out."""

    name: str
    colour: str
    points: Sequence[tuple[float, float]]

    @property
    def drawn(self) -> list[tuple[float, float]]:
        return [point for point in self.points if not math.isnan(point[1])]


def line_chart(
    title: str, unit: str, lines: Sequence[Line], limit: float | None = None, across: str = "people at once"
) -> str:
    """`across` to the right, `unit` upwards from zero; `limit` is a dashed line. One point is a dot."""
    points = [point for line in lines for point in line.drawn]
    right = max((x for x, _ in points), default=1.0)
    top = _round_up(max([y for _, y in points] + ([limit] if limit else []), default=1.0))
    parts = [_axes(title, unit, across, right, top)]
    if limit is not None:
        y = _y(limit, top)
        parts.append(
            f'<line x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{y}" y2="{y}" stroke="#888" stroke-dasharray="6 4"/>'
        )
    parts += [_draw(line, position, right, top) for position, line in enumerate(lines)]
    label = escape(title)
    return f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{label}">{"".join(parts)}</svg>'


def _draw(line: Line, position: int, right: float, top: float) -> str:
    places = [(_x(x, right), _y(y, top)) for x, y in line.drawn]
    path = " ".join(f"{x},{y}" for x, y in places)
    dots = "".join(f'<circle cx="{x}" cy="{y}" r="4" fill="{line.colour}"/>' for x, y in places)
    legend = f'<text x="{_LEFT + 8 + 150 * position}" y="32" fill="{line.colour}">● {escape(line.name)}</text>'
    return f'<polyline points="{path}" fill="none" stroke="{line.colour}" stroke-width="2"/>{dots}{legend}'


def _axes(title: str, unit: str, across: str, right: float, top: float) -> str:
    parts = [f'<text x="{_LEFT}" y="14" font-weight="bold">{escape(title)}, {escape(unit)}</text>']
    for tick in range(_TICKS + 1):
        y, x = top * tick / _TICKS, right * tick / _TICKS
        parts.append(
            f'<line x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{_y(y, top)}" y2="{_y(y, top)}" stroke="#ddd"/>'
            f'<text x="{_LEFT - 8}" y="{_y(y, top) + 4}" text-anchor="end">{y:g}</text>'
            f'<text x="{_x(x, right)}" y="{_HEIGHT - 24}" text-anchor="middle">{x:g}</text>'
        )
    middle = (_LEFT + _WIDTH - _RIGHT) / 2
    parts.append(f'<text x="{middle}" y="{_HEIGHT - 6}" text-anchor="middle">{escape(across)}</text>')
    return "".join(parts)


def _x(value: float, right: float) -> float:
    return round(_LEFT + (_WIDTH - _LEFT - _RIGHT) * value / right, 1)


def _y(value: float, top: float) -> float:
    return round(_HEIGHT - _BOTTOM - (_HEIGHT - _TOP - _BOTTOM) * value / top, 1)


def _round_up(value: float) -> float:
    """To 1, 2 or 5 times a power of ten, so that the ticks are round."""
    if value <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(value))
    return next(step * power for step in (1.0, 2.0, 5.0, 10.0) if value <= step * power)
