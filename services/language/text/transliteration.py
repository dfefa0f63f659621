"""Russian words in Latin letters, as people type them: "pryanik", "smetana", "tvorog", "shchi", "borsch"."""

from collections.abc import Iterator
from itertools import islice, product

# Longest first; a letter that is written in several ways has several readings.
_READINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("shch", ("щ",)),
    ("sch", ("щ",)),
    ("yo", ("е",)),
    ("jo", ("е",)),
    ("zh", ("ж",)),
    ("kh", ("х",)),
    ("ts", ("ц", "тс")),
    ("ch", ("ч",)),
    ("sh", ("ш",)),
    ("yu", ("ю", "ью")),
    ("ju", ("ю",)),
    ("iu", ("ю",)),
    ("ya", ("я", "ья")),
    ("ja", ("я",)),
    ("ia", ("я", "ия")),
    ("ye", ("е",)),
    ("iy", ("ий",)),
    ("yj", ("ый",)),
    ("a", ("а",)),
    ("b", ("б",)),
    ("c", ("ц", "к")),
    ("d", ("д",)),
    ("e", ("е", "э")),
    ("f", ("ф",)),
    ("g", ("г",)),
    ("h", ("х",)),
    ("i", ("и",)),
    ("j", ("й", "ж")),
    ("k", ("к",)),
    ("l", ("л", "ль")),
    ("m", ("м",)),
    ("n", ("н", "нь")),
    ("o", ("о",)),
    ("p", ("п",)),
    ("r", ("р",)),
    ("s", ("с",)),
    ("t", ("т",)),
    ("u", ("у",)),
    ("v", ("в",)),
    ("w", ("в",)),
    ("x", ("х", "кс")),
    ("y", ("ы", "й", "и")),
    ("z", ("з",)),
    ("'", ("ь",)),
)
_MOST = 96


def cyrillic_spellings(word: str) -> Iterator[str]:
    """Cyrillic readings of a lower-case Latin word, likeliest first, at most `_MOST`."""
    options: list[tuple[str, ...]] = []
    position = 0
    while position < len(word):
        found = next(((latin, cyr) for latin, cyr in _READINGS if word.startswith(latin, position)), None)
        if found is None:
            return
        options.append(found[1])
        position += len(found[0])
    for letters in islice(product(*options), _MOST):
        yield "".join(letters)
