"""Barcodes on pictures as phones take them."""

import numpy as np
import pytest
from PIL import Image, ImageFilter
from zxingcpp import BarcodeFormat, create_barcode, write_barcode_to_image

from vision.barcodes import barcodes_on

CODE = "4600000000008"


def photo(
    code: str = CODE, kind: BarcodeFormat = BarcodeFormat.EAN13, *, angle: float = 0, blur: float = 0
) -> Image.Image:
    """A package of 1280 × 960 px with the code across a third of it."""
    drawn = Image.fromarray(np.array(write_barcode_to_image(create_barcode(code, kind), scale=4, add_quiet_zones=True)))
    label = drawn.convert("RGB").resize((430, 300))
    package = Image.new("RGB", (1280, 960), (190, 170, 120))
    mask = Image.new("L", label.size, 255).rotate(angle, expand=True)
    package.paste(label.rotate(angle, expand=True, resample=Image.Resampling.BICUBIC), (400, 300), mask)
    return package.filter(ImageFilter.GaussianBlur(blur))


@pytest.mark.parametrize("angle", [0, 10, 45, 90, 135, 180])
def test_a_code_is_read_whichever_way_the_phone_was_held(angle: float) -> None:
    assert barcodes_on(photo(angle=angle)) == (CODE,)


def test_a_slightly_blurred_code_is_read() -> None:
    assert barcodes_on(photo(blur=1)) == (CODE,)


@pytest.mark.parametrize(
    ("code", "kind", "digits"),
    [("96385074", BarcodeFormat.EAN8, "96385074"), ("036000291452", BarcodeFormat.UPCA, "0036000291452")],
)
def test_other_retail_codes_come_as_the_databases_know_them(code: str, kind: BarcodeFormat, digits: str) -> None:
    assert barcodes_on(photo(code, kind)) == (digits,)


def test_what_is_no_retail_code_is_not_read() -> None:
    """A QR code on a package is an address, not a product."""
    assert barcodes_on(photo("https://example.org", BarcodeFormat.QRCode)) == ()
    assert barcodes_on(Image.effect_noise((640, 480), 80).convert("RGB")) == ()
