"""Whether a food is the one that a case means."""

import re
from collections.abc import Iterable

from nutrition.domain.food import Food
from nutrition.domain.meal import Alternative
from nutrition.ports.recognition import Mention
from tools.accuracy.fields import plain


def is_named(pattern: re.Pattern[str], names: Iterable[str | None]) -> bool:
    return any(pattern.search(plain(name)) for name in names if name)


def is_food(pattern: re.Pattern[str], food: Food | Alternative) -> bool:
    """By the names that the bot shows, Russian or English."""
    return is_named(pattern, (food.name_ru, food.name_en))


def is_mention(pattern: re.Pattern[str], mention: Mention) -> bool:
    """By what was read, before any database is asked."""
    return is_named(pattern, (mention.text, mention.name, mention.name_en))
