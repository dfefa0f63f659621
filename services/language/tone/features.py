"""Character n-grams of a text: what the tone classifier is trained on and scores by."""

import math
import re
from collections import Counter
from collections.abc import Mapping

from language.text.tokens import normalise

SMALLEST, LARGEST = 2, 4


def ngrams(text: str) -> Counter[str]:
    """2- to 4-grams inside words with one space at each end, counted."""
    counts: Counter[str] = Counter()
    for word in re.findall(r"[^\W\d_]+|[^\w\s]", normalise(text)):
        padded = f" {word} "
        for size in range(SMALLEST, LARGEST + 1):
            counts.update(padded[start : start + size] for start in range(len(padded) - size + 1))
    return counts


def vector(text: str, idf: Mapping[str, float]) -> dict[str, float]:
    """Sublinear tf-idf of the known n-grams, of length one (Salton & Buckley, 1988)."""
    weights = {gram: (1 + math.log(count)) * idf[gram] for gram, count in ngrams(text).items() if gram in idf}
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {gram: weight / length for gram, weight in weights.items()} if length else {}
