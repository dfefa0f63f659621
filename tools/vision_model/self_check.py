"""Runs the built graph once on a synthetic picture and compares it with what the original network answers."""

import numpy as np
import numpy.typing as npt
import onnxruntime as ort  # type: ignore[import-untyped]  # ships no types

from tools.vision_model.architecture import CLASSES, FEATURES, IMAGE_SIZE

# Logits of the synthetic picture's five best classes and its mean feature, from an independent forward pass in float64
# with the batch normalisation left unfolded (decision 0014).
_EXPECTED_LOGITS = {722: 9.6545, 417: 6.4504, 522: 5.5098, 551: 5.0953, 818: 4.8919}
_EXPECTED_MEAN_FEATURE = 0.16778
_TOLERANCE = 1e-3


class SelfCheckError(Exception):
    """The built graph does not compute what the original network does."""


def synthetic_picture() -> npt.NDArray[np.float32]:
    """A normalised picture [1, 3, 260, 260] made by arithmetic alone: a bright disc on a two-colour gradient."""
    row, column = np.mgrid[0:IMAGE_SIZE, 0:IMAGE_SIZE].astype(np.float32) / (IMAGE_SIZE - 1)
    disc = ((row - 0.5) ** 2 + (column - 0.5) ** 2 < 0.09).astype(np.float32)
    return (np.stack([disc, row * 0.8, column * 0.4])[None] * 2 - 1).astype(np.float32)


def check_inference(model: bytes) -> None:
    """Raises SelfCheckError when the model's answer to the synthetic picture is not the original network's."""
    session = ort.InferenceSession(model, providers=["CPUExecutionProvider"])
    logits, features = session.run(["logits", "features"], {"image": synthetic_picture()})
    if logits.shape != (1, CLASSES) or features.shape != (1, FEATURES):
        raise SelfCheckError(f"unexpected output shapes {logits.shape} and {features.shape}")
    best = np.argsort(-logits[0])[: len(_EXPECTED_LOGITS)].tolist()
    if best != list(_EXPECTED_LOGITS):
        raise SelfCheckError(f"the best classes of the synthetic picture are {best}")
    error = float(np.abs(logits[0][best] - list(_EXPECTED_LOGITS.values())).max())
    if error > _TOLERANCE or abs(float(features.mean()) - _EXPECTED_MEAN_FEATURE) > _TOLERANCE:
        raise SelfCheckError(f"the synthetic picture's logits are off by {error:.4f}")
