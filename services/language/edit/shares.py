"""What of the draft was eaten: parts, "more" and "less", all but one thing, one thing only."""

from collections.abc import Sequence

from language.edit.clauses import Clause, Intent
from language.edit.context import EditContext
from language.edit.reference import Reference
from language.edit.scales import Factor, ScaleReader
from language.edit.words import EditWords
from language.model import Unit
from language.text.tokens import Kind

_LISTING = frozenset({"и", "and", "&"})


class Shares:
    """Applies the clauses that say how much of what stands in the draft was eaten."""

    def __init__(self, words: EditWords, scales: ScaleReader) -> None:
        self._words, self._scales = words, scales

    def apply(self, clauses: Sequence[Clause], context: EditContext) -> int:
        """Apply the first clause; how many were used, 0 when it says nothing of the kind."""
        if used := self._spared(clauses, context):
            return used
        if self._scale(clauses[0], context) or self._portions(clauses[0], context) or self._compare(clauses[0], context):
            return 1
        return self._only(clauses, context)

    def _spared(self, clauses: Sequence[Clause], context: EditContext) -> int:
        """ "съел всё кроме хлеба", "all but the bread": what was not eaten goes."""
        clause = clauses[0]
        if clause.intent is not Intent.NONE or not self._words.has(clause.tokens, "everything"):
            return 0
        position = self._words.find(clause.tokens, "except")
        if position is None:
            return 0
        tokens = clause.tokens[position + 1 :]
        found = [ref for reading in context.read(tokens)[0] if (ref := context.index.by_reading(reading))]
        found = found or [ref for ref in [context.index.by_kind_word(tokens)] if ref]
        for reference in found:
            context.remove(reference)
        return int(bool(found))

    def _scale(self, clause: Clause, context: EditContext) -> bool:
        """ "съел половину риса"; a clause that adds or replaces only mentions an amount."""
        factor = self._factor(clause)
        if factor is None:
            return False
        readings, _ = context.read(factor.rest)
        reference = context.resolve(readings, factor.rest)
        if reference is None and any(reading.is_food for reading in readings):
            if factor.is_share:
                return False  # "половину яблока" may be one thing more
            context.doubt()
            return True
        context.scale(reference or context.focus, factor.value)
        return True

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

    def _is_more(self, clause: Clause) -> bool:
        """ "more like 180" is no comparison."""
        position = self._words.find(clause.tokens, "more")
        return position is not None and [t.norm for t in clause.tokens[position + 1 : position + 2]] != ["like"]

    def _is_left(self, clause: Clause) -> bool:
        """ "осталось 30 г", "недоела 50 г риса": so much was not eaten."""
        negated = self._words.has(clause.tokens, "negation") and self._words.has(clause.tokens, "not_finished")
        return negated or self._words.has(clause.tokens, "left")

    def _only(self, clauses: Sequence[Clause], context: EditContext) -> int:
        """ "съел только курицу", "only the chicken and rice": the rest goes; how many clauses were used."""
        position = self._words.find(clauses[0].tokens, "only")
        eaten = self._words.has(clauses[0].tokens, "eaten")
        if position is None or (position > 0 and not eaten):
            return 0
        used = 1
        while used < len(clauses) and clauses[used].joint in _LISTING and clauses[used].intent is Intent.NONE:
            used += 1
        read = [context.read(clause.tokens) for clause in clauses[:used]]
        readings = [reading for each, _ in read for reading in each]
        found = [context.index.by_reading(reading) for reading in readings]
        kept = {reference.item.item_id for reference in found if reference is not None and reference.certain}
        said = any(amounts for _, amounts in read) or any(reading.said for reading in readings)
        if clauses[0].intent is not Intent.NONE or said or len(kept) != len(readings):
            return 0
        if not 0 < len(kept) < len(context.draft):
            return 0
        for item in context.draft:
            if item.item_id not in kept:
                context.remove(Reference(item))
        return used
