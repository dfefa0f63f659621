"""EfficientNet-Lite2's layer table.

Source: TensorFlow's `efficientnet/lite/efficientnet_lite_builder.py` (Apache-2.0): width 1.1, depth 1.2, 260 px, ReLU6,
no squeeze-and-excitation, stem, head and the repeats of the first and the last stage not scaled.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

IMAGE_SIZE = 260
"""Side of the square input, px."""
STEM_CHANNELS = 32
FEATURES = 1280
CLASSES = 1000
BATCH_NORM_EPSILON = 1e-3

_WIDTH = 1.1
_DEPTH = 1.2
_CHANNEL_DIVISOR = 8

_STAGES = (
    # repeats, kernel, stride, expansion, output channels; all before scaling
    (1, 3, 1, 1, 16),
    (2, 3, 2, 6, 24),
    (2, 5, 2, 6, 40),
    (3, 3, 2, 6, 80),
    (3, 5, 1, 6, 112),
    (4, 5, 2, 6, 192),
    (1, 3, 1, 6, 320),
)


@dataclass(frozen=True, slots=True)
class Block:
    """One inverted residual block; channels are counts, kernel and stride are px."""

    kernel: int
    stride: int
    expansion: int
    channels_in: int
    channels_out: int

    @property
    def has_skip(self) -> bool:
        """Whether the block's input is added to its output."""
        return self.stride == 1 and self.channels_in == self.channels_out


def blocks() -> Iterator[Block]:
    """The blocks in the order of the checkpoint's `_blocks.N`."""
    channels = STEM_CHANNELS
    last = len(_STAGES) - 1
    for stage, (repeats, kernel, stride, expansion, base_channels) in enumerate(_STAGES):
        scaled_repeats = repeats if stage in {0, last} else math.ceil(repeats * _DEPTH)
        channels_out = _scaled_channels(base_channels)
        for repeat in range(scaled_repeats):
            yield Block(kernel, stride if repeat == 0 else 1, expansion, channels, channels_out)
            channels = channels_out


def same_padding(size: int, kernel: int, stride: int) -> tuple[int, int]:
    """Zeros before and after one axis of `size` px, as TensorFlow's SAME pads.

    The output is ceil(size / stride) px; an odd zero goes after.
    """
    total = max((math.ceil(size / stride) - 1) * stride + kernel - size, 0)
    return total // 2, total - total // 2


def _scaled_channels(channels: int) -> int:
    scaled = channels * _WIDTH
    rounded = max(_CHANNEL_DIVISOR, int(scaled + _CHANNEL_DIVISOR / 2) // _CHANNEL_DIVISOR * _CHANNEL_DIVISOR)
    return rounded + _CHANNEL_DIVISOR if rounded < 0.9 * scaled else rounded
