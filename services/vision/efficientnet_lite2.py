"""The embedded engine: EfficientNet-Lite2 over ImageNet-1k, looked at through the table of foods (decision 0014)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol

import numpy as np
import numpy.typing as npt
from PIL import Image

from vision.engine import Recognition
from vision.features import quantised
from vision.food_classes import FoodClasses
from vision.model_file import Description, Preprocess
from vision.verdicts import Scores, decide

Array = npt.NDArray[np.float32]


class Session(Protocol):
    """The part of `onnxruntime.InferenceSession` that the engine uses; `run` is safe to call from several threads."""

    def run(self, output_names: Sequence[str], input_feed: Mapping[str, Array]) -> Sequence[Array]:
        """The named outputs for the named inputs."""


class EfficientNetLite2:
    """An `Engine`: one whole-picture classification, so one item at most."""

    def __init__(self, description: Description, session: Session, classes: FoodClasses) -> None:
        self._description = description
        self._session = session
        self._classes = classes
        self._surroundings = [*classes.context, *(index for food in classes.foods for index in food.indices)]

    @property
    def name(self) -> str:
        return self._description.name

    @property
    def version(self) -> str:
        return f"{self._description.version}+{self._description.sha256[:8]}"

    def recognise(self, image: Image.Image) -> Recognition:
        feed = {self._description.input: network_input(image, self._description.preprocess)}
        outputs = self._description.outputs
        logits, features = self._session.run([outputs.logits, outputs.features], feed)
        decided = decide(self._scores(_softmax(logits[0])))
        return replace(decided, features=quantised(f"{self.name}/{self.version}", features[0]))

    def _scores(self, probabilities: Array) -> Scores:
        return Scores(
            foods=[(food, float(probabilities[list(food.indices)].sum())) for food in self._classes.foods],
            surroundings=float(probabilities[self._surroundings].sum()),
            print=float(probabilities[list(self._classes.print)].sum()),
        )


def network_input(image: Image.Image, preprocess: Preprocess) -> Array:
    """The centre crop of an RGB picture as the network takes it: float32 [1, 3, size, size]."""
    side = min(image.size) * preprocess.crop
    left, top = (image.width - side) / 2, (image.height - side) / 2
    size = (preprocess.size, preprocess.size)
    cropped = image.resize(size, Image.Resampling.BICUBIC, box=(left, top, left + side, top + side))
    pixels = (np.asarray(cropped, dtype=np.float32) - preprocess.mean) / preprocess.scale
    return np.ascontiguousarray(pixels.transpose(2, 0, 1)[None], dtype=np.float32)


def _softmax(logits: Array) -> Array:
    exponents = np.exp(logits - logits.max())
    probabilities: Array = exponents / exponents.sum()
    return probabilities
