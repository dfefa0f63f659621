"""What the transports' benchmark sends."""

import io
from pathlib import Path

import pytest
from PIL import Image

from loadtests.rpc.cases import cases
from loadtests.rpc.payloads import meal_text, one_pixel, photo

ORIGINAL = Path(__file__).parents[2] / "data" / "coffee.png"


@pytest.mark.parametrize("size", [200, 4000])
def test_a_text_fills_its_size(size: int) -> None:
    assert size - 40 < len(meal_text(size, seed=1).encode()) <= size


@pytest.mark.parametrize("size", [20_000, 300_000])
def test_a_photo_is_a_jpeg_close_to_its_size(size: int) -> None:
    made = photo(ORIGINAL, size, seed=1)
    assert 0.8 * size < len(made) <= size
    with Image.open(io.BytesIO(made)) as opened:
        opened.load()
        assert opened.format == "JPEG"


def test_a_pixel_is_a_file_of_exactly_its_size() -> None:
    made = one_pixel(1_000_000)
    assert len(made) == 1_000_000
    with Image.open(io.BytesIO(made)) as opened:
        opened.load()
        assert opened.size == (1, 1)


def test_the_same_seed_sends_the_same_bytes() -> None:
    def sent(seed: int) -> list[object]:
        return [case.call for case in cases(ORIGINAL, seed, quick=True)]

    assert sent(1) == sent(1)
    assert sent(1) != sent(2)


def test_payloads_go_from_200_bytes_to_1_mb() -> None:
    every = list(cases(ORIGINAL, 1, quick=False))
    assert {200, 1_000_000} <= {case.payload for case in every}
    assert max(case.payload for case in every if case.kind == "real") > 800_000
