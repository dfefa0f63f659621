"""Clauses that put one food, or one amount, in the place of another."""

from collections.abc import Sequence

from language.edit.clauses import Clause
from language.edit.context import EditContext, said_mention
from language.edit.contrast import Contrast, apply_contrast
from language.edit.words import EditWords
from language.meal.parser import Reading
from language.text.tokens import Token


class Replacing:
    """Applies "замени A на B", "A на B", "вместо A B"."""

    def __init__(self, words: EditWords) -> None:
        self._words = words

    def replace(self, clause: Clause, context: EditContext) -> bool:
        """ "замени A на B", "change rice to 200 g"; False when the clause has another shape."""
        verb = self._words.find(clause.tokens, "replace") or 0
        rest = clause.tokens[verb + 1 :] or clause.tokens[:verb]  # "курицу на индейку поменяй"
        by = next((i for i, token in enumerate(rest) if self._words.is_one(token, "replace_by")), None)
        if by == 0 and context.read(clause.tokens[:verb])[0]:  # "мёд замени на варенье"
            return self.put(clause.tokens[:verb], rest[1:], context)
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

    def instead(self, clause: Clause, following: Sequence[Token], context: EditContext) -> int:
        """ "вместо риса гречка", "buckwheat instead of rice"; how many clauses were used."""
        position = self._words.find(clause.tokens, "instead")
        if position is None:
            return 0
        before, after = clause.tokens[:position], clause.tokens[position + 1 :]
        if context.read(before)[0]:
            if not context.read(after)[0]:  # "200 g rice instead of 150"
                apply_contrast(Contrast((), after, before, 1), context)
                return 1
            return int(self.put(after, before, context))
        if after and self._words.is_one(after[0], "whole"):  # "вместо него компот"
            return int(self.put((), after[1:], context))
        if split := self._words.nominative_after(after):  # "вместо котлеты рыба"
            return int(self.put(after[:split], after[split:], context))
        readings, _ = context.read(after)
        if len(readings) > 1:
            split = readings[1].start
            old, new = [t for t in after if t.start < split], [t for t in after if t.start >= split]
            return int(self.put(old, new, context))
        return 2 if self.put(after, following, context) else 0

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
