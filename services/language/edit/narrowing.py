"""A food named by a quality of the one in the draft: "молоко не коровье, а овсяное", "the juice was apple"."""

from collections.abc import Sequence
from dataclasses import replace

from language.edit.context import EditContext
from language.meal.parser import Reading
from language.model import DraftItem
from language.text.tokens import Kind, Token, tokenize

_SURE = 0.9


def narrowed(
    context: EditContext, item: DraftItem, quality: Sequence[Token], wrong: Sequence[Token] = ()
) -> Reading | None:
    """The food of the item's name with `quality` in the place of `wrong`; None when there is no such food."""
    quality = [token for token in quality if token.kind in {Kind.WORD, Kind.PERCENT}]
    if not quality:
        return None
    forms = frozenset().union(*(context.index.forms(token) for token in wrong))
    first, last = quality[0].start, quality[-1].end
    kept = [
        replace(token, start=first, end=last)
        for token in tokenize(item.name)
        if token.kind is Kind.WORD and forms.isdisjoint(context.index.forms(token))
    ]
    if not kept:
        return None
    nouns = [[token] for token in kept if not context.index.is_adjective(token)]
    for rest in (kept, *nouns):
        words = [*quality, *rest]
        found, amounts = context.read(words)
        if len(found) == 1 and not amounts and _is_named(found[0], words):
            return found[0]
    return None


def _is_named(reading: Reading, words: Sequence[Token]) -> bool:
    mention = reading.mention
    return bool(mention.food_key) and mention.confidence >= _SURE and len(reading.words) == len(words)
