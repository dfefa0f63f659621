"""Words about a draft to operations."""

from collections.abc import Sequence

from language.edit.actions import Actions
from language.edit.clauses import Clause, ClauseCutter, Intent
from language.edit.context import EditContext, said_mention
from language.edit.contrast import apply_contrast, find_contrast
from language.edit.reference import DraftIndex
from language.edit.scales import ScaleReader
from language.edit.words import EditWords
from language.meal.parser import MealParser, Reading
from language.meal.pieces import PieceReader
from language.model import Clear, DraftItem, EditReading, Undo, Unit
from language.text.measures import Amount, Measures
from language.text.morphology import Morphology
from language.text.numerals import Numerals
from language.text.tokens import Kind, Token, tokenize


class EditParser:
    """Parses edits. Never raises on a text."""

    def __init__(
        self, meals: MealParser, pieces: PieceReader, morphology: Morphology, numerals: Numerals, measures: Measures
    ) -> None:
        self._meals, self._pieces, self._morphology = meals, pieces, morphology
        self._words = EditWords(morphology)
        self._cutter = ClauseCutter(self._words, numerals)
        self._scales = ScaleReader(self._words, numerals, measures)
        self._actions = Actions(self._words)

    def parse(self, text: str, language: str, draft: Sequence[DraftItem]) -> EditReading:
        """Operations in the order to apply; none when the text is no edit."""
        tokens, _ = self._pieces.prepare(self._without_pronoun_one(tokenize(text)))
        if not tokens:
            return EditReading((), True, language)
        if self._is_undo(tokens):
            return EditReading((Undo(),), True, language, explicit=True)
        if self._is_clear(tokens):
            return EditReading((Clear(),), True, language, explicit=True)
        context = EditContext(text, draft, DraftIndex(draft, self._words, self._morphology), self._meals)
        self._read_clauses(tokens, self._cutter.cut(tokens), context)
        return EditReading(tuple(context.operations), context.certain, language, context.explicit)

    def _without_pronoun_one(self, tokens: Sequence[Token]) -> list[Token]:
        """Without the "one" of "the second one", which is no number."""
        return [
            token
            for before, token in zip((None, *tokens), tokens, strict=False)
            if token.norm not in {"one", "ones"} or before is None or not self._is_determiner(before)
        ]

    def _is_determiner(self, token: Token) -> bool:
        return token.norm in {"the", "this", "that"} or not self._words.ordinals.keys().isdisjoint({token.norm})

    def _is_undo(self, tokens: Sequence[Token]) -> bool:
        if self._words.has_phrase(tokens, "undo_phrases"):
            return True
        return self._words.has(tokens, "undo") and not self._meals.names_food(tokens)

    def _is_clear(self, tokens: Sequence[Token]) -> bool:
        if self._words.has_phrase(tokens, "clear_phrases"):
            return True
        verb = self._words.has(tokens, "clear")
        everything = self._words.has(tokens, "remove") and self._words.has(tokens, "everything")
        if not verb and not everything:
            return False
        return not self._words.has(tokens, "except") and not self._meals.names_food(tokens)

    def _read_clauses(self, tokens: Sequence[Token], clauses: Sequence[Clause], context: EditContext) -> None:
        position = 0
        while position < len(clauses):
            contrast = find_contrast(clauses[position:], self._words)
            if contrast is not None:
                apply_contrast(contrast, context)
                context.explicit = context.explicit or bool(context.operations)
                position += contrast.used
                continue
            used = self._read_order(tokens, clauses[position:], context)
            context.explicit = context.explicit or used > 0
            position += used or self._plain(tokens, clauses[position:], context)

    def _read_order(self, tokens: Sequence[Token], clauses: Sequence[Clause], context: EditContext) -> int:
        """Apply the first clause when it says what to do, with those that go on with it; how many were used."""
        clause = clauses[0]
        following = clauses[1].tokens if len(clauses) > 1 else ()
        if self._actions.instead(clause, following, context):
            return 1 if context.read(clause.tokens)[0][1:] or not following else 2
        if spared := self._spared(clauses, context):
            return spared
        if self._scale(clause, context) or self._compare(clause, context):
            return 1
        if (clause.intent is Intent.REMOVE or self._is_removed_later(clauses)) and self._remove(clause, context):
            return 1
        if clause.intent is Intent.ADD:
            used = self._run(clauses, Intent.ADD)
            if self._actions.add(_span(tokens, clauses[:used]), context):
                return used
        return int(clause.intent is Intent.REPLACE and self._actions.replace(clause, context))

    def _spared(self, clauses: Sequence[Clause], context: EditContext) -> int:
        """ "съел всё кроме хлеба", "all but the bread": what was not eaten goes."""
        clause = clauses[0]
        if clause.intent is not Intent.NONE or not self._words.has(clause.tokens, "everything"):
            return 0
        position = self._words.find(clause.tokens, "except")
        if position is not None:
            tokens, used = clause.tokens[position + 1 :], 1
        elif len(clauses) > 1 and clauses[1].joint == "but":
            tokens, used = clauses[1].tokens, 2
        else:
            return 0
        found = [ref for reading in context.read(tokens)[0] if (ref := context.index.by_reading(reading))]
        for reference in found:
            context.remove(reference)
        return used if found else 0

    def _remove(self, clause: Clause, context: EditContext) -> bool:
        """Take out what the clause names; one that names nothing of the draft is an order all the same."""
        return self._actions.remove(clause, context) or clause.inherited or not self._is_new(clause, context)

    def _is_removed_later(self, clauses: Sequence[Clause]) -> bool:
        """ "масло и хлеб не ел"."""
        if len(clauses) < 2 or clauses[0].intent is not Intent.NONE or clauses[1].joint not in {"и", "and"}:
            return False
        later = clauses[1]
        numbers = any(token.kind is Kind.NUMBER for token in clauses[0].tokens)
        return later.intent is Intent.REMOVE and not numbers and self._words.has(later.tokens, "negation")

    def _is_new(self, clause: Clause, context: EditContext) -> bool:
        """Whether a clause with "без" names a food of its own: "кофе без сахара" with no sugar in the draft."""
        position = self._words.find(clause.tokens, "without")
        return bool(position) and bool(context.read(clause.tokens[:position])[0])

    @staticmethod
    def _run(clauses: Sequence[Clause], intent: Intent) -> int:
        used = 1
        while used < len(clauses) and clauses[used].intent is intent and clauses[used].inherited:
            used += 1
        return used

    def _plain(self, tokens: Sequence[Token], clauses: Sequence[Clause], context: EditContext) -> int:
        """Clauses without a verb: new amounts, a correction, or foods to add."""
        clause = clauses[0]
        place, rest = context.index.without_place(clause.tokens)
        if place is not None and (amounts := self._only_amounts(rest, context)):
            context.set_quantity(place, context.meals.plain_quantity(amounts[0]))
            context.explicit = True
            return 1
        if any(token.kind is Kind.NUMBER and token.value == 0 for token in clause.tokens):
            return self._nothing_left(clause, context)
        used = self._plain_run(clauses)
        readings, amounts = context.read(_span(tokens, clauses[:used]))
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

    def _plain_run(self, clauses: Sequence[Clause]) -> int:
        """How many clauses make one list: names may contain "и"."""
        used = 1
        while used < len(clauses) and clauses[used].intent is Intent.NONE:
            tail = clauses[used:]
            if find_contrast(tail, self._words) or self._scales.read(tail[0].tokens) or self._is_removed_later(tail):
                break
            if self._words.has(tail[0].tokens, "instead"):
                break
            used += 1
        return used

    def _scale(self, clause: Clause, context: EditContext) -> bool:
        """ "съел половину риса"; a clause that adds or replaces only mentions an amount."""
        if clause.intent is Intent.REMOVE and not self._words.has(clause.tokens, "not_finished"):
            return False
        factor = self._scales.read(clause.tokens) if clause.intent in {Intent.NONE, Intent.REMOVE} else None
        if factor is None:
            return False
        readings, _ = context.read(factor.rest)
        reference = context.resolve(readings, factor.rest)
        if reference is None and any(reading.is_food for reading in readings):
            return False
        context.scale(reference or context.focus, factor.value)
        return True

    def _compare(self, clause: Clause, context: EditContext) -> bool:
        """ "на 50 г больше", "50 g less rice"."""
        more, less = self._words.has(clause.tokens, "more"), self._words.has(clause.tokens, "less")
        if more == less or self._words.has(clause.tokens, "up_to"):
            return False
        readings, amounts = context.read(clause.tokens)
        quantity = next((r.mention.quantity for r in readings if r.said), None)
        if quantity is None and amounts:
            quantity = context.meals.plain_quantity(amounts[0])
        reference = context.resolve(readings, clause.tokens) or (None if readings else context.unnamed())
        if quantity is None or reference is None or quantity.unit not in {Unit.GRAM, Unit.MILLILITRE}:
            return False
        context.change_grams(reference, quantity.value if more else -quantity.value)
        return True

    def _place(self, reading: Reading, clause: Clause, context: EditContext) -> None:
        """A named food: a new amount for its item, a correction of the only item, or a new item."""
        reference = context.index.by_reading(reading)
        quantity = reading.mention.quantity
        if reference is not None:
            key = reading.mention.food_key
            if reading.said and quantity is not None:
                context.set_quantity(reference, quantity)
                context.explicit = context.explicit or self._words.has(clause.tokens, "correction")
            elif key and key != reference.item.food_key and self._words.has(clause.tokens, "correction"):
                context.replace(reference, said_mention(reading))  # "it was brown rice"
                context.explicit = True
            elif key and context.index.is_narrower(reading, reference):
                context.replace(reference, said_mention(reading))  # "coffee with milk" where coffee stands
                context.certain = False
            else:
                context.focus = reference
        elif reading.is_food:
            only = context.index.only()
            if only is not None and not context.operations and self._words.is_one(clause.tokens[0], "correction"):
                context.replace(only, said_mention(reading))
                context.certain, context.explicit = False, True
            else:
                context.certain = context.certain and not self._words.is_one(clause.tokens[0], "correction")
                context.add(reading.mention)

    def _loose(self, amounts: Sequence[Amount], clause: Clause, context: EditContext) -> None:
        """An amount without a name: of the item at a place, of the one spoken of, or of the only one."""
        amount = next((a for a in amounts if not a.implied and not a.article), None)
        if amount is None:
            return
        reference = context.index.by_place(clause.tokens) or context.unnamed()
        if reference is not None:
            context.set_quantity(reference, context.meals.plain_quantity(amount))
            context.explicit = True


def _span(tokens: Sequence[Token], clauses: Sequence[Clause]) -> list[Token]:
    """The tokens of neighbouring clauses with the joints between them."""
    start, end = clauses[0].tokens[0].start, clauses[-1].tokens[-1].end
    return [token for token in tokens if start <= token.start and token.end <= end]
