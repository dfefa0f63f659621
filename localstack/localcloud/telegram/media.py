"""Photos cut to Telegram's sizes, other files kept as they are."""

from __future__ import annotations

import asyncio
import io
import mimetypes
from functools import lru_cache
from typing import Any

from PIL import Image, ImageOps, UnidentifiedImageError

from localcloud.telegram.request import Upload
from localcloud.telegram.store import Store

Json = dict[str, Any]

_SIZES = (90, 320, 800, 1280)
"""Longest sides in pixels of sizes s, m, x and y."""
_SIDES_SUM_LIMIT = 10_000
_RATIO_LIMIT = 20
_QUALITY = 87


class UnreadablePhotoError(Exception):
    """The bytes are no picture, or one that Telegram does not take; ``code`` is Telegram's word for it."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@lru_cache(maxsize=16)  # the same picture is often sent again
def photo_sizes(content: bytes) -> list[tuple[bytes, int, int]]:
    """JPEGs (bytes, width, height in pixels) from the smallest to at most 1280 on the longer side.

    As a phone does it: turned upright by EXIF, metadata left out, transparency on white.

    Raises:
        UnreadablePhotoError: not decodable, or sides beyond what Telegram allows (sum over 10 000, ratio over 20).
    """
    try:
        with Image.open(io.BytesIO(content)) as opened:
            if sum(opened.size) > _SIDES_SUM_LIMIT or max(opened.size) > _RATIO_LIMIT * min(opened.size):
                raise UnreadablePhotoError("PHOTO_INVALID_DIMENSIONS")
            upright = _on_white(ImageOps.exif_transpose(opened))
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError) as error:
        raise UnreadablePhotoError("IMAGE_PROCESS_FAILED") from error
    longest = max(upright.size)
    sides = [side for side in _SIZES if side < longest][: len(_SIZES)]
    if longest <= _SIZES[-1]:
        sides.append(longest)
    elif sides[-1] != _SIZES[-1]:
        sides.append(_SIZES[-1])
    made = []
    for side in reversed(sides):  # each from the next larger one, which is cheaper than from the original
        upright = _scaled(upright, side)
        made.append((_jpeg(upright), upright.width, upright.height))
    return made[::-1]


def _on_white(image: Image.Image) -> Image.Image:
    if not image.has_transparency_data:
        return image.convert("RGB")
    layered = image.convert("RGBA")
    white = Image.new("RGB", layered.size, "white")
    white.paste(layered, mask=layered.getchannel("A"))
    return white


def _scaled(image: Image.Image, side: int) -> Image.Image:
    sized = image.copy()
    sized.thumbnail((side, side), Image.Resampling.BILINEAR)
    return sized


def _jpeg(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=_QUALITY)
    return buffer.getvalue()


def picture_size(content: bytes) -> tuple[int, int]:
    """Width and height in pixels, (512, 512) where they cannot be read (an animated sticker)."""
    try:
        with Image.open(io.BytesIO(content)) as opened:
            return opened.size
    except (UnidentifiedImageError, OSError, ValueError):
        return 512, 512


class MediaLibrary:
    """Takes files in; the heavy part runs in a thread, the bookkeeping on the loop."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def add_photo(self, upload: Upload) -> list[Json]:
        """The photo's ``PhotoSize`` list, smallest first.

        Raises:
            UnreadablePhotoError: see ``photo_sizes``.
        """
        sizes = await asyncio.to_thread(photo_sizes, upload.content)
        files = self._store.files
        written = []
        for content, width, height in sizes:
            path = files.new_path("photo", "photo.jpg")
            await asyncio.to_thread(files.write, path, content)
            written.append((path, content, {"width": width, "height": height}))
        return files.add_photo(written)

    async def add_document(self, upload: Upload) -> Json:
        """The ``Document``."""
        mime_type = upload.content_type
        if mime_type == "application/octet-stream":
            mime_type = mimetypes.guess_type(upload.file_name)[0] or mime_type
        described = {"file_name": upload.file_name, "mime_type": mime_type}
        return await self.add_plain("document", upload, described)

    async def add_plain(self, kind: str, upload: Upload, described: Json) -> Json:
        """A file of any other kind: ``described`` with ids and size."""
        files = self._store.files
        path = files.new_path(kind, upload.file_name)
        await asyncio.to_thread(files.write, path, upload.content)
        mime_type = str(described.get("mime_type", upload.content_type))
        return files.add(kind, path, upload.content, described, mime_type=mime_type, file_name=upload.file_name)
