"""Decoding an untrusted file: what is accepted, what is refused and why."""

import io
import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from vision.decoding import MAX_BYTES, WORKING_SIDE, decode_image
from vision.errors import Reason, VisionError

MAX_PIXELS = 50_000_000
RED, BLUE, WHITE = (255, 0, 0), (0, 0, 255), (255, 255, 255)
ORIENTATION = 0x0112
HEIC = (Path(__file__).parent / "data" / "red_blue.heic").read_bytes()


def picture(size: tuple[int, int] = (96, 64)) -> Image.Image:
    """Left half red, right half blue."""
    image = Image.new("RGB", size, BLUE)
    image.paste(RED, (0, 0, size[0] // 2, size[1]))
    return image


def encoded(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def decoded(content: bytes, max_pixels: int = MAX_PIXELS) -> Image.Image:
    return decode_image(content, max_pixels=max_pixels)


def reason(content: bytes, max_pixels: int = MAX_PIXELS) -> Reason:
    with pytest.raises(VisionError) as caught:
        decode_image(content, max_pixels=max_pixels)
    return caught.value.reason


def near(pixel: float | tuple[int, ...] | None, expected: tuple[int, int, int], tolerance: int = 12) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(one - other) <= tolerance for one, other in zip(pixel, expected, strict=True))


ACCEPTED = {
    "jpeg": encoded(picture(), "JPEG", quality=95),
    "png": encoded(picture()),
    "webp": encoded(picture(), "WEBP", quality=95),
    "heic": HEIC,
}


@pytest.mark.parametrize("content", ACCEPTED.values(), ids=ACCEPTED.keys())
def test_every_promised_type_becomes_rgb(content: bytes) -> None:
    image = decoded(content)
    assert (image.mode, image.size) == ("RGB", (96, 64))
    assert near(image.getpixel((10, 32)), RED)
    assert near(image.getpixel((85, 32)), BLUE)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_exif_orientation_is_applied(orientation: int) -> None:
    """Whatever way the camera was held, the picture comes out upright."""
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    stored = picture() if orientation == 1 else picture().transpose(undo[orientation])
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    image = decoded(encoded(stored, "JPEG", quality=95, exif=exif))
    assert image.size == (96, 64)
    assert near(image.getpixel((10, 32)), RED)


def test_damaged_exif_costs_only_the_rotation() -> None:
    assert decoded(encoded(picture(), "JPEG", exif=b"Exif\x00\x00MM\x00*\xff\xff\xff\xff")).size == (96, 64)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P with alpha", "P with a transparent colour"])
def test_transparency_becomes_white(mode: str) -> None:
    image = Image.new("RGBA", (8, 8), (0, 0, 0, 0))
    if mode == "P with alpha":
        content = encoded(image.quantize(4))
    elif mode == "P with a transparent colour":
        content = encoded(Image.new("P", (8, 8), 0), transparency=0)
    else:
        content = encoded(image.convert(mode))
    assert decoded(content).getpixel((4, 4)) == WHITE


def test_sixteen_bit_grey_keeps_its_brightness() -> None:
    """A plain conversion would clip everything above 255 of 65535 to white."""
    grey = Image.new("I;16", (8, 8), 0x8000)
    assert decoded(encoded(grey)).getpixel((4, 4)) == (128, 128, 128)


def test_cmyk_jpeg_keeps_its_colours() -> None:
    image = decoded(encoded(picture().convert("CMYK"), "JPEG", quality=95))
    assert near(image.getpixel((10, 32)), RED, tolerance=20)


@pytest.mark.parametrize("mode", ["L", "1"])
def test_grey_and_bilevel_become_rgb(mode: str) -> None:
    image = decoded(encoded(Image.new(mode, (8, 8), 255)))
    assert (image.mode, image.getpixel((4, 4))) == ("RGB", WHITE)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_large_photo_is_shrunk_but_stays_sharper_than_the_network_sees(kind: str) -> None:
    image = decoded(encoded(picture((4000, 3000)), kind))
    assert WORKING_SIDE <= min(image.size) < 2 * WORKING_SIDE
    assert near(image.getpixel((10, 10)), RED)


def test_an_empty_request_is_refused() -> None:
    assert reason(b"") is Reason.EMPTY_IMAGE


def test_more_than_twenty_megabytes_are_refused() -> None:
    assert reason(ACCEPTED["jpeg"] + bytes(MAX_BYTES)) is Reason.IMAGE_TOO_LARGE


@pytest.mark.parametrize(
    "content",
    [
        encoded(picture(), "GIF"),
        encoded(picture(), "BMP"),
        encoded(picture(), "TIFF"),
        encoded(picture(), "AVIF"),
        b"%PDF-1.7\n",
        b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom",
        b"\x00\x00\x00\x1cftypmif1\x00\x00\x00\x00mif1avifmiaf",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"I had a pizza",
        b"\xff\xd8",
    ],
    ids=["gif", "bmp", "tiff", "avif", "pdf", "mp4", "avif in mif1", "svg", "text", "two bytes"],
)
def test_other_types_are_refused_by_content(content: bytes) -> None:
    assert reason(content) is Reason.UNSUPPORTED_TYPE


@pytest.mark.parametrize("content", ACCEPTED.values(), ids=ACCEPTED.keys())
def test_a_truncated_file_is_broken(content: bytes) -> None:
    """Half a photo is never guessed at."""
    assert reason(content[: len(content) * 2 // 3]) is Reason.BROKEN_IMAGE


@pytest.mark.parametrize(
    "content",
    [b"\xff\xd8\xff\xe0junk", b"\x89PNG\r\n\x1a\njunk", b"RIFF\x04\x00\x00\x00WEBP", b"\x00\x00\x00\x18ftypheicjunk"],
    ids=["jpeg", "png", "webp", "heic"],
)
def test_a_true_signature_before_junk_is_broken(content: bytes) -> None:
    assert reason(content) is Reason.BROKEN_IMAGE


def test_a_mif1_container_of_hevc_is_taken_for_heic() -> None:
    assert reason(b"\x00\x00\x00\x1cftypmif1\x00\x00\x00\x00mif1heicmiafjunk") is Reason.BROKEN_IMAGE


@pytest.mark.parametrize("content", ACCEPTED.values(), ids=ACCEPTED.keys())
def test_pixels_are_limited_whatever_the_type(content: bytes) -> None:
    assert reason(content, max_pixels=96 * 64 - 1) is Reason.TOO_MANY_PIXELS
    assert decoded(content, max_pixels=96 * 64).size == (96, 64)


@pytest.mark.parametrize("side", [10_000, 60_000])
def test_a_pixel_bomb_is_refused_from_its_header(side: int) -> None:
    """The file is under 100 bytes and claims up to 3.6 gigapixels: nothing may be unpacked."""
    header = b"IHDR" + struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))
    end = struct.pack(">I", 0) + b"IDAT" + struct.pack(">I", zlib.crc32(b"IDAT"))
    assert reason(b"\x89PNG\r\n\x1a\n" + chunk + end) is Reason.TOO_MANY_PIXELS


@settings(max_examples=150, deadline=None)
@given(
    content=st.sampled_from(list(ACCEPTED.values())),
    position=st.integers(min_value=0, max_value=2000),
    noise=st.binary(min_size=1, max_size=16),
)
def test_damage_anywhere_ends_in_a_picture_or_a_reason(content: bytes, position: int, noise: bytes) -> None:
    """A hostile file may be refused, and never raises anything but the contract's errors."""
    start = position % len(content)
    damaged = content[:start] + noise + content[start + len(noise) :]
    try:
        image = decode_image(damaged, max_pixels=1_000_000)
    except VisionError:
        return
    assert image.mode == "RGB"
