"""Multinomial logistic regression over character n-grams, weights from data/tone_weights.tsv (made by tools/tone)."""

import math
from pathlib import Path

from language.model import Tone, ToneReading
from language.tone.features import vector

_SURE = 0.5
BIAS = "<bias>"


class ToneClassifier:
    """Scores tones; anything under one half is neutral."""

    name = "char-ngram-lr-1"

    def __init__(self, path: Path) -> None:
        """Rows: n-gram (spaces as ␣), idf, a weight for each tone in the header's order."""
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
        self._tones = [Tone(name) for name in lines[0].split("\t")[2:]]
        self._idf: dict[str, float] = {}
        self._weights: dict[str, tuple[float, ...]] = {}
        for line in lines[1:]:
            gram, idf, *weights = line.split("\t")
            key = gram.replace("␣", " ")
            self._idf[key] = float(idf)
            self._weights[key] = tuple(map(float, weights))
        self._bias = self._weights.pop(BIAS)
        del self._idf[BIAS]

    def classify(self, text: str) -> ToneReading:
        """The likeliest tone when its probability is above one half, else neutral."""
        scores = list(self._bias)
        for gram, value in vector(text, self._idf).items():
            for index, weight in enumerate(self._weights[gram]):
                scores[index] += value * weight
        probabilities = _softmax(scores)
        best = max(range(len(scores)), key=probabilities.__getitem__)
        if probabilities[best] <= _SURE:
            return ToneReading(Tone.NEUTRAL, round(probabilities[self._tones.index(Tone.NEUTRAL)], 3), self.name)
        return ToneReading(self._tones[best], round(probabilities[best], 3), self.name)


def _softmax(scores: list[float]) -> list[float]:
    top = max(scores)
    exponents = [math.exp(score - top) for score in scores]
    total = sum(exponents)
    return [each / total for each in exponents]
