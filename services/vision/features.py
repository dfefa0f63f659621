"""The network's features in a form that is small enough to keep: one signed byte a component (decision 0042)."""

import numpy as np
import numpy.typing as npt

from vision.engine import Features

_LARGEST = 127


def quantised(model: str, features: npt.NDArray[np.float32]) -> Features | None:
    """The vector scaled so that its largest component is ±127, which a cosine does not notice.

    None for a vector without length, which has no direction.
    """
    largest = float(np.abs(features).max(initial=0.0))
    if not largest or not np.isfinite(largest):
        return None
    return Features(model, np.rint(features * (_LARGEST / largest)).astype(np.int8).tobytes())
