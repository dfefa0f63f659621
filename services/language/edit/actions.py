"""Clauses with a verb: remove and add."""

from collections.abc import Sequence

from language.edit.clauses import Clause
from language.edit.context import EditContext, said_mention
from language.edit.reference import Reference
from language.edit.words import EditWords
from language.meal.parser import Reading
from language.model import Unit
from language.text.amount import Amount
from language.text.tokens import Kind, Token

_INTO = frozenset({"к", "в", "во", "to", "into", "in", "on", "на", "for", "для"})
_FROM = frozenset({"из", "от", "у", "с", "со", "from", "in", "on", "off", "в", "к"})


class Actions:
    """Applies the clauses that take out or put in."""

    def __init__(self, words: EditWords) -> None:
        self._words = words

    def remove(self, clause: Clause, context: EditContext) -> bool:
        """Take out what is named ("убери хлеб"), or a part of it ("убери 50 г риса"). False when nothing was found."""
        tokens = self._what_is_removed(clause.tokens)
        if self._is_of_the_same(clause.tokens, tokens, context):
            return True
        if position := self._words.find(tokens, "except"):
            return self._remove_except(tokens[position + 1 :], context)
        tokens, host = self._without_host(tokens, _FROM, context)
        readings, amounts = context.read(tokens)
        if host is not None and not readings:
            if amounts:  # "take 50 g off the rice"
                return self._lighter(host, amounts, context)
            context.remove(host)  # "take off the bread"
            return True
        if self._take_named(readings, context) or self._take_place(tokens, readings, context):
            return True
        only = None if readings else context.unnamed()
        return only is not None and self._lighter(only, amounts, context)  # "минус 50 г"

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
        if reference is None and not readings:
            reference = context.index.by_kind_word(tokens)
        if reference is None and not readings and (self._words.has(tokens, "whole") or not tokens):
            reference = context.unnamed()
        if reference is None and not readings:
            reference, rest = self._by_number(tokens, context), []
        if reference is not None and not context.read(rest)[1]:  # no amount is left over
            context.remove(reference)
        return reference is not None

    def _is_of_the_same(self, tokens: Sequence[Token], removed: Sequence[Token], context: EditContext) -> bool:
        """ "кофе без молока" where coffee with milk stands: the drink stays, another one."""
        position = self._words.find(tokens, "without")
        if not position:
            return False
        hosts, parts = context.read(tokens[:position])[0], context.read(removed)[0]
        host = context.index.by_reading(hosts[0]) if len(hosts) == 1 else None
        if host is None or len(parts) != 1 or not context.index.has_inside(host, parts[0]):
            return False
        whole = [reading for reading in context.read(tokens)[0] if reading.mention.food_key]
        context.replace(host, said_mention((whole or hosts)[0]))
        return True

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
            end = next((i for i in range(position, len(tokens)) if tokens[i].kind is Kind.BREAK), len(tokens))
            readings, _ = context.read(tokens[position + 1 : end])
            host = context.index.by_reading(readings[0]) if readings and not readings[0].said else None
            if host is not None:
                rest = (*tokens[:position], *tokens[position + 1 :])
                return tuple(each for each in rest if each.start not in readings[0].starts), host
        return tuple(tokens), None

    def add(self, tokens: Sequence[Token], context: EditContext) -> bool:
        """Put in every food that is named."""
        order, tokens = tokens, [token for token in tokens if not self._words.is_one(token, "add")]
        rest, host = self._without_host(tokens, _INTO, context)
        readings, amounts = context.read(rest)
        host = host or (None if readings else context.index.by_place(rest) or context.unnamed())
        if host is not None and amounts and not readings:  # "прибавь 50 г к рису", "ещё 50 г"
            quantity = context.meals.plain_quantity(amounts[0])
            if quantity.unit in {Unit.GRAM, Unit.MILLILITRE}:
                context.change_grams(host, quantity.value)
            elif quantity.unit is Unit.PORTION:
                context.scale(host, 1 + quantity.value)
            else:
                context.doubt()  # "ещё две ложки": nobody knows what the item's own spoon weighs
            return True
        if self._heavier(rest, readings, context):
            return True
        mentions = context.meals.parse(rest, context.text, "en")
        again = self._words.has(order, "again")
        for mention in mentions:
            named = next((reading for reading in readings if reading.mention == mention), None)
            if named is None or not self._more_of_it(named, context, again=again):
                context.add(mention)
        return bool(mentions)

    @staticmethod
    def _more_of_it(reading: Reading, context: EditContext, *, again: bool) -> bool:
        """ "ещё 30 г гречки": what stands there grows; without "ещё" only the very same food does."""
        reference, quantity = context.index.by_reading(reading), reading.mention.quantity
        if reference is None or not reference.certain or not reading.said or quantity is None:
            return False
        same = reading.mention.food_key == reference.item.food_key
        if not (again or same) or quantity.unit not in {Unit.GRAM, Unit.MILLILITRE}:
            return False
        context.change_grams(reference, quantity.value)
        return True

    def _heavier(self, tokens: Sequence[Token], readings: Sequence[Reading], context: EditContext) -> bool:
        """ "прибавь к рису 30 г": the amount stands after the item that grows."""
        if len(readings) != 1 or not any(token.norm in {"к", "to"} for token in tokens[:2]):
            return False
        reference, quantity = context.index.by_reading(readings[0]), readings[0].mention.quantity
        if reference is None or quantity is None or quantity.unit not in {Unit.GRAM, Unit.MILLILITRE}:
            return False
        context.change_grams(reference, quantity.value)
        return True
