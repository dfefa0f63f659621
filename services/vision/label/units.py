"""Units as the OCR spells them."""

_KCAL = ("кк", "kc", "kca", "cal", "kcal", "ккал", "ккап", "кал")
_KJ = ("кд", "kj", "k)", "кж", "kи", "ки", "ki")
_GRAM = {"г", "g", "r", "гр", "gr", "т", "f", "г.", "g.", "гп"}
_MILLILITRE = {"мл", "ml", "mi", "мп"}
_MILLIGRAM = {"мг", "mg", "мкг", "mcg", "µg"}

KCAL_KJ = 4.184


def is_kcal(word: str) -> bool:
    return word.startswith(_KCAL)


def is_kj(word: str) -> bool:
    return word.startswith(_KJ)


def is_gram(word: str) -> bool:
    return word.rstrip(").") in _GRAM


def is_millilitre(word: str) -> bool:
    return word.rstrip(").") in _MILLILITRE


def is_smaller(word: str) -> bool:
    """Milligrams and below: of no field of ours."""
    return word in _MILLIGRAM
