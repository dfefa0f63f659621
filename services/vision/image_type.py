"""Tells a picture's type from its first bytes: what a file calls itself is never trusted."""

from enum import StrEnum

# ISO/IEC 23008-12: brands of HEVC-coded stills and sequences; `mif1`/`msf1` name the container only, and then the
# coding is among the compatible brands.
_HEVC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"})
_CONTAINER_BRANDS = frozenset({b"mif1", b"msf1"})


class ImageType(StrEnum):
    """The types that the contract accepts, under Pillow's names for them."""

    JPEG = "JPEG"
    PNG = "PNG"
    WEBP = "WEBP"
    HEIC = "HEIF"


def image_type(content: bytes) -> ImageType | None:
    """The type of `content`, or None when it is not one of the accepted ones."""
    if content.startswith(b"\xff\xd8\xff"):
        return ImageType.JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return ImageType.PNG
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return ImageType.WEBP
    return ImageType.HEIC if _is_heic(content) else None


def _is_heic(content: bytes) -> bool:
    if content[4:8] != b"ftyp":
        return False
    major = content[8:12]
    if major in _HEVC_BRANDS:
        return True
    box = content[16 : min(int.from_bytes(content[:4], "big"), 256)]
    compatible = {box[start : start + 4] for start in range(0, len(box), 4)}
    return major in _CONTAINER_BRANDS and not compatible.isdisjoint(_HEVC_BRANDS)
