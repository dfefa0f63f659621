"""What is sent: made from a seed, the same bytes in every run."""

import io
import random
from pathlib import Path

import numpy as np
from PIL import Image

_FOODS = (
    "гречка", "рис", "курица", "борщ", "хлеб", "яблоко", "творог", "сыр", "кефир", "банан", "огурец", "помидор",
    "картофель", "говядина",
)  # fmt: skip
_PIXELS_A_BYTE = 4
_NOISE = 18.0  # standard deviation: as a phone's camera in a dim room, so that sizes are those of photos
_QUALITIES = range(5, 99)


def meal_text(size: int, seed: int) -> str:
    """A list of foods and amounts in Russian, at most `size` bytes of UTF-8 and less than one food below it."""
    draw = random.Random(seed)
    text = ""
    while True:
        food = f"{draw.choice(_FOODS)} {draw.randrange(50, 400, 10)} г"
        longer = f"{text}, {food}" if text else food
        if len(longer.encode()) > size:
            return text
        text = longer


def photo(original: Path, size: int, seed: int) -> bytes:
    """A JPEG of `original` with a camera's noise, at most `size` bytes and close to it.

    The pixels grow with the file as a phone's do; the quality is what fits.
    """
    with Image.open(original) as opened:
        scale = (size * _PIXELS_A_BYTE / (opened.width * opened.height)) ** 0.5
        picture = opened.convert("RGB").resize((round(opened.width * scale), round(opened.height * scale)))
    noise = np.random.default_rng(seed).normal(0.0, _NOISE, (picture.height, picture.width, 1))
    noisy = Image.fromarray(np.clip(np.asarray(picture) + noise, 0, 255).astype(np.uint8))
    low, high = 0, len(_QUALITIES)
    best = _jpeg(noisy, _QUALITIES[0])
    while low < high:
        middle = (low + high) // 2
        tried = _jpeg(noisy, _QUALITIES[middle])
        if len(tried) <= size:
            best, low = tried, middle + 1
        else:
            high = middle
    return best


def one_pixel(size: int) -> bytes:
    """A PNG of one pixel in a file of exactly `size` bytes: as long to send as a photo, 0.04 ms to decode."""
    stream = io.BytesIO()
    Image.new("RGB", (1, 1), (120, 80, 40)).save(stream, "PNG")
    noise = random.Random(size).randbytes(max(0, size - stream.tell()))
    return stream.getvalue() + noise  # decoders stop at the last chunk


def _jpeg(picture: Image.Image, quality: int) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, "JPEG", quality=quality)
    return stream.getvalue()
