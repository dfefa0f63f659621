"""Which language a text is read in."""

import re

_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
_LATIN = re.compile(r"[a-z]", re.IGNORECASE)


def is_cyrillic(text: str) -> bool:
    """Whether any letter is Cyrillic."""
    return _CYRILLIC.search(text) is not None


def detect_language(text: str, locale: str) -> str:
    """ "ru" when any letter is Cyrillic (brands are Latin in Russian texts too), "en" for Latin, else the locale."""
    if is_cyrillic(text):
        return "ru"
    if _LATIN.search(text):
        return "en"
    return "ru" if locale.lower().startswith("ru") else "en"
