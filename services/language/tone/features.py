"""What a tone is heard by: character n-grams, words and pairs of words, signs, and the rules that fired.

Features of a kind are weighed by sublinear tf-idf and brought to length one (Salton & Buckley, 1988), so that a long
message says no more than a short one; `tools/tone` trains on exactly these vectors.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from language.text.tokens import normalise
from language.tone.rules import RuleHits

SMALLEST, LARGEST = 2, 4
MOST_HITS = 2
_SIGN = 0.2
_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|[^\w\s]")
_SIGNS: Mapping[str, re.Pattern[str]] = {
    "capitals": re.compile(r"(?<![^\W\d_])(?:[^\W\d_a-zа-яё]){3,}(?![^\W\d_])"),
    "exclaims": re.compile(r"!"),
    "shouts": re.compile(r"!\s*!"),
    "asks": re.compile(r"\?"),
    "trails off": re.compile(r"\.\.\.|…"),
    "smiles": re.compile(r"\)\)|[:;]-?[)D]"),
    "frowns": re.compile(r"\(\(|:-?\("),
    "names": re.compile(r"«[^»]*»"),
    "counts": re.compile(r"\d"),
    "weighs": re.compile(r"\d\s?(?:г|гр|мл|g|ml|oz)\b", re.IGNORECASE),
    "is short": re.compile(r"^\S+(?:\s+\S+){0,4}$"),
    "is long": re.compile(r"^\S+(?:\s+\S+){13,}"),
}


def words(text: str) -> list[str]:
    """Words and marks of a text, as its features spell them."""
    return _TOKEN.findall(normalise(text))


def ngrams(word: str) -> list[str]:
    """Features "c:…": 2- to 4-grams of a word with a space at each end."""
    padded = f" {word} "
    return [
        f"c:{padded[start : start + size]}"
        for size in range(SMALLEST, LARGEST + 1)
        for start in range(len(padded) - size + 1)
    ]


def pairs(texts_words: Sequence[str]) -> list[str]:
    """Features "w:…" of two neighbours."""
    return [f"w:{first} {second}" for first, second in pairwise(texts_words)]


def counts(texts_words: Sequence[str]) -> tuple[Counter[str], Counter[str]]:
    """N-grams of the words; words and their pairs."""
    return (
        Counter(gram for word in texts_words for gram in ngrams(word)),
        Counter([*(f"w:{word}" for word in texts_words), *pairs(texts_words)]),
    )


def vector(text: str, hits: RuleHits, idf: Mapping[str, float]) -> dict[str, float]:
    """Feature → value: tf-idf of what `idf` knows, "s:…" for signs, "r:…" for rules and "h:…" for their hints."""
    values: dict[str, float] = {}
    for kind in counts(words(text)):
        values |= _tf_idf(kind, idf)
    values |= {f"s:{name}": _SIGN for name, pattern in _SIGNS.items() if pattern.search(text)}
    for kind_of_hit, by_tone in (("r", hits.found), ("h", hits.hints)):
        values |= {f"{kind_of_hit}:{tone}": float(min(MOST_HITS, len(said))) for tone, said in by_tone.items()}
    return values


def _tf_idf(kind: Counter[str], idf: Mapping[str, float]) -> dict[str, float]:
    weights = {feature: (1 + math.log(count)) * idf[feature] for feature, count in kind.items() if feature in idf}
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {feature: weight / length for feature, weight in weights.items()}
