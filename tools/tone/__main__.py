"""`python -m tools.tone --out FILE`: train on data/tone_train.tsv, report leave-one-out accuracy, write the weights."""

import argparse
import math
from collections import Counter
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from language.model import Tone
from language.tone.classifier import BIAS
from language.tone.features import ngrams, vector

DATA = Path(__file__).parent / "data" / "tone_train.tsv"
TONES = tuple(Tone)
MIN_DOCUMENTS = 2
STEPS, RATE, PENALTY = 400, 4.0, 5e-4
HEADER = """\
# Weights of the tone classifier: character 2- to 4-grams, idf, a weight for each tone.
# Source: trained by `python -m tools.tone` on tools/tone/data/tone_train.tsv (own work). Licence: MIT, as the project.
"""
Matrix = NDArray[np.float64]


def read_rows(path: Path) -> list[tuple[Tone, str]]:
    """(tone, text) of the training file."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [(Tone(tone), text) for tone, _, text in (line.split("\t") for line in lines)]


def inverse_frequencies(texts: list[str]) -> dict[str, float]:
    """Smoothed idf of n-grams that occur in at least two texts."""
    documents = Counter(gram for text in texts for gram in ngrams(text))
    kept = sorted(gram for gram, count in documents.items() if count >= MIN_DOCUMENTS)
    return {gram: math.log((1 + len(texts)) / (1 + documents[gram])) + 1 for gram in kept}


def matrix(texts: list[str], idf: dict[str, float]) -> Matrix:
    """One row a text, one column an n-gram, and a last column of ones."""
    columns = {gram: index for index, gram in enumerate(idf)}
    rows = np.zeros((len(texts), len(idf) + 1))
    rows[:, -1] = 1.0
    for row, text in enumerate(texts):
        for gram, value in vector(text, idf).items():
            rows[row, columns[gram]] = value
    return rows


def fit(rows: Matrix, targets: Matrix) -> Matrix:
    """Softmax regression by full-batch gradient descent with an L2 penalty; every tone weighs the same."""
    weights = np.zeros((rows.shape[1], targets.shape[1]))
    balance = (targets @ (1 / targets.sum(axis=0)))[:, None] / targets.shape[1]
    for _ in range(STEPS):
        gradient = rows.T @ ((softmax(rows @ weights) - targets) * balance)
        weights -= RATE * (gradient + PENALTY * np.vstack([weights[:-1], np.zeros(weights.shape[1])]))
    return weights


def softmax(scores: Matrix) -> Matrix:
    """Row by row."""
    exponents = np.exp(scores - scores.max(axis=1, keepdims=True))
    result: Matrix = exponents / exponents.sum(axis=1, keepdims=True)
    return result


def cross_validated(rows: Matrix, targets: Matrix, folds: int = 10) -> tuple[float, float, float]:
    """Every tenth row held out in turn: accuracy, share called a tone with p > 0.5, and how many of those rightly."""
    right = said = said_right = 0
    for fold in range(folds):
        held = np.arange(len(rows)) % folds == fold
        probabilities = softmax(rows[held] @ fit(rows[~held], targets[~held]))
        predicted, actual = probabilities.argmax(axis=1), targets[held].argmax(axis=1)
        sure = (probabilities.max(axis=1) > 0.5) & (predicted != TONES.index(Tone.NEUTRAL))
        right += int((predicted == actual).sum())
        said += int(sure.sum())
        said_right += int((predicted == actual)[sure].sum())
    return right / len(rows), said / len(rows), said_right / max(said, 1)


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    examples = read_rows(DATA)
    texts = [text for _, text in examples]
    idf = inverse_frequencies(texts)
    rows = matrix(texts, idf)
    targets = np.array([[float(tone is each) for each in TONES] for tone, _ in examples])
    weights = fit(rows, targets)
    lines = ["\t".join(["ngram", "idf", *TONES])]
    for (gram, frequency), values in zip([*idf.items(), (BIAS, 0.0)], weights, strict=True):
        lines.append("\t".join([gram.replace(" ", "␣"), f"{frequency:.3f}", *(f"{value:.2f}" for value in values)]))
    arguments.out.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    accuracy, share, precision = cross_validated(rows, targets)
    print(
        f"{len(texts)} texts, {len(idf)} n-grams; "
        f"10-fold: accuracy {accuracy:.2f}, sure of {share:.2f}, right {precision:.2f}"
    )


if __name__ == "__main__":
    main()
