"""Photos are cut to Telegram's sizes as a phone cuts them."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from localcloud.telegram.media import UnreadablePhotoError, photo_sizes
from tests.factories.telegram_simulator import jpeg


def _sides(content: bytes) -> list[tuple[int, int]]:
    return [(width, height) for _, width, height in photo_sizes(content)]


def test_a_large_photo_has_four_sizes_and_none_above_1280() -> None:
    assert _sides(jpeg(4000, 3000)) == [(90, 68), (320, 240), (800, 600), (1280, 960)]


def test_a_small_photo_is_not_enlarged() -> None:
    assert _sides(jpeg(200, 100)) == [(90, 45), (200, 100)]


def test_a_photo_is_turned_upright_and_loses_its_metadata() -> None:
    content, width, height = photo_sizes(jpeg(400, 200, orientation=6))[-1]
    assert (width, height) == (200, 400)
    assert not Image.open(io.BytesIO(content)).getexif()


def test_transparency_becomes_white() -> None:
    buffer = io.BytesIO()
    Image.new("RGBA", (100, 100), (0, 0, 0, 0)).save(buffer, "PNG")
    content, _, _ = photo_sizes(buffer.getvalue())[-1]
    assert Image.open(io.BytesIO(content)).getpixel((50, 50)) == (255, 255, 255)


@pytest.mark.parametrize("content", [b"", b"not a picture", jpeg()[:300]])
def test_what_cannot_be_decoded_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadablePhotoError, match="IMAGE_PROCESS_FAILED"):
        photo_sizes(content)


@pytest.mark.parametrize(("width", "height"), [(6000, 4001), (2100, 100)])
def test_sides_that_telegram_does_not_take_are_refused(width: int, height: int) -> None:
    with pytest.raises(UnreadablePhotoError, match="PHOTO_INVALID_DIMENSIONS"):
        photo_sizes(jpeg(width, height))
