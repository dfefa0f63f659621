"""Clauses without a verb: new amounts, corrections, foods to add."""

from collections.abc import Sequence

from language.edit.clauses import Clause, Intent
from language.edit.context import EditContext, said_mention
from language.edit.contrast import find_contrast
from language.edit.removal import Removal
from language.edit.scales import ScaleReader
from language.edit.words import EditWords
from language.meal.parser import Reading
from language.text.amount import Amount
from language.text.tokens import Kind, Token


class PlainReader:
    """Applies the clauses that only name foods and amounts."""

    def __init__(self, words: EditWords, scales: ScaleReader, removal: Removal) -> None:
        self._words, self._scales, self._removal = words, scales, removal

    def apply(self, tokens: Sequence[Token], clauses: Sequence[Clause], context: EditContext) -> int:
        """Apply the first clause and those that make one list with it; how many were used."""
        clause = clauses[0]
        place, rest = context.index.without_place(clause.tokens)
        if place is not None and (amounts := self._only_amounts(rest, context)):
            context.set_quantity(place, context.meals.plain_quantity(amounts[0]))
            context.explicit = True
            return 1
        if any(token.kind is Kind.NUMBER and token.value == 0 for token in clause.tokens):
            return self._nothing_left(clause, context)
        used = self._run(clauses, context)
        readings, amounts = context.read(span(tokens, clauses[:used]))
        if not self._was_another(readings, clause, context):
            for reading in readings:
                self._place(reading, clause, context)
        if amounts:
            self._loose(amounts, clause, context)
        return used

    @staticmethod
    def _only_amounts(tokens: Sequence[Token], context: EditContext) -> list[Amount]:
        """The amounts of a clause that names no food."""
        readings, amounts = context.read(tokens)
        return [] if readings else [amount for amount in amounts if not amount.implied]

    @staticmethod
    def _nothing_left(clause: Clause, context: EditContext) -> int:
        """ "рис 0"."""
        readings, _ = context.read(clause.tokens)
        reference = context.resolve(readings, clause.tokens)
        if reference is not None:
            context.remove(reference)
            context.explicit = True
        return 1

    def _run(self, clauses: Sequence[Clause], context: EditContext) -> int:
        """How many clauses make one list: names may contain "и"."""
        used = 1
        while used < len(clauses) and clauses[used].intent is Intent.NONE:
            tail = clauses[used:]
            if (
                find_contrast(tail, self._words)
                or self._scales.read(tail[0].tokens)
                or self._removal.comes_later(tail, context)
            ):
                break
            if self._words.has(tail[0].tokens, "instead") or self._words.has(tail[0].tokens, "left"):
                break
            used += 1
        return used

    def _was_another(self, readings: Sequence[Reading], clause: Clause, context: EditContext) -> bool:
        """ "the coffee was a latte", "курица была индейкой": what stands in the draft was another food."""
        if len(readings) != 2 or any(reading.said for reading in readings[:1]) or not readings[1].is_food:
            return False
        old, new = context.index.by_reading(readings[0]), context.index.by_reading(readings[1])
        between = [t for t in clause.tokens if max(readings[0].starts) < t.start < min(readings[1].starts)]
        linked = len(between) <= 2 and self._words.has(between[:1], "correction")
        if old is None or new is not None or not linked or self._words.has(between, "beside"):
            return False
        context.replace(old, said_mention(readings[1]))
        context.explicit = True
        return True

    def _place(self, reading: Reading, clause: Clause, context: EditContext) -> None:
        """A named food: a new amount for its item, a correction of the only item, or a new item."""
        reference = context.index.by_reading(reading)
        quantity = reading.mention.quantity
        if reference is not None:
            key = reading.mention.food_key
            if reading.said and quantity is not None:
                context.set_quantity(reference, quantity)
                context.explicit = context.explicit or self._is_order(clause)
            elif key and key != reference.item.food_key and self._words.has(clause.tokens, "correction"):
                context.replace(reference, said_mention(reading))  # "it was brown rice"
                context.explicit = True
            elif clause.joint in {"и", "and", "&"} and not context.operations:
                context.add(reading.mention)  # "и чай с лимоном": one more
            elif key and context.index.is_narrower(reading, reference):
                context.replace(reference, said_mention(reading))  # "coffee with milk" where coffee stands
                context.certain = False
            else:
                context.focus = reference
        elif reading.is_food:
            only = context.index.only()
            if only is not None and not context.operations and self._is_correction(clause):
                context.replace(only, said_mention(reading))
                context.certain, context.explicit = False, True
            else:
                context.certain = context.certain and not self._words.is_one(clause.tokens[0], "correction")
                context.add(reading.mention)

    def _is_order(self, clause: Clause) -> bool:
        return self._words.has(clause.tokens, "correction") or self._words.has(clause.tokens, "order")

    def _is_correction(self, clause: Clause) -> bool:
        """ "это индейка", "turkey actually"."""
        return any(self._words.is_one(clause.tokens[at], "correction") for at in (0, -1))

    def _loose(self, amounts: Sequence[Amount], clause: Clause, context: EditContext) -> None:
        """An amount without a name: of the item at a place, of the one spoken of, or of the only one."""
        amount = next((a for a in amounts if not a.implied and not a.article), None)
        if amount is None:
            return
        reference = context.index.by_place(clause.tokens) or context.unnamed()
        if reference is not None:
            context.set_quantity(reference, context.meals.plain_quantity(amount))
            context.explicit = True


def span(tokens: Sequence[Token], clauses: Sequence[Clause]) -> list[Token]:
    """The tokens of neighbouring clauses with the joints between them."""
    start, end = clauses[0].tokens[0].start, clauses[-1].tokens[-1].end
    return [token for token in tokens if start <= token.start and token.end <= end]
