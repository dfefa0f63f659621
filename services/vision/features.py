"""The network's features in a form that is small enough to keep: one signed byte a component (decision 0042)."""

import numpy as np
import numpy.typing as npt

from vision.engine import Features

# Power normalisation (Perronnin et al., ECCV 2010): a few strong components no longer outvote all the others.
_POWER = 0.35
_LARGEST = 127


def quantised(model: str, features: npt.NDArray[np.float32]) -> Features | None:
    """The power-normalised vector, its largest component ±127, which a cosine does not notice.

    None for a vector without length, which has no direction.
    """
    evened = np.sign(features) * np.abs(features) ** _POWER
    largest = float(np.abs(evened).max(initial=0.0))
    if not largest or not np.isfinite(largest):
        return None
    vector = np.rint(evened * (_LARGEST / largest)).astype(np.int8)
    return Features(f"{model}/power {_POWER:g}", vector.tobytes())
