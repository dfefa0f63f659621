"""Which words of a nutrition table mean what, however the OCR spelt them."""

from difflib import SequenceMatcher
from functools import cache

from vision.label.model import Field

# Field, or None for a row that is none of ours and ends the one before it.
_NAMES: dict[str, Field | None] = {
    **dict.fromkeys(("энергетическая", "калорийность", "энергия", "energy", "calories"), Field.ENERGY_KCAL),
    **dict.fromkeys(("белки", "белок", "белков", "белка", "protein", "proteins"), Field.PROTEIN_G),
    **dict.fromkeys(("жиры", "жир", "жиров", "жира", "fat", "fats"), Field.FAT_G),
    **dict.fromkeys(("углеводы", "углеводов", "carbohydrate", "carbohydrates", "carbs"), Field.CARBOHYDRATE_G),
    **dict.fromkeys(("волокна", "волокон", "клетчатка", "клетчатки", "fibre", "fiber"), Field.FIBRE_G),
    **dict.fromkeys(("сахар", "сахара", "сахаров", "sugars", "sugar"), Field.SUGARS_G),
    **dict.fromkeys(("насыщенные", "насыщенных", "saturates", "saturated"), Field.SATURATED_FAT_G),
    **dict.fromkeys(("соль", "соли", "salt"), Field.SALT_G),
    **dict.fromkeys(
        (
            *("натрий", "sodium", "холестерин", "cholesterol", "крахмал", "starch", "polyols", "polyunsaturated"),
            *("monounsaturated", "мононенасыщенные", "полиненасыщенные", "трансизомеры", "trans", "витамин", "vitamin"),
            *("кальций", "calcium", "железо", "iron", "калий", "potassium", "added"),
            *(
                "facts",
                "nutrition",
                "пищевая",
                "нетто",
                "масса",
                "вес",
                "net",
                "weight",
                "состав",
                "ingredients",
                "хранить",
                "storage",
            ),
        ),
        None,
    ),
}
_LEAST_ALIKE = 0.78
_SHORTEST_GUESSED = 5  # a shorter word is too easily another one


def is_name(word: str) -> bool:
    return _nearest(word) in _NAMES


def field_of(word: str) -> Field | None:
    """The field that the word names; None for a word that names none of ours."""
    return _NAMES.get(_nearest(word))


def like(word: str, expected: str) -> bool:
    """Whether `word` is `expected`, a letter or so apart."""
    return word == expected or (len(word) >= _SHORTEST_GUESSED and _alikeness(word, expected) >= _LEAST_ALIKE)


@cache
def _nearest(word: str) -> str:
    if word in _NAMES or len(word) < _SHORTEST_GUESSED:
        return word
    best = max(_NAMES, key=lambda name: _alikeness(word, name))
    return best if _alikeness(word, best) >= _LEAST_ALIKE else word


def _alikeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() if abs(len(one) - len(other)) <= 2 else 0.0
