"""Fields of a case, checked; every function raises ValueError with a sentence about the field."""

import math
import re
from typing import Any

LANGUAGES = ("ru", "en")


def text(case: dict[str, Any], name: str) -> str:
    value = case.get(name)
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f'"{name}" must be a text')
    return value


def language(case: dict[str, Any]) -> str:
    value = text(case, "lang")
    if value not in LANGUAGES:
        raise ValueError(f'"lang" must be "ru" or "en", not "{value}"')
    return value


def number(case: dict[str, Any], name: str) -> float | None:
    """A number of at least 0, or None when the field is null or absent."""
    value = case.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value) or value < 0:
        raise ValueError(f'"{name}" must be a number of at least 0, or null')
    return float(value)


def needed_number(case: dict[str, Any], name: str) -> float:
    value = number(case, name)
    if value is None:
        raise ValueError(f'"{name}" must be a number')
    return value


def objects(case: dict[str, Any], name: str) -> list[dict[str, Any]]:
    value = case.get(name)
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise ValueError(f'"{name}" must be a list of objects')
    return value


def inner(case: dict[str, Any], name: str) -> dict[str, Any] | None:
    """An object, or None when the field is null or absent."""
    value = case.get(name)
    return None if value is None else objects({name: [value]}, name)[0]


def lists(case: dict[str, Any], name: str) -> list[list[dict[str, Any]]]:
    """Lists of objects; none when the field is null or absent."""
    value = case.get(name) or []
    if not isinstance(value, list) or not all(isinstance(each, list) for each in value):
        raise ValueError(f'"{name}" must be a list of lists of objects')
    return [objects({name: each}, name) for each in value]


def pattern(case: dict[str, Any], name: str) -> re.Pattern[str]:
    """A regular expression for a food's name; ё counts as е, as people write it."""
    source = text(case, name)
    try:
        return re.compile(plain(source, keep_case=True), re.IGNORECASE)
    except re.error as error:
        raise ValueError(f'"{name}" is not a regular expression ({error})') from error


def plain(name: str, *, keep_case: bool = False) -> str:
    """The form in which names and patterns meet; a pattern's case is kept, because \\b is not \\B."""
    folded = name.replace("ё", "е").replace("Ё", "Е")
    return folded if keep_case else folded.casefold()


def tag(case: dict[str, Any]) -> str:
    """What kind of text it is, for the analysis of failures; "" when the case does not say."""
    return str(case.get("tag") or "")


def is_for_developers(case: dict[str, Any]) -> bool:
    """False for the half that nobody looks at."""
    return case.get("split") != "holdout"
