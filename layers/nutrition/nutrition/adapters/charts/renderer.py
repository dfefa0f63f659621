"""SVG to PNG with resvg (decision 0022). The fonts come with the package: a bare host has none."""

from pathlib import Path

import resvg_py

from nutrition.adapters.charts.day import day_svg
from nutrition.adapters.charts.days import days_svg
from nutrition.ports.charts import DayChart, DaysChart

# What a chat shows of a picture on a phone's dense screen. Each pixel costs: two thirds of the time go into packing.
WIDTH = 960
_FONTS = [str(path) for path in sorted((Path(__file__).parent / "fonts").glob("*.ttf"))]


class ResvgCharts:
    """Implements `ports.charts.Charts`: PNG, 960 pixels wide."""

    def day(self, chart: DayChart) -> bytes:
        return _png(day_svg(chart))

    def days(self, chart: DaysChart) -> bytes:
        return _png(days_svg(chart))


def _png(svg: str) -> bytes:
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg, width=WIDTH, skip_system_fonts=True, font_files=_FONTS, font_family="Roboto"
        )
    )
