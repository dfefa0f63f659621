"""The shipped tone weights are those that the training makes."""

from pathlib import Path

import numpy as np
import pytest

from language.tone.classifier import ToneClassifier
from language.tone.features import vector
from language.tone.rules import ToneRules
from tools.tone import __main__ as trainer

WEIGHTS = Path(trainer.__file__).parents[2] / "services" / "language" / "data" / "tone_weights.tsv"


def test_a_vector_has_length_one() -> None:
    idf = trainer.inverse_frequencies(["борщ и хлеб", "борщ"])
    assert sum(value * value for value in vector("борщ", idf).values()) == pytest.approx(1)


def test_training_separates_what_can_be_separated() -> None:
    rows = np.array([[1.0, 0.0, 1.0], [0.0, 1.0, 1.0]] * 3)
    targets = np.array([[1.0, 0.0], [0.0, 1.0]] * 3)
    assert (rows @ trainer.fit(rows, targets)).argmax(axis=1).tolist() == targets.argmax(axis=1).tolist()


def test_the_shipped_weights_know_their_own_examples() -> None:
    classifier = ToneClassifier(WEIGHTS)
    rows = trainer.read_rows(trainer.DATA)
    right = sum(classifier.classify(text).tone is tone for tone, text in rows)
    assert right > 0.8 * len(rows)


def test_rules_that_speak_are_nearly_always_right() -> None:
    rules = ToneRules()
    said = [(tone, reading.tone) for tone, text in trainer.read_rows(trainer.DATA) if (reading := rules.classify(text))]
    assert len(said) > 100
    assert sum(tone is read for tone, read in said) > 0.97 * len(said)
