"""The shipped tone weights are those that the training makes, and it trains on nothing that judges."""

import json
from pathlib import Path

import numpy as np
import pytest

from language.tone.classifier import ToneClassifier
from language.tone.features import vector, words
from language.tone.rules import RuleHits, ToneRules
from tools.tone import __main__ as trainer
from tools.tone import examples
from tools.tone.regression import fit, folds
from tools.tone.training import TONES, inverse_frequencies, read, thresholds

ROOT = Path(trainer.__file__).parents[2]
WEIGHTS = ROOT / "services" / "language" / "data" / "tone_weights.tsv"
CARD = ROOT / "tools" / "accuracy" / "cases" / "tone.jsonl"
MOST_BYTES = 1_000_000


def test_each_kind_of_feature_has_length_one() -> None:
    texts = ["борщ и хлеб", "борщ", "борщ с хлебом"]
    values = vector("борщ", RuleHits({}, {}), inverse_frequencies(texts))
    for kind in ("c:", "w:"):
        assert sum(value**2 for name, value in values.items() if name.startswith(kind)) == pytest.approx(1)


def test_training_separates_what_can_be_separated() -> None:
    rows = np.array([[1.0, 0.0], [0.0, 1.0]] * 3)
    targets = np.array([[1.0, 0.0], [0.0, 1.0]] * 3)
    shares, biases = fit(rows @ rows.T, targets)
    assert (rows @ (rows.T @ shares) + biases).argmax(axis=1).tolist() == targets.argmax(axis=1).tolist()


def test_folds_spread_every_group_evenly_and_alike_each_time() -> None:
    groups = ["ru joy"] * 20 + ["en joy"] * 10
    fold = folds(groups, 10)
    assert np.bincount(fold[:20]).tolist() == [2] * 10
    assert np.bincount(fold[20:]).tolist() == [1] * 10
    assert fold.tolist() == folds(groups, 10).tolist()


def test_a_threshold_is_the_least_that_is_right_often_enough() -> None:
    """Joy is wrong below 0.6, so 0.55 must not be called joy."""
    probabilities = np.array([[0.2, 0.8, 0, 0, 0, 0], [0.3, 0.7, 0, 0, 0, 0], [0.45, 0.55, 0, 0, 0, 0]])
    limits = thresholds(probabilities, np.array([1, 1, 0]), 0.9)
    assert 0.55 < limits[1] <= 0.7
    assert read(probabilities, limits).tolist() == [1, 1, 0]


def test_the_shipped_weights_are_made_from_the_committed_data() -> None:
    """`python -m tools.tone` must be run again when a message or a keyword changes."""
    text = WEIGHTS.read_text(encoding="utf-8")
    assert f"# Made from: sha256 {examples.digest()}\n" in text
    assert len(text.encode()) < MOST_BYTES


def test_the_shipped_weights_know_their_own_examples() -> None:
    classifier, rules = ToneClassifier(WEIGHTS), ToneRules()
    rows = examples.read_examples()[::10]
    said = [(row.tone, classifier.classify(row.text, rules.find(row.text)).tone) for row in rows]
    spoken = [(tone, heard) for tone, heard in said if heard is not TONES[0]]
    assert len(spoken) > 0.4 * len(rows)
    assert sum(tone is heard for tone, heard in spoken) > 0.95 * len(spoken)


def test_a_keyword_that_misleads_does_not_stay() -> None:
    for tone, phrase, tones in examples.rule_figures(examples.read_examples()):
        assert tones[tone] >= 0.7 * tones.total(), (tone, phrase, dict(tones))


def test_no_message_of_the_accuracy_card_is_trained_on() -> None:
    """Half of the words in common is a copy: figures of copied messages would say nothing."""
    card = [set(words(json.loads(line)["text"])) for line in CARD.read_text(encoding="utf-8").splitlines()]
    for row in examples.read_examples():
        said = {word for word in words(row.text) if word.isalpha()}
        for case in card:
            known = {word for word in case if word.isalpha()}
            assert len(said & known) < 0.6 * len(said | known), row.text
