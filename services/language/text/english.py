"""English plurals to singulars, and inflected words to base forms, by rule."""

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
_VERB_ENDINGS = ("ed", "ing")
# What stands instead of the other endings in the base form: "tried", "nicely", "they're".
_ENDINGS = (
    *(("ies", "y"), ("ied", "y"), ("ily", "y")),
    *((ending, "") for ending in ("ly", "es", "s", "'s", "'d", "'ll", "'ve", "'re")),
)


def verb_bases(word: str) -> frozenset[str]:
    """What a lower-case verb in "-ed" or "-ing" may be a form of ("swapped": swapp, swappe, swap); else nothing."""
    stem = next((word.removesuffix(ending) for ending in _VERB_ENDINGS if word.endswith(ending)), "")
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


def base_forms(word: str) -> frozenset[str]:
    """What a lower-case word may be an inflection of, itself too: "watching", "tried", "friends", "nicely"."""
    cut = {word.removesuffix(ending) + base for ending, base in _ENDINGS if word.endswith(ending)}
    return frozenset({word, *(each for each in cut if len(each) >= _SHORTEST_STEM)}) | verb_bases(word)
