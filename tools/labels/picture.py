"""A label printed on a package and photographed with a phone."""

import io
import random
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageFont

from tools.labels.layouts import Line

WIDTH = 760
SIZE = 26  # px of the print before it is photographed
DEGREES = ("clear", "usual", "poor")
_ROOT = Path(__file__).parents[2]
_OWN = _ROOT / "layers" / "nutrition" / "nutrition" / "adapters" / "charts" / "fonts" / "Roboto-Regular.ttf"
_SYSTEM = Path("/usr/share/fonts/truetype")
_WANTED = ("LiberationSans-Regular", "LiberationSansNarrow-Regular", "LiberationSerif-Regular", "DejaVuSansCondensed")
_INKS = (
    ((255, 255, 255), (15, 15, 15)),
    ((250, 244, 220), (50, 30, 20)),
    ((20, 60, 110), (245, 245, 245)),
    ((235, 225, 235), (70, 40, 90)),
)


@cache
def fonts() -> tuple[Path, ...]:
    """The shipped font and those of four kinds that are installed."""
    installed = [path for name in _WANTED for path in sorted(_SYSTEM.rglob(f"{name}.ttf"))[:1]]
    return (_OWN, *installed)


def printed(lines: Sequence[Line], chance: random.Random) -> Image.Image:
    """The label as the printer made it: RGB, dark on light or light on dark, with rules between the rows or without."""
    font = ImageFont.truetype(str(chance.choice(fonts())), SIZE)
    paper, ink = chance.choice(_INKS)
    ruled = chance.random() < 0.5
    page = Image.new("RGB", (WIDTH, 1400), paper)
    draw = ImageDraw.Draw(page)
    y = 30.0
    for cells in lines:
        if ruled and len(cells) > 1:
            draw.line((20, y - 3, WIDTH - 25, y - 3), fill=ink)
        if len(cells) == 1:
            for row in _wrapped(draw, cells[0], font):
                draw.text((30, y), row, fill=ink, font=font)
                y += SIZE * 1.4
            continue
        ends = (0.95,) if len(cells) == 2 else (0.62, 0.95)
        draw.text((30, y), cells[0], fill=ink, font=font)
        for cell, end in zip(cells[1:], ends, strict=True):
            draw.text((WIDTH * end - draw.textlength(cell, font=font), y), cell, fill=ink, font=font)
        y += SIZE * 1.4
    return page.crop((0, 0, WIDTH, round(y) + 25))


def photographed(label: Image.Image, degree: int, chance: random.Random) -> bytes:
    """A JPEG of 1280 × 960 px; `degree` 0 to 2 as in DEGREES: turned, tilted, shadowed, blurred, noisy, compressed."""
    scene = Image.new("RGB", (1280, 960), chance.choice(((90, 80, 70), (180, 180, 175), (40, 60, 50))))
    share = chance.uniform(0.42, 0.7) if degree == 2 else chance.uniform(0.62, 0.92)
    scale = min(1280 * share / label.width, 900 / label.height)
    label = label.resize((int(label.width * scale), int(label.height * scale)), Image.Resampling.BICUBIC)
    turn = chance.uniform(-1, 1) * (0, 3, 7)[degree]
    mask = Image.new("L", label.size, 255).rotate(turn, expand=True)
    label = label.rotate(turn, Image.Resampling.BICUBIC, expand=True)
    scene.paste(label, ((1280 - label.width) // 2, (960 - label.height) // 2), mask)
    if degree:
        scene = _worse(scene, degree, chance)
    stream = io.BytesIO()
    scene.save(stream, "JPEG", quality=(90, 75, 60)[degree])
    return stream.getvalue()


def _worse(scene: Image.Image, degree: int, chance: random.Random) -> Image.Image:
    shadow = Image.linear_gradient("L").resize(scene.size).rotate(chance.choice((0, 180)))
    scene = Image.composite(scene, ImageEnhance.Brightness(scene).enhance(0.6), shadow)
    tilt = chance.uniform(0, 0.04 * degree) * 1280
    corners = (tilt, 0, 0, 960, 1280, 960, 1280 - tilt, 0)
    scene = scene.transform(scene.size, Image.Transform.QUAD, corners, Image.Resampling.BICUBIC)
    blur = chance.uniform(0, 0.8) if degree == 1 else chance.uniform(0.6, 1.2)
    noise = Image.effect_noise(scene.size, 8 * degree).convert("RGB")
    return Image.blend(scene.filter(ImageFilter.GaussianBlur(blur)), noise, 0.06 * degree)


def _wrapped(draw: ImageDraw.ImageDraw, text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    rows, row = [], ""
    for word in text.split(" "):
        longer = f"{row} {word}" if row else word
        if draw.textlength(longer, font=font) > WIDTH - 60:
            rows.append(row)
            row = word
        else:
            row = longer
    return [*rows, row]
