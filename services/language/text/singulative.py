"""One of many: "черносливина" is one of "чернослив", "картофелина" one of "картофель", "изюминка" one of "изюм"."""

from collections.abc import Iterator

_SUFFIXES = ("инка", "ина")
_ENDINGS = ("", "ь", "ы", "и", "а", "я", "о")
_SOFTENED = {"ш": "х", "ч": "к", "ж": "г"}
_SHORTEST_STEM = 4  # "машина" is no mung bean, "бобина" no bean


def collectives(lemma: str) -> Iterator[str]:
    """The words that the singulative may be made of; most of them are none."""
    suffix = next((each for each in _SUFFIXES if lemma.endswith(each)), None)
    if suffix is None or len(lemma) - len(suffix) < _SHORTEST_STEM:
        return
    stem = lemma.removesuffix(suffix)
    stems = [stem, stem[:-1] + _SOFTENED[stem[-1]]] if stem[-1] in _SOFTENED else [stem]
    for each in stems:
        for ending in _ENDINGS:
            yield each + ending
