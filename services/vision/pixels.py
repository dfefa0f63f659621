"""Brings every pixel format that the decoders produce to 8-bit RGB."""

import numpy as np
from PIL import Image

_WHITE = (255, 255, 255)

REDUCIBLE_MODES = frozenset({"RGB", "RGBA", "L", "LA", "CMYK"})
"""Modes whose neighbouring pixels may be averaged as they are."""


def to_rgb(image: Image.Image) -> Image.Image:
    """The picture in mode RGB: transparency over white, 16-bit grey scaled to 8 (Pillow's own conversion clips it)."""
    if image.mode.startswith("I"):
        image = _grey_from_16_bit(image)
    if image.has_transparency_data:
        opaque = image.convert("RGBA")
        background = Image.new("RGB", opaque.size, _WHITE)
        background.paste(opaque, mask=opaque.getchannel("A"))
        return background
    return image.convert("RGB")


def _grey_from_16_bit(image: Image.Image) -> Image.Image:
    return Image.fromarray((np.asarray(image).astype(np.uint32) >> 8).clip(0, 255).astype(np.uint8))
