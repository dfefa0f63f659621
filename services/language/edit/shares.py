"""What of the draft was eaten: parts, "more" and "less", all but one thing, one thing only."""

from collections.abc import Sequence

from language.edit.clauses import Clause, Intent
from language.edit.context import EditContext
from language.edit.reference import Reference
from language.edit.scales import Factor, ScaleReader
from language.edit.words import EditWords
from language.model import Unit
from language.text.tokens import Kind


class Shares:
    """Applies the clauses that say how much of what stands in the draft was eaten."""

    def __init__(self, words: EditWords, scales: ScaleReader) -> None:
        self._words, self._scales = words, scales

    def apply(self, clauses: Sequence[Clause], context: EditContext) -> int:
        """Apply the first clause; how many were used, 0 when it says nothing of the kind."""
        clause = clauses[0]
        if self._spared(clause, context) or self._scale(clause, context) or self._portions(clause, context):
            return 1
        if self._compare(clause, context) or self._only(clause, context):
            return 1
        return int(self._unfinished(clauses, context))

    def _unfinished(self, clauses: Sequence[Clause], context: EditContext) -> bool:
        """ "салат не доел": nobody knows how much of it, unless the next clause says so."""
        clause = clauses[0]
        position = self._words.find(clause.tokens, "not_finished")
        if not position or not self._words.is_one(clause.tokens[position - 1], "negation"):
            return False
        context.note(clause.tokens)
        if len(clauses) == 1:
            context.doubt()
        return True

    def _spared(self, clause: Clause, context: EditContext) -> bool:
        """ "съел всё кроме хлеба", "all but the bread": what was not eaten goes."""
        if clause.intent is not Intent.NONE or not self._words.has(clause.tokens, "everything"):
            return False
        position = self._words.find(clause.tokens, "except")
        if position is None:
            return False
        tokens = clause.tokens[position + 1 :]
        found = [ref for reading in context.read(tokens)[0] if (ref := context.index.by_reading(reading))]
        found = found or [ref for ref in [context.index.by_kind_word(tokens)] if ref]
        for reference in found:
            context.remove(reference)
        return bool(found)

    def _scale(self, clause: Clause, context: EditContext) -> bool:
        """ "съел половину риса"; a clause that adds or replaces only mentions an amount."""
        factor = self._factor(clause)
        if factor is None or self._is_fat(clause, context):
            return False
        readings, _ = context.read(factor.rest)
        reference = context.resolve(readings, factor.rest)
        if reference is None and any(reading.is_food for reading in readings):
            if factor.is_share:
                return False  # "половину яблока" may be one thing more
            context.doubt()
            return True
        if len(readings) > 1 and any(reading.said for reading in readings):
            context.certain = False  # "рис 150 хлеба половина": which of them?
        context.scale(reference or context.focus, factor.value)
        return True

    @staticmethod
    def _is_fat(clause: Clause, context: EditContext) -> bool:
        """ "сметана 10 %" is a food of its own, "салата 70 %" a share."""
        without = {
            r.mention.food_key for r in context.read([t for t in clause.tokens if t.kind is not Kind.PERCENT])[0]
        }
        return any(
            reading.mention.food_key not in {"", *without} and any(word.endswith("%") for word in reading.words)
            for reading in context.read(clause.tokens)[0]
        )

    def _portions(self, clause: Clause, context: EditContext) -> bool:
        """ "две порции" of all that stands there."""
        readings, amounts = context.read(clause.tokens)
        said = [amount for amount in amounts if not amount.implied and not amount.article]
        if readings or clause.intent is not Intent.NONE or [a.unit for a in said] != [Unit.PORTION]:
            return False
        if context.index.by_place(clause.tokens) or context.index.by_kind_word(clause.tokens):
            return False
        context.scale(context.focus, said[0].value)
        return True

    def _factor(self, clause: Clause) -> Factor | None:
        """ "убери половину риса" leaves the other half; "убери хлеб" has no factor."""
        if clause.intent is Intent.NONE:
            return self._scales.read(clause.tokens)
        if clause.intent is not Intent.REMOVE:
            return None
        if self._words.has(clause.tokens, "not_finished"):
            return self._scales.read(clause.tokens)
        if not self._words.has(clause.tokens, "remove") or clause.tokens[-1].kind is Kind.PERCENT:
            return None
        factor = self._scales.part(clause.tokens)
        return None if factor is None else Factor(1 - factor.value, factor.rest)

    def _compare(self, clause: Clause, context: EditContext) -> bool:
        """ "на 50 г больше", "50 g less rice"."""
        more, less = self._is_more(clause), self._words.has(clause.tokens, "less") or self._is_left(clause)
        if more == less or self._words.has(clause.tokens, "up_to") or self._is_absolute(clause):
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

    def _is_more(self, clause: Clause) -> bool:
        """ "more like 180" is no comparison."""
        position = self._words.find(clause.tokens, "more")
        return position is not None and [t.norm for t in clause.tokens[position + 1 : position + 2]] != ["like"]

    def _is_absolute(self, clause: Clause) -> bool:
        """ "поменьше, 120" and "bigger, 200" say the amount itself; "больше на 50" the difference."""
        position = self._words.find(clause.tokens, "comparative")
        if position is None:
            return False
        after = clause.tokens[position + 1 :]
        before = any(token.kind is Kind.NUMBER for token in clause.tokens[:position])
        return not before and not any(token.norm in {"на", "by"} for token in clause.tokens) and bool(after)

    def _is_left(self, clause: Clause) -> bool:
        """ "осталось 30 г", "недоела 50 г риса": so much was not eaten."""
        negated = self._words.has(clause.tokens, "negation") and self._words.has(clause.tokens, "not_finished")
        return negated or self._words.has(clause.tokens, "left")

    def _only(self, clause: Clause, context: EditContext) -> bool:
        """ "съел только курицу", "only the chicken and rice": the rest goes."""
        position = self._words.find(clause.tokens, "only")
        eaten = self._words.has(clause.tokens, "eaten")
        if position is None or (position > 0 and not eaten):
            return False
        readings, amounts = context.read(clause.tokens)
        found = [context.index.by_reading(reading) for reading in readings]
        kept = {reference.item.item_id for reference in found if reference is not None and reference.certain}
        said = bool(amounts) or any(reading.said for reading in readings)
        if clause.intent is not Intent.NONE or said or len(kept) != len(readings):
            return False
        if not 0 < len(kept) < len(context.draft):
            return False
        for item in context.draft:
            if item.item_id not in kept:
                context.remove(Reference(item))
        return True
