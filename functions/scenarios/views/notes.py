"""Short remarks under a draft."""

from nutrition.domain import written_amounts
from nutrition.domain.meal import Meal
from nutrition.presentation.names import item_name
from nutrition.presentation.numbers import grams, whole
from scenarios.turn import Turn


def unknown_note(turn: Turn, unknown: tuple[str, ...]) -> str:
    """Names the foods that no database knows; empty when there is none."""
    if not unknown:
        return ""
    return turn.text("unknown-food", count=len(unknown), names=", ".join(unknown))


def minus_note(turn: Turn, text: str) -> str:
    """Says so when a minus before a weight was read as a dash; empty otherwise."""
    return turn.text("minus-read-as-dash") if written_amounts.has_minus(text) else ""


def note_on_words(turn: Turn, text: str, unknown: tuple[str, ...]) -> str:
    """What is to be said about a text that became a draft: what nobody knows, and a minus that was read as a dash."""
    return "\n".join(part for part in (unknown_note(turn, unknown), minus_note(turn, text)) if part)


def difference(turn: Turn, before: Meal, after: Meal) -> str:
    """What an edit changes, a line an item: what goes, what comes, old and new grams."""
    locale = turn.person.locale
    lines: list[str] = []
    for item in before.items:
        kept = after.item(item.item_id)
        name = item_name(item, locale)
        if kept is None:
            lines.append(turn.text("diff-removed", name=name))
        elif kept.food.key != item.food.key:
            lines.append(turn.text("diff-replaced", old=name, new=item_name(kept, locale)))
        elif kept.amount.grams != item.amount.grams:
            old, new = grams(item.amount.grams), grams(kept.amount.grams)
            lines.append(turn.text("diff-grams", name=name, old=old, new=new))
    for item in after.items:
        if before.item(item.item_id) is None:
            name = item_name(item, locale)
            lines.append(turn.text("diff-added", name=name, grams=grams(item.amount.grams)))
    if before.eaten_share != after.eaten_share:
        lines.append(turn.text("diff-share", share=whole(after.eaten_share * 100)))
    return "\n".join(lines)
