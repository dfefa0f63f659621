"""The layer table is EfficientNet-Lite2's."""

import pytest

from tools.vision_model.architecture import blocks, same_padding


def test_stages_are_scaled_as_in_the_original() -> None:
    """Width 1.1 rounds to multiples of 8, depth 1.2 rounds up, the first and the last stage keep their repeats."""
    table = list(blocks())
    outputs = [block.channels_out for block in table]
    assert [(channels, outputs.count(channels)) for channels in dict.fromkeys(outputs)] == [
        (16, 1),
        (24, 3),
        (48, 3),
        (88, 4),
        (120, 4),
        (208, 5),
        (352, 1),
    ]
    assert sum(block.has_skip for block in table) == 2 + 2 + 3 + 3 + 4


@pytest.mark.parametrize(
    ("size", "kernel", "stride", "padding"),
    [(260, 3, 2, (0, 1)), (130, 3, 1, (1, 1)), (65, 5, 2, (2, 2)), (33, 1, 1, (0, 0))],
)
def test_padding_is_tensorflows(size: int, kernel: int, stride: int, padding: tuple[int, int]) -> None:
    """An odd zero goes to the bottom and the right; PyTorch's own padding would shift every feature."""
    assert same_padding(size, kernel, stride) == padding
