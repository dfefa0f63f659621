"""Clauses without a verb: new amounts, corrections, foods to add."""

from collections.abc import Sequence

from language.edit.clauses import Clause, Intent
from language.edit.context import EditContext, said_mention
from language.edit.contrast import find_contrast
from language.edit.narrowing import narrowed
from language.edit.reference import Reference
from language.edit.removal import Removal
from language.edit.scales import ScaleReader
from language.edit.words import EditWords
from language.meal.parser import Reading
from language.text.amount import Amount
from language.text.tokens import Kind, Token

_WORDS_KNOWN = 0.5
_PRONOUNS = frozenset({"it", "that", "this", "they", "those", "these", "he", "она", "он", "оно", "они", "то"})


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
        if place is not None and self._replaced(place, rest, clause, context):
            return 1
        if any(token.kind is Kind.NUMBER and token.value == 0 for token in clause.tokens):
            return self._nothing_left(clause, context)
        used = self._run(clauses, context)
        readings, amounts = context.read(span(tokens, clauses[:used]))
        if context.index.is_out_of_draft(clause.tokens) and not readings:
            context.doubt()
            return used
        if not self._was_another(clause, context):
            for reading in readings:
                self._place(reading, clause, context)
        if amounts:
            self._loose(amounts, clause, context)
        return used

    def _replaced(self, place: Reference, rest: Sequence[Token], clause: Clause, context: EditContext) -> bool:
        """ "the third one is eggplant"."""
        foods = [reading for reading in context.read(rest)[0] if reading.mention.food_key]
        if len(foods) != 1 or context.index.by_reading(foods[0]) or not self._words.has(clause.tokens, "correction"):
            return False
        context.replace(place, said_mention(foods[0]))
        return True

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
            if (
                any(self._words.has(tail[0].tokens, name) for name in ("instead", "left", "multiply", "amiss"))
                or tail[0].idle
            ):
                break
            if self._words.is_one(tail[0].tokens[0], "correction") or self._words.is_one(tail[0].tokens[0], "only"):
                break
            used += 1
        return used

    def _was_another(self, clause: Clause, context: EditContext) -> bool:
        """ "the coffee was a latte", "курица была индейкой": what stands in the draft was another food."""
        link = self._words.find(clause.tokens, "correction")
        if not link or self._words.has(clause.tokens[link + 1 : link + 2], "beside"):
            return False
        before, said = clause.tokens[:link], clause.tokens[link + 1 :]
        old = self._only_named(before, context)
        new, amounts = context.read(said)
        if old is None or len(new) != 1 or not new[0].is_food or amounts:
            return False
        other = context.index.by_reading(new[0])
        if other is not None and other.item != old.item:
            return False
        food = narrowed(context, old.item, [token for token in said if token.start in new[0].starts]) or new[0]
        if food.mention.food_key == old.item.food_key:
            return False
        context.replace(old, said_mention(new[0] if new[0].said else food))
        context.explicit = True
        return True

    @staticmethod
    def _only_named(tokens: Sequence[Token], context: EditContext) -> Reference | None:
        """The item that some words name, when they name nothing else."""
        readings, amounts = context.read(tokens)
        if not readings and not amounts:
            return context.index.by_kind_word(tokens)  # "the drink"
        alone = len(readings) == 1 and not readings[0].said and not amounts
        return context.index.by_reading(readings[0]) if alone else None

    def _place(self, reading: Reading, clause: Clause, context: EditContext) -> None:
        """A named food: of the draft, or new."""
        reference = context.index.by_reading(reading)
        if reference is not None and not reference.inside:
            self._of_draft(reading, reference, clause, context)
        elif clause.intent is Intent.REPLACE:
            context.doubt()
        elif reading.is_food:
            self._new(reading, clause, context)

    def _of_draft(self, reading: Reading, reference: Reference, clause: Clause, context: EditContext) -> None:
        """A new amount for an item, another food in its place, or what the next words are about."""
        quantity, key = reading.mention.quantity, reading.mention.food_key
        corrected = key and not reference.by_kind and self._words.has(clause.tokens, "correction")
        if reading.said and quantity is not None:
            context.set_quantity(reference, quantity)
            context.explicit = context.explicit or self._is_order(clause)
        elif corrected and (other := _other(reading, reference, context)):
            context.replace(reference, said_mention(other))  # "it was brown rice"
            context.explicit = True
            context.certain = context.certain and not context.index.is_called_by_kind(reading, reference)
        elif clause.joint in {"и", "and", "&"} and not context.operations and not reference.by_kind:
            context.add(reading.mention)  # "и чай с лимоном": one more
        elif key and not reference.by_kind and _says_more(reading, reference, context):
            context.replace(reference, said_mention(reading))  # "coffee with milk" where coffee stands
            context.certain = False
        else:
            context.focus = reference

    def _new(self, reading: Reading, clause: Clause, context: EditContext) -> None:
        """A food that the draft has not: a correction, one more, or words that only look like food."""
        mention = reading.mention
        corrected = context.index.only() or context.index.kin_of(reading)
        if corrected is not None and not context.operations and self._is_correction(clause):
            context.replace(corrected, said_mention(reading))
            context.certain, context.explicit = False, True
        elif mention.food_key or reading.said or mention.confidence >= _WORDS_KNOWN:
            context.certain = context.certain and not self._is_correction(clause) and bool(mention.food_key)
            context.add(mention)
        else:
            context.certain = False

    def _is_order(self, clause: Clause) -> bool:
        return self._words.has(clause.tokens, "correction") or self._words.has(clause.tokens, "order")

    def _is_correction(self, clause: Clause) -> bool:
        """ "это индейка", "it was turkey", "turkey actually"."""
        first = clause.tokens[0].norm in _PRONOUNS and len(clause.tokens) > 1
        return any(self._words.is_one(clause.tokens[at], "correction") for at in (int(first), -1))

    def _loose(self, amounts: Sequence[Amount], clause: Clause, context: EditContext) -> None:
        """An amount without a name: of the item at a place, of the one spoken of, or of the only one."""
        bare = len(clause.tokens) == 1 and context.index.only() is not None  # "стакан"
        amount = next((a for a in amounts if bare or not (a.implied or a.article)), None)
        if amount is None:
            return
        reference = context.resolve((), clause.tokens) or context.unnamed()
        if reference is not None:
            context.set_quantity(reference, context.meals.plain_quantity(amount))
            context.explicit = True


def _says_more(reading: Reading, reference: Reference, context: EditContext) -> bool:
    return context.index.is_narrower(reading, reference) or _is_other(reading, reference, context)


def _is_other(reading: Reading, reference: Reference, context: EditContext) -> bool:
    """ "творог 5%" where another cottage cheese stands."""
    other = reading.mention.food_key != reference.item.food_key
    return other and bool(context.index.new_words(reading, reference))


def _other(reading: Reading, reference: Reference, context: EditContext) -> Reading | None:
    """The food that a corrected item is; the same food with a new quality is looked for under its own name."""
    if reading.mention.food_key != reference.item.food_key:
        return reading
    new = context.index.new_words(reading, reference)
    return narrowed(context, reference.item, [token for token in context.tokens if token.norm in new]) if new else None


def span(tokens: Sequence[Token], clauses: Sequence[Clause]) -> list[Token]:
    """The tokens of neighbouring clauses with the joints between them."""
    start, end = clauses[0].tokens[0].start, clauses[-1].tokens[-1].end
    return [token for token in tokens if start <= token.start and token.end <= end]
