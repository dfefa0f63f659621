"""Which clauses take something out, and when "without" only names a food."""

from collections.abc import Sequence

from language.edit.actions import Actions
from language.edit.clauses import Clause, Intent
from language.edit.context import EditContext
from language.edit.words import EditWords
from language.text.tokens import Kind


class Removal:
    """Takes out what clauses name."""

    def __init__(self, words: EditWords, actions: Actions) -> None:
        self._words, self._actions = words, actions

    def apply(self, clauses: Sequence[Clause], context: EditContext) -> bool:
        """Take out what the first clause names; one that names nothing of the draft is an order all the same."""
        clause = clauses[0]
        if clause.intent is not Intent.REMOVE and not self.comes_later(clauses, context):
            return False
        if self._actions.remove(clause, context) or clause.inherited:
            return True
        if self._is_new(clause, context):
            return False
        if context.operations and not clause.joint and self._words.has(clause.tokens, "without"):
            return True  # "чай 200 мл без сахара"
        context.doubt(explicit=self._words.has(clause.tokens, "remove"))
        return True

    def comes_later(self, clauses: Sequence[Clause], context: EditContext) -> bool:
        """ "масло и хлеб не ел", "чай и хлеб удали"."""
        if (
            len(clauses) < 2
            or clauses[0].intent is not Intent.NONE
            or clauses[1].joint not in {"и", "and", "ни", "nor"}
        ):
            return False
        later = clauses[1]
        if later.intent is not Intent.REMOVE or any(token.kind is Kind.NUMBER for token in clauses[0].tokens):
            return False
        if self._words.has(later.tokens, "negation"):
            return True
        verb_is_last = len(later.tokens) > 1 and self._words.is_one(later.tokens[-1], "remove")
        readings, _ = context.read(clauses[0].tokens)
        return verb_is_last and bool(readings) and all(context.index.by_reading(reading) for reading in readings)

    def _is_new(self, clause: Clause, context: EditContext) -> bool:
        """Whether a clause with "без" names a food of its own: "кофе без сахара" with no sugar in the draft."""
        position = self._words.find(clause.tokens, "without")
        return bool(position) and bool(context.read(clause.tokens[:position])[0])
