"""Fond and big names: "котлеточка" is "котлета", "перчик" is "перец", "винцо" is "вино", "тортище" is "торт".

Suffixes and alternations as in the Academy's Russian Grammar of 1980, §§ 403–427 (nouns of subjective appraisal).
"""

from collections.abc import Iterator

_HARDENED = {"ч": "к", "ш": "х", "ж": "г"}
_SOFT, _SOFT_AFTER = "ька", ("л", "н")  # "дынька", "тефтелька"; "гречька" is misspelt
_SHORTEST_STEM = 3  # "урок" is no "ур", "сок" is itself
# Suffix → what the name may have in its place, likelier first. Longer suffixes stand before their own ends.
_FEMININE = ("ка", "ки", "а", "я", "ь", "")
_SUFFIXES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("очка", _FEMININE),
    ("ечка", ("ка", "ька", *_FEMININE[1:], "це")),
    ("ичка", ("ица", "ика", "а", "я")),
    ("ешка", ("а", "я", "е", "")),
    ("ишка", ("а", "я", "и", "")),
    ("ушка", ("а", "я", "ь", "о")),
    ("юшка", ("а", "я", "ь")),
    ("ышка", ("а", "ы", "")),
    ("ька", ("я", "ь", "а", "и")),
    ("ка", ("а", "я", "ь")),
    ("очек", ("ок", "", "ь")),
    ("ечек", ("ек", "ик", "")),
    ("чик", ("", "ец", "ы")),
    ("ик", ("", "ь", "и")),
    ("ок", ("", "ь")),
    ("ек", ("", "ь", "й")),
    ("ечко", ("о", "це")),
    ("ишко", ("о",)),
    ("ецо", ("о",)),
    ("ьцо", ("о",)),
    ("цо", ("о",)),
    ("ко", ("о",)),
    ("ище", ("", "ь", "о", "й")),
    ("ища", ("а", "я", "ь")),
)


def originals(lemma: str) -> Iterator[str]:
    """The words that the diminutive may be made of, likelier first; most of them are none. ё is е in all of them."""
    for suffix, endings in _SUFFIXES:
        if not lemma.endswith(suffix) or (suffix == _SOFT and lemma.removesuffix(suffix)[-1:] not in _SOFT_AFTER):
            continue
        for stem in _stems(lemma.removesuffix(suffix)):
            yield from (stem + ending for ending in endings)


def _stems(stem: str) -> Iterator[str]:
    """The stem, with its consonant as before the suffix ("творож-ок"), and without a vowel that flees ("икор-ка")."""
    if len(stem) < _SHORTEST_STEM:
        return
    yield stem
    if stem[-1] in _HARDENED:
        yield stem[:-1] + _HARDENED[stem[-1]]
    if stem[-2] in "ое":
        yield stem[:-2] + stem[-1]
