"""English plurals to singulars, and inflected words to base forms, by rule."""

from collections.abc import Iterator

_IRREGULAR = {
    "loaves": "loaf",
    "halves": "half",
    "leaves": "leaf",
    "knives": "knife",
    "mice": "mouse",
    "geese": "goose",
    "feet": "foot",
    "cookies": "cookie",
    "fries": "fries",
    "brownies": "brownie",
    "smoothies": "smoothie",
    "calories": "calorie",
    "veggies": "veggie",
    "pies": "pie",
    "pierogies": "pierogi",
    "hoagies": "hoagie",
}
_KEPT_ENDINGS = ("ss", "us", "is", "ous")
_KEPT = frozenset({"molasses", "swiss", "brussels", "haas", "gas", "has", "was", "as", "this", "its", "less", "tbs"})


def singular(word: str) -> str:
    """The singular of a lower-case noun; words of other kinds may be cut too, always the same way."""
    word = word.removesuffix("'s")
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 4 or not word.endswith("s") or word in _KEPT or word.endswith(_KEPT_ENDINGS):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("oes", "shes", "ches", "xes", "sses", "zzes")):
        return word[:-2]
    return word[:-1]


_ENDINGS = (
    *(("ies", "y"), ("ied", "y"), ("ily", "y")),
    *((ending, "") for ending in ("ing", "ed", "ly", "es", "s", "'s", "'d", "'ll", "'ve", "'re")),
)
_SHORTEST_BASE = 3


def base_forms(word: str) -> Iterator[str]:
    """What a lower-case word may be an inflection of, itself first: "watching", "tried", "stopped", "nicely"."""
    yield word
    for ending, restored in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < _SHORTEST_BASE - len(restored):
            continue
        yield stem + restored
        if ending in {"ing", "ed"}:
            yield stem + "e"
            if stem[-1] == stem[-2]:
                yield stem[:-1]
