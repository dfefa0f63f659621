"""Clauses with a verb: remove, add, replace."""

from collections.abc import Sequence

from language.edit.clauses import Clause
from language.edit.context import EditContext, said_mention
from language.edit.contrast import Contrast, apply_contrast
from language.edit.reference import Reference
from language.edit.words import EditWords
from language.meal.parser import Reading
from language.model import Unit
from language.text.amount import Amount
from language.text.tokens import Kind, Token

_INTO = frozenset({"к", "в", "во", "to", "into", "in", "on", "на"})
_FROM = frozenset({"из", "от", "у", "с", "со", "from", "in", "on", "off", "в", "к"})


class Actions:
    """Applies the clauses that say what to do."""

    def __init__(self, words: EditWords) -> None:
        self._words = words

    def remove(self, clause: Clause, context: EditContext) -> bool:
        """Take out what is named ("убери хлеб"), or a part of it ("убери 50 г риса"). False when nothing was found."""
        tokens = self._what_is_removed(clause.tokens)
        if position := self._words.find(tokens, "except"):
            return self._remove_except(tokens[position + 1 :], context)
        tokens, host = self._without_host(tokens, _FROM, context)
        readings, amounts = context.read(tokens)
        if host is not None and not readings:
            if amounts:  # "take 50 g off the rice"
                return self._lighter(host, amounts, context)
            context.remove(host)  # "take off the bread"
            return True
        return self._take_named(readings, context) or self._take_place(tokens, readings, context)

    @staticmethod
    def _take_named(readings: Sequence[Reading], context: EditContext) -> bool:
        found = [(reading, reference) for reading in readings if (reference := context.index.by_reading(reading))]
        for reading, reference in found:
            quantity = reading.mention.quantity
            if reading.said and quantity is not None and quantity.unit in {Unit.GRAM, Unit.MILLILITRE}:
                context.change_grams(reference, -quantity.value)
            else:
                context.remove(reference)
        return bool(found)

    def _take_place(self, tokens: Sequence[Token], readings: Sequence[Reading], context: EditContext) -> bool:
        """ "удали второй", "remove it", "удали 3"."""
        reference, rest = context.index.without_place(tokens)
        if reference is None and not readings and self._words.has(tokens, "whole"):
            reference = context.unnamed()
        if reference is None and not readings:
            reference, rest = self._by_number(tokens, context), []
        if reference is not None and not context.read(rest)[1]:  # no amount is left over
            context.remove(reference)
        return reference is not None

    @staticmethod
    def _lighter(host: Reference, amounts: Sequence[Amount], context: EditContext) -> bool:
        quantity = context.meals.plain_quantity(amounts[0]) if amounts else None
        if quantity is None or quantity.unit not in {Unit.GRAM, Unit.MILLILITRE}:
            return False
        context.change_grams(host, -quantity.value)
        return True

    @staticmethod
    def _by_number(tokens: Sequence[Token], context: EditContext) -> Reference | None:
        """ "удали 3": a number alone is a line of the draft."""
        numbers = [token for token in tokens if token.kind is Kind.NUMBER]
        alone = len(numbers) == 1 and len(tokens) == 1
        index = int(numbers[0].value) if alone else 0
        return Reference(context.draft[index - 1]) if 0 < index <= len(context.draft) else None

    def _what_is_removed(self, tokens: Sequence[Token]) -> tuple[Token, ...]:
        """The words after "без"; else all but the verb and the negation."""
        position = self._words.find(tokens, "without")
        if position is not None:
            return tuple(tokens[position + 1 :])
        return tuple(t for t in tokens if not self._words.is_one(t, "remove") and not self._words.is_one(t, "negation"))

    @staticmethod
    def _remove_except(kept: Sequence[Token], context: EditContext) -> bool:
        """ "удали всё кроме риса"."""
        readings, _ = context.read(kept)
        ids = {found.item.item_id for reading in readings if (found := context.index.by_reading(reading))}
        if not ids:
            return False
        for item in context.draft:
            if item.item_id not in ids:
                context.remove(Reference(item))
        return True

    def _without_host(
        self, tokens: Sequence[Token], prepositions: frozenset[str], context: EditContext
    ) -> tuple[tuple[Token, ...], Reference | None]:
        """Without "в чай", "to the rice": where a thing goes, when that is an item of the draft; and that item."""
        for position, token in enumerate(tokens):
            if token.norm not in prepositions or position + 1 >= len(tokens):
                continue
            readings, _ = context.read(tokens[position + 1 :])
            host = context.index.by_reading(readings[0]) if readings and not readings[0].said else None
            if host is not None:
                rest = (*tokens[:position], *tokens[position + 1 :])
                return tuple(each for each in rest if each.start not in readings[0].starts), host
        return tuple(tokens), None

    def add(self, tokens: Sequence[Token], context: EditContext) -> bool:
        """Put in every food that is named."""
        tokens = [token for token in tokens if not self._words.is_one(token, "add")]
        rest, host = self._without_host(tokens, _INTO, context)
        readings, amounts = context.read(rest)
        if host is not None and amounts and not readings:  # "прибавь 50 г к рису"
            quantity = context.meals.plain_quantity(amounts[0])
            if quantity.unit in {Unit.GRAM, Unit.MILLILITRE}:
                context.change_grams(host, quantity.value)
                return True
        if host is None and self._heavier(rest, readings, context):
            return True
        mentions = context.meals.parse(rest, context.text, "en")
        for mention in mentions:
            context.add(mention)
        return bool(mentions)

    def _heavier(self, tokens: Sequence[Token], readings: Sequence[Reading], context: EditContext) -> bool:
        """ "прибавь к рису 30 г": the amount stands after the item that grows."""
        if len(readings) != 1 or not any(token.norm in {"к", "to"} for token in tokens[:2]):
            return False
        reference, quantity = context.index.by_reading(readings[0]), readings[0].mention.quantity
        if reference is None or quantity is None or quantity.unit not in {Unit.GRAM, Unit.MILLILITRE}:
            return False
        context.change_grams(reference, quantity.value)
        return True

    def replace(self, clause: Clause, context: EditContext) -> bool:
        """ "замени A на B", "change rice to 200 g"; False when the clause has another shape."""
        verb = self._words.find(clause.tokens, "replace") or 0
        rest = clause.tokens[verb + 1 :] or clause.tokens[:verb]  # "курицу на индейку поменяй"
        by = next((i for i, token in enumerate(rest) if self._words.is_one(token, "replace_by")), None)
        if by is None and verb and clause.tokens[verb + 1 :]:  # "курицу замени индейкой"
            return self.put(clause.tokens[:verb], rest, context)
        if by is None:  # "замени курицу индейкой"
            by = next((i for i, token in enumerate(rest) if i and self._words.is_instrumental(token)), None)
            return by is not None and self.put(rest[:by], rest[by:], context)
        return self.put(rest[:by], rest[by + 1 :], context)

    def exchange(self, clause: Clause, context: EditContext) -> bool:
        """ "курицу на рыбу" without a verb; "курицу на гриле" is none."""
        at = next((i for i, token in enumerate(clause.tokens) if i and token.norm == "на"), None)
        if at is None or at + 1 >= len(clause.tokens) or not self._words.is_accusative(clause.tokens[at + 1]):
            return False
        old, amounts = context.read(clause.tokens[:at])
        new = [reading for reading in context.read(clause.tokens[at + 1 :])[0] if reading.is_food]
        known = len(old) == 1 and not old[0].said and not amounts and context.index.by_reading(old[0]) is not None
        if not known or len(new) != 1 or context.index.by_reading(new[0]) is not None:
            return False
        return self.put(clause.tokens[:at], clause.tokens[at + 1 :], context)

    @staticmethod
    def _beside(foods: Sequence[Reading], context: EditContext) -> bool:
        for reading in foods:
            context.add(reading.mention)
            context.certain = False
        return bool(foods)

    def instead(self, clause: Clause, following: Sequence[Token], context: EditContext) -> bool:
        """ "вместо риса гречка", "buckwheat instead of rice"."""
        position = self._words.find(clause.tokens, "instead")
        if position is None:
            return False
        before, after = clause.tokens[:position], clause.tokens[position + 1 :]
        if context.read(before)[0]:
            if not context.read(after)[0]:  # "200 g rice instead of 150"
                apply_contrast(Contrast((), after, before, 1), context)
                return True
            return self.put(after, before, context)
        readings, _ = context.read(after)
        if len(readings) > 1:
            split = readings[1].start
            return self.put([t for t in after if t.start < split], [t for t in after if t.start >= split], context)
        return self.put(after, following, context)

    def put(self, old: Sequence[Token], new: Sequence[Token], context: EditContext) -> bool:
        """Put `new` (a food, or only an amount) in the place of `old`.

        When `old` is not in the draft, a food is put beside the rest, doubtfully.
        """
        old_readings, _ = context.read(old)
        reference = context.resolve(old_readings, old)
        new_readings, amounts = context.read(new)
        foods = [reading for reading in new_readings if reading.is_food]
        if reference is None:
            if old_readings and context.index.only() is None:
                return self._beside(foods, context)
            reference = context.unnamed()
        if reference is None or not (foods or amounts):
            return False
        if foods:
            context.replace(reference, said_mention(foods[0]))
            for reading in foods[1:]:
                context.add(reading.mention)
        else:
            context.set_quantity(reference, context.meals.plain_quantity(amounts[0]))
        return True
