"""Turns an untrusted file into an upright RGB picture of bounded size (decision 0015)."""

import contextlib
import io
import struct

from pi_heif import HeifImageFile  # type: ignore[import-untyped]  # ships no types
from PIL import Image, ImageOps

from vision.errors import Reason, VisionError
from vision.image_type import ImageType, image_type
from vision.pixels import REDUCIBLE_MODES, to_rgb

MAX_BYTES = 20 * 1024 * 1024
"""What Telegram lets a bot download."""

WORKING_SIDE = 520
"""The picture's shorter side stays at least this many px when it is shrunk: twice what the network sees."""

# What Pillow's and libheif's decoders raise on hostile or damaged input.
_DECODER_ERRORS = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    IndexError,
    KeyError,
    TypeError,
    RuntimeError,
    struct.error,
)


def decode_image(content: bytes, *, max_pixels: int, working_side: int = WORKING_SIDE) -> Image.Image:
    """The picture in mode RGB, EXIF orientation applied, transparency over white, large ones shrunk.

    Its shorter side keeps at least `working_side` px. The number of pixels is read from the header, before anything is
    unpacked.
    Raises VisionError: EMPTY_IMAGE, IMAGE_TOO_LARGE, UNSUPPORTED_TYPE, TOO_MANY_PIXELS or BROKEN_IMAGE.
    """
    if not content:
        raise VisionError(Reason.EMPTY_IMAGE, "the request holds no picture")
    if len(content) > MAX_BYTES:
        raise VisionError(Reason.IMAGE_TOO_LARGE, f"the picture is larger than {MAX_BYTES // 1024**2} MB")
    kind = image_type(content)
    if kind is None:
        raise VisionError(Reason.UNSUPPORTED_TYPE, "the picture is not a JPEG, PNG, WebP or HEIC")
    try:
        with _open(content, kind) as image:
            _check_pixels(image, max_pixels)
            return _upright_rgb(image, working_side)
    except Image.DecompressionBombError as error:
        raise VisionError(Reason.TOO_MANY_PIXELS, "the picture has too many pixels") from error
    except _DECODER_ERRORS as error:
        raise VisionError(Reason.BROKEN_IMAGE, f"the {kind.name} cannot be decoded") from error


def _open(content: bytes, kind: ImageType) -> Image.Image:
    stream = io.BytesIO(content)
    if kind is ImageType.HEIC:
        return HeifImageFile(stream)  # type: ignore[no-any-return]  # ships no types
    return Image.open(stream, formats=[kind.value])


def _check_pixels(image: Image.Image, max_pixels: int) -> None:
    if image.width * image.height > max_pixels:
        raise VisionError(Reason.TOO_MANY_PIXELS, f"the picture has more than {max_pixels} pixels")


def _upright_rgb(image: Image.Image, working_side: int) -> Image.Image:
    # The JPEG decoder can shrink by 2, 4 or 8 while it decodes, which saves most of a large photo's time and memory.
    image.draft("RGB", (working_side, working_side))
    image.load()
    with contextlib.suppress(*_DECODER_ERRORS):  # damaged EXIF costs the rotation, not the picture
        ImageOps.exif_transpose(image, in_place=True)
    return to_rgb(_shrunk(image, working_side))


def _shrunk(image: Image.Image, working_side: int) -> Image.Image:
    factor = min(image.size) // working_side
    if factor < 2:
        return image
    # Before the conversion where that is possible: a copy of 50 megapixels is 200 MB.
    return (image if image.mode in REDUCIBLE_MODES else to_rgb(image)).reduce(factor)
