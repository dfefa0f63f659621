"""The few SVG elements that the charts are made of. Coordinates are pixels at zoom 1."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from math import cos, pi, sin

# What XML 1.0 does not allow even as a reference (section 2.2); one such character and nothing would be drawn.
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Palette:
    """Calm colours; none of them says "bad"."""

    paper: str = "#ffffff"
    ink: str = "#1f2933"
    faint_ink: str = "#6b7a89"
    track: str = "#e9eef3"
    energy: str = "#2fa36b"
    beyond: str = "#e8a33d"
    protein: str = "#4f7fd9"
    fat: str = "#d98f4f"
    carbohydrate: str = "#8a6fd1"
    fibre: str = "#5fae57"


PALETTE = Palette()


def element(name: str, content: str = "", **attributes: str | float) -> str:
    written = "".join(f' {key.replace("_", "-")}="{_value(value)}"' for key, value in attributes.items())
    return f"<{name}{written}>{content}</{name}>"


def text(
    x: float, y: float, words: str, size: float, *, colour: str = PALETTE.ink, anchor: str = "start", bold: bool = False
) -> str:
    style: Mapping[str, str | float] = {
        "x": x,
        "y": y,
        "font_size": size,
        "fill": colour,
        "text_anchor": anchor,
        "font_family": "Roboto",
        "font_weight": 500 if bold else 400,
    }
    return element("text", escape(_NOT_IN_XML.sub("", words)), **style)


def bar(x: float, y: float, width: float, height: float, colour: str) -> str:
    radius = min(height, width) / 2
    return element("rect", x=x, y=y, width=max(width, 0), height=height, rx=min(radius, 8), fill=colour)


def dot(x: float, y: float, radius: float, colour: str) -> str:
    return element("circle", cx=x, cy=y, r=radius, fill=colour)


def arc(
    x: float, y: float, radius: float, part: tuple[float, float], width: float, colour: str, *, rounded: bool = False
) -> str:
    """A ring's part, clockwise; (0, 1) is the whole ring from twelve o'clock."""
    begin, end = part
    if end - begin >= 1:
        return element("circle", cx=x, cy=y, r=radius, fill="none", stroke=colour, stroke_width=width)
    begin_x, begin_y = _on_ring(x, y, radius, begin)
    end_x, end_y = _on_ring(x, y, radius, end)
    large = int(end - begin > 0.5)
    path = f"M {begin_x:.2f} {begin_y:.2f} A {radius} {radius} 0 {large} 1 {end_x:.2f} {end_y:.2f}"
    cap = "round" if rounded else "butt"
    return element("path", d=path, fill="none", stroke=colour, stroke_width=width, stroke_linecap=cap)


def _on_ring(x: float, y: float, radius: float, share: float) -> tuple[float, float]:
    angle = 2 * pi * share
    return x + radius * sin(angle), y - radius * cos(angle)


def document(width: int, height: int, *parts: str) -> str:
    paper = element("rect", width=width, height=height, fill=PALETTE.paper)
    return element(
        "svg",
        paper + "".join(parts),
        xmlns="http://www.w3.org/2000/svg",
        width=width,
        height=height,
        viewBox=f"0 0 {width} {height}",
    )


def _value(value: str | float) -> str:
    return escape(value) if isinstance(value, str) else f"{value:.2f}".rstrip("0").rstrip(".")
