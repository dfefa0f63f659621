"""Multinomial logistic regression over `language.tone.features`; data/tone_weights.tsv is made by tools/tone."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from language.model import Tone, ToneReading
from language.tone.features import counts, ngrams, pairs, vector, words
from language.tone.rules import RuleHits

BIAS, THRESHOLD = "<bias>", "<threshold>"
_MOST_EVIDENCE = 3


class ToneClassifier:
    """Weighs the rules' words and everything else in a message; a tone below its threshold is neutral."""

    name = "tone-lr-2"

    def __init__(self, path: Path) -> None:
        """Rows: feature (spaces as ␣), idf, a weight for each tone in the header's order."""
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
        self._tones = [Tone(name) for name in lines[0].split("\t")[2:]]
        self._idf: dict[str, float] = {}
        self._weights: dict[str, tuple[float, ...]] = {}
        shared: dict[str, float] = {}  # a number is kept once: there are few different ones
        for line in lines[1:]:
            feature, *numbers = line.split("\t")
            idf, *weights = (shared.setdefault(number, float(number)) for number in numbers)
            key = feature.replace("␣", " ")
            self._weights[key] = tuple(weights)
            if idf:
                self._idf[key] = idf
        self._bias = self._weights.pop(BIAS)
        self._thresholds = self._weights.pop(THRESHOLD)

    def classify(self, text: str, hits: RuleHits) -> ToneReading:
        """The likeliest tone when its probability reaches the tone's threshold, else neutral.

        The evidence is the rules' words for that tone; without any, the words of the message that weigh most for it.
        """
        values = vector(text, hits, self._idf)
        probabilities = self.probabilities(values)
        best = max(range(1, len(self._tones)), key=probabilities.__getitem__)
        tone = self._tones[best]
        if probabilities[best] < self._thresholds[best] or probabilities[best] < probabilities[0]:
            source = "rules" if hits.denied else self.name
            return ToneReading(Tone.NEUTRAL, round(probabilities[0], 3), source, hits.denied)
        score = round(probabilities[best], 3)
        if found := hits.found.get(tone) or hits.hints.get(tone):
            return ToneReading(tone, score, "rules", found)
        return ToneReading(tone, score, self.name, self._weightiest(text, values, best))

    def probabilities(self, values: Mapping[str, float]) -> list[float]:
        """Of every tone, neutral first."""
        scores = list(self._bias)
        for feature, value in values.items():
            for index, weight in enumerate(self._weights.get(feature, ())):
                scores[index] += value * weight
        return _softmax(scores)

    def _weightiest(self, text: str, values: Mapping[str, float], tone: int) -> tuple[str, ...]:
        """The words that weigh most for a tone over neutral: their n-grams, they themselves, half of each pair."""
        said = words(text)
        grams, texts_words = counts(said)
        shares: defaultdict[str, float] = defaultdict(float)

        def share(feature: str, times: int) -> float:
            weights = self._weights.get(feature)
            return values.get(feature, 0.0) * (weights[tone] - weights[0]) / times if weights else 0.0

        for word in said:
            shares[word] += share(f"w:{word}", texts_words[f"w:{word}"])
            shares[word] += sum(share(gram, grams[gram]) for gram in ngrams(word))
        for (first, second), pair in zip(pairwise(said), pairs(said), strict=True):
            for word in (first, second):
                shares[word] += share(pair, texts_words[pair]) / 2
        heaviest = sorted((word for word in shares if word.isalpha() and shares[word] > 0), key=shares.__getitem__)
        return tuple(reversed(heaviest[-_MOST_EVIDENCE:]))


def _softmax(scores: Sequence[float]) -> list[float]:
    top = max(scores)
    exponents = [math.exp(score - top) for score in scores]
    total = sum(exponents)
    return [each / total for each in exponents]
