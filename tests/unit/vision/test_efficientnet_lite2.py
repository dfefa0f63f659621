"""The embedded engine around the network: what goes in and how the 1000 probabilities are read."""

from collections.abc import Mapping, Sequence

import numpy as np
import pytest
from PIL import Image

from vision.efficientnet_lite2 import Array, EfficientNetLite2, network_input
from vision.engine import Verdict
from vision.food_classes import food_classes
from vision.model_file import Description, Outputs, Preprocess

PREPROCESS = Preprocess(size=260, crop=0.875, mean=127, scale=128)
DESCRIPTION = Description(
    name="efficientnet-lite2",
    version="0.1.0",
    sha256="0123456789abcdef",
    input="image",
    outputs=Outputs(logits="logits", features="features"),
    preprocess=PREPROCESS,
)
PICTURE = Image.new("RGB", (640, 480), (255, 255, 255))
FEATURES = np.array([[0.0, 0.5, 2.0]], dtype=np.float32)


class FixedSession:
    """A network that answers the given probabilities; the rest is spread over classes far from food."""

    def __init__(self, probabilities: Mapping[int, float]) -> None:
        named = {*food_classes().context, *(index for food in food_classes().foods for index in food.indices)}
        others = [index for index in range(1000) if index not in named | probabilities.keys()]
        values = np.full(1000, 1e-9)
        values[others] = max(1 - sum(probabilities.values()), 1e-6) / len(others)
        for index, probability in probabilities.items():
            values[index] = probability
        self._logits = np.log(values)[None].astype(np.float32)

    def run(self, output_names: Sequence[str], input_feed: Mapping[str, Array]) -> Sequence[Array]:
        assert list(output_names) == ["logits", "features"]
        assert input_feed["image"].shape == (1, 3, 260, 260)
        return [self._logits, FEATURES]


def engine(probabilities: Mapping[int, float]) -> EfficientNetLite2:
    return EfficientNetLite2(DESCRIPTION, FixedSession(probabilities), food_classes())


def test_probabilities_are_those_over_all_classes_not_over_foods_alone() -> None:
    """A food that is the best of the foods but unlikely among everything must not look sure."""
    (item,) = engine({963: 0.4, 0: 0.6}).recognise(PICTURE).items
    assert item[0].name_en == "pizza"
    assert item[0].confidence == pytest.approx(0.4, abs=1e-3)
    assert not item[0].preselect


def test_classes_that_mean_one_food_add_up() -> None:
    """A consommé, a hot pot and a soup bowl at 0.2 each are a sure soup."""
    (item,) = engine({925: 0.2, 926: 0.2, 809: 0.2}).recognise(PICTURE).items
    assert (item[0].name_en, item[0].preselect) == ("soup", True)
    assert item[0].confidence == pytest.approx(0.6, abs=1e-3)


def test_a_pan_that_hides_the_food_leads_to_a_question() -> None:
    frying_pan = 567
    assert engine({frying_pan: 0.8}).recognise(PICTURE).verdict is Verdict.UNSURE


def test_a_cat_is_not_food() -> None:
    egyptian_cat = 285
    assert engine({egyptian_cat: 0.9}).recognise(PICTURE).verdict is Verdict.NOT_FOOD


def test_the_version_names_the_exact_weights() -> None:
    assert (engine({}).name, engine({}).version) == ("efficientnet-lite2", "0.1.0+01234567")


def test_the_network_sees_the_normalised_centre() -> None:
    """White becomes 1; a black frame outside the centre crop of 7/8 is not seen."""
    image = Image.new("RGB", (800, 400), (0, 0, 0))
    image.paste((255, 255, 255), (220, 20, 580, 380))
    array = network_input(image, PREPROCESS)
    assert array.shape == (1, 3, 260, 260)
    assert array.dtype == np.float32
    assert array.min() == array.max() == pytest.approx(1.0)


def test_the_network_sees_red_first() -> None:
    array = network_input(Image.new("RGB", (300, 300), (255, 127, 0)), PREPROCESS)
    assert array.mean(axis=(0, 2, 3)).tolist() == pytest.approx([1.0, 0.0, -127 / 128])


def test_the_features_come_as_signed_bytes_under_the_name_of_the_very_model() -> None:
    """Another model's vectors, or another build's, must never be compared with these."""
    features = engine({963: 0.4}).recognise(PICTURE).features
    assert features is not None
    assert features.model == "efficientnet-lite2/0.1.0+01234567/power 0.35"
    assert list(np.frombuffer(features.vector, dtype=np.int8)) == [0, 78, 127]


def test_what_print_is_taken_for_may_be_a_label() -> None:
    web_site, menu = 916, 922
    assert engine({web_site: 0.3}).recognise(PICTURE).looks_like_label
    assert engine({web_site: 0.06, menu: 0.06}).recognise(PICTURE).looks_like_label
    assert not engine({963: 0.9, menu: 0.05}).recognise(PICTURE).looks_like_label
