"""Quantised features."""

import numpy as np

from vision.features import quantised


def test_one_byte_a_component_keeps_the_direction() -> None:
    values = np.random.default_rng(3).exponential(0.3, 1280).astype(np.float32)
    features = quantised("model/1", values)
    assert features is not None
    kept = np.frombuffer(features.vector, dtype=np.int8).astype(np.float64)
    expected = values**0.35
    assert len(features.vector) == 1280
    assert kept @ expected / np.linalg.norm(kept) / np.linalg.norm(expected) > 0.999


def test_a_vector_without_a_direction_is_no_features() -> None:
    assert quantised("model/1", np.zeros(4, np.float32)) is None
    assert quantised("model/1", np.array([1, np.nan], np.float32)) is None
