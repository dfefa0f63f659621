"""Which engine stands behind both transports, and the files that the real ones need."""

import os
from pathlib import Path
from typing import Literal

Kind = Literal["real", "no-op"]
"""The product's own, or one that answers at once: what is left is the transport."""


def food_table() -> Path:
    """Where the language service looks for it."""
    return Path(os.environ.get("FOOD_TABLE_PATH", "build/food.sqlite"))


def vision_model() -> Path:
    """Where the vision service looks for it."""
    return Path(os.environ.get("VISION_MODEL_PATH", "build/vision/efficientnet_lite2.onnx"))
