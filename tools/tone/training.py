"""Messages to weights, and how well messages that were held out are read."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from language.model import Tone
from language.tone.features import counts, vector, words
from language.tone.rules import ToneRules
from tools.tone.examples import Example
from tools.tone.regression import Matrix, fit, folds, softmax

TONES = tuple(Tone)
MIN_DOCUMENTS = 3
FOLDS = 10
_FLOOR, _CEILING, _STEP = 0.4, 0.9, 0.01


@dataclass(frozen=True, slots=True)
class Model:
    """`weights`: a row a feature, a column a tone."""

    idf: dict[str, float]
    features: list[str]
    weights: Matrix
    biases: Matrix


def inverse_frequencies(texts: Sequence[str]) -> dict[str, float]:
    """Smoothed idf of n-grams, words and pairs that occur in enough texts."""
    documents: Counter[str] = Counter()
    for text in texts:
        for kind in counts(words(text)):
            documents.update(kind.keys())
    kept = sorted(feature for feature, count in documents.items() if count >= MIN_DOCUMENTS)
    return {feature: round(math.log((1 + len(texts)) / (1 + documents[feature])) + 1, 2) for feature in kept}


def vectors(texts: Sequence[str], idf: dict[str, float]) -> tuple[list[str], Matrix]:
    """(features, one row a text)."""
    rules = ToneRules()
    rows = [vector(text, rules.find(text), idf) for text in texts]
    features = sorted({feature for row in rows for feature in row})
    columns = {feature: index for index, feature in enumerate(features)}
    matrix = np.zeros((len(texts), len(features)))
    for row, values in zip(matrix, rows, strict=True):
        row[[columns[feature] for feature in values]] = list(values.values())
    return features, matrix


def targets(examples: Sequence[Example]) -> Matrix:
    """One row a message, a one under its tone."""
    return np.array([[float(example.tone is tone) for tone in TONES] for example in examples])


def train(examples: Sequence[Example]) -> Model:
    """The model of all messages."""
    texts = [example.text for example in examples]
    idf = inverse_frequencies(texts)
    features, matrix = vectors(texts, idf)
    shares, biases = fit(matrix @ matrix.T, targets(examples))
    return Model(idf, features, matrix.T @ shares, biases)


def held_out(examples: Sequence[Example]) -> Matrix:
    """Probabilities of every message by a model that saw nine tenths of the others (10-fold, by tone and language)."""
    fold = folds([f"{example.language} {example.tone}" for example in examples], FOLDS)
    texts, wanted = [example.text for example in examples], targets(examples)
    probabilities = np.zeros_like(wanted)
    for each in range(FOLDS):
        held = fold == each
        idf = inverse_frequencies([text for text, out in zip(texts, held, strict=True) if not out])
        _, matrix = vectors(texts, idf)
        shares, biases = fit(matrix[~held] @ matrix[~held].T, wanted[~held])
        probabilities[held] = softmax(matrix[held] @ (matrix[~held].T @ shares) + biases)
    return probabilities


def thresholds(probabilities: Matrix, actual: NDArray[np.int64], precision: float) -> list[float]:
    """For each tone the least probability from which on those called it are right often enough; 0 for neutral."""
    found = [0.0]
    tone_of = probabilities[:, 1:].argmax(axis=1) + 1
    for tone in range(1, len(TONES)):
        levels = [_FLOOR + _STEP * step for step in range(round((_CEILING - _FLOOR) / _STEP) + 1)]
        called = tone_of == tone
        right = (
            level
            for level in levels
            if _precision(called & (probabilities[:, tone] >= level), actual == tone) >= precision
        )
        found.append(round(next(right, _CEILING), 2))
    return found


def _precision(said: NDArray[np.bool_], right: NDArray[np.bool_]) -> float:
    return float(right[said].mean()) if said.any() else 1.0


def read(probabilities: Matrix, limits: Sequence[float]) -> NDArray[np.int64]:
    """What the classifier says: the likeliest tone if it reaches its limit and is likelier than neutral."""
    tone = probabilities[:, 1:].argmax(axis=1) + 1
    likeliest = probabilities[np.arange(len(tone)), tone]
    sure = (likeliest >= np.array(limits)[tone]) & (likeliest >= probabilities[:, 0])
    return np.where(sure, tone, 0)
