"""A photo of a package, made easier to read."""

from PIL import Image, ImageChops, ImageFilter, ImageOps

_LONGEST = 2600
_SMALL = 1400  # px of the shorter side: below, letters are small
_LIGHT_RADIUS = 40  # px: wider than a letter, narrower than a shadow


def grey(image: Image.Image) -> Image.Image:
    """The picture as it is, grey and of bounded size."""
    picture = image.convert("L")
    picture.thumbnail((_LONGEST, _LONGEST), Image.Resampling.BICUBIC)
    return picture


def evened(image: Image.Image) -> Image.Image:
    """Twice as large where letters are small, shadows and the package's colour taken away."""
    picture = grey(image)
    if min(picture.size) < _SMALL:
        factor = min(2.0, _LONGEST / max(picture.size))
        size = (round(picture.width * factor), round(picture.height * factor))
        picture = picture.resize(size, Image.Resampling.BICUBIC)
    light = picture.filter(ImageFilter.BoxBlur(_LIGHT_RADIUS))
    return ImageOps.autocontrast(ImageChops.subtract(picture, light, scale=1, offset=128), cutoff=1)
