"""IBM Model 1 word translation (Brown et al., 1993, "The Mathematics of Statistical Machine Translation", 4.2)."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from tools.ru_en_lexicon.corpus import Pair

NULL = ""
Table = dict[str, dict[str, float]]


def train(pairs: Mapping[Pair, int], rounds: int = 12) -> Table:
    """t(english | russian) by expectation maximisation; NULL takes English words that translate nothing."""
    table: Table = {}
    for (left, right), _ in sorted(pairs.items()):
        for source in (NULL, *left):
            table.setdefault(source, {}).update(dict.fromkeys(right, 1.0))
    for _ in range(rounds):
        table = _maximise(_expect(table, pairs))
    return table


def _expect(table: Table, pairs: Mapping[Pair, int]) -> dict[str, dict[str, float]]:
    counts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for (left, right), weight in sorted(pairs.items()):
        sources = (NULL, *left)
        for target in right:
            total = sum(table[source][target] for source in sources)
            for source in sources:
                counts[source][target] += weight * table[source][target] / total
    return counts


def _maximise(counts: Mapping[str, Mapping[str, float]]) -> Table:
    table: Table = {}
    for source, targets in counts.items():
        total = sum(targets.values())
        table[source] = {target: count / total for target, count in targets.items() if count > 1e-9 * total}
        for target in targets.keys() - table[source].keys():
            table[source][target] = 1e-12
    return table


def frequencies(pairs: Mapping[Pair, int]) -> Counter[str]:
    """How often each Russian lemma occurs."""
    seen: Counter[str] = Counter()
    for (left, _), weight in pairs.items():
        for lemma in set(left):
            seen[lemma] += weight
    return seen
