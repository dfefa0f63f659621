"""Household measures as American databases write them in English."""

import re

from nutrition.domain.food import Unit

_MEASURES: tuple[tuple[re.Pattern[str], Unit], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), unit)
    for pattern, unit in (
        (r"cups?\b", Unit.CUP),
        (r"(tbsp|tablespoons?)\b", Unit.TABLESPOON),
        (r"(tsp|teaspoons?)\b", Unit.TEASPOON),
        (r"(\w+ )?(slices?|wedges?)\b", Unit.SLICE),
        (r"bowls?\b", Unit.BOWL),
        (r"plates?\b", Unit.PLATE),
        (r"handfuls?\b", Unit.HANDFUL),
        (r"scoops?\b", Unit.SCOOP),
        (r"bars?\b", Unit.BAR),
        (r"cans?\b", Unit.CAN),
        (r"bottles?\b", Unit.BOTTLE),
        (r"(package|pack|bag|packet|container)s?\b", Unit.PACK),
        (r"(serving|portion)s?\b", Unit.PORTION),
        (r"(piece|each|whole|medium|item|egg|fruit|sandwich)s?\b", Unit.PIECE),
    )
)


def unit_named(measure: str) -> Unit | None:
    """The unit that a measure's text begins with ("cup, sliced"), or None when we have no such unit."""
    return next((unit for pattern, unit in _MEASURES if pattern.match(measure)), None)
