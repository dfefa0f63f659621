"""How foods are called in a list."""

from nutrition.domain.meal import MealItem
from nutrition.domain.user import Locale

# USDA has descriptions of 200 characters; twenty foods have to fit into a message of 4096, one into a caption of 1024.
LONGEST_NAME = 80


def capitalised(name: str) -> str:
    """The first letter large, the others as they are ("USDA" stays)."""
    return name[:1].upper() + name[1:]


def shortened(name: str, longest: int = LONGEST_NAME) -> str:
    """At most `longest` characters, the last of them "…" when there were more."""
    return name if len(name) <= longest else name[: longest - 1].rstrip() + "…"


def item_name(item: MealItem, locale: Locale) -> str:
    """The food's name, no longer than a list can bear."""
    return shortened(item.name(locale))
