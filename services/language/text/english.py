"""English plurals to singulars, by rule: the same on both sides of a comparison is what matters."""

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
_SHORTEST_STEM = 3
_KEPT_ENDINGS = ("ss", "us", "is", "ous")
_KEPT = frozenset({"molasses", "swiss", "brussels", "haas", "gas", "has", "was", "as", "this", "its", "less", "tbs"})
_ENDINGS = ("ed", "ing")


def base_forms(word: str) -> frozenset[str]:
    """What a lower-case verb in "-ed" or "-ing" may be a form of ("swapped": swapp, swappe, swap); else nothing."""
    stem = next((word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending)), "")
    if len(stem) < _SHORTEST_STEM:
        return frozenset()
    return frozenset({stem, stem + "e", stem[:-1] if stem[-1] == stem[-2] else stem})


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
