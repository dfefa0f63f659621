"""Words about a draft to operations."""

from collections.abc import Sequence

from language.edit.actions import Actions
from language.edit.clauses import Clause, ClauseCutter, Intent
from language.edit.context import EditContext
from language.edit.contrast import apply_contrast, find_contrast
from language.edit.plain import PlainReader, span
from language.edit.reference import DraftIndex
from language.edit.removal import Removal
from language.edit.scales import ScaleReader
from language.edit.shares import Shares
from language.edit.words import EditWords
from language.meal.parser import MealParser
from language.meal.pieces import PieceReader
from language.model import Clear, DraftItem, EditReading, Undo
from language.text.measures import Measures
from language.text.morphology import Morphology
from language.text.numerals import Numerals
from language.text.tokens import Token, tokenize


class EditParser:
    """Parses edits. Never raises on a text."""

    def __init__(
        self, meals: MealParser, pieces: PieceReader, morphology: Morphology, numerals: Numerals, measures: Measures
    ) -> None:
        self._meals, self._pieces, self._morphology = meals, pieces, morphology
        self._words = EditWords(morphology)
        self._cutter = ClauseCutter(self._words, numerals)
        scales = ScaleReader(self._words, numerals, measures)
        self._actions = Actions(self._words)
        self._shares = Shares(self._words, scales)
        self._removal = Removal(self._words, self._actions)
        self._plain = PlainReader(self._words, scales, self._removal)

    def parse(self, text: str, language: str, draft: Sequence[DraftItem]) -> EditReading:
        """Operations in the order to apply; none when the text is no edit."""
        tokens, _ = self._pieces.prepare(self._without_pronoun_one(tokenize(text)), self._words.all)
        if not tokens:
            return EditReading((), True, language)
        if self._is_undo(tokens):
            return EditReading((Undo(),), True, language, explicit=True)
        if self._is_clear(tokens):
            return EditReading((Clear(),), True, language, explicit=True)
        context = EditContext(text, draft, DraftIndex(draft, self._words, self._morphology), self._meals)
        self._read_clauses(tokens, self._cutter.cut(tokens), context)
        if not context.explicit and self._meals.tells_of_nothing_eaten(tokens):
            return EditReading((), True, language)
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
            position += used or self._plain.apply(tokens, clauses[position:], context)

    def _read_order(self, tokens: Sequence[Token], clauses: Sequence[Clause], context: EditContext) -> int:
        """Apply the first clause when it says what to do, with those that go on with it; how many were used."""
        clause = clauses[0]
        following = clauses[1].tokens if len(clauses) > 1 else ()
        if self._actions.instead(clause, following, context):
            return 1 if context.read(clause.tokens)[0][1:] or not following else 2
        if used := self._shares.apply(clauses, context):
            return used
        if self._removal.apply(clauses, context):
            return 1
        if clause.intent is Intent.ADD:
            used = self._run(clauses, Intent.ADD)
            if self._actions.add(span(tokens, clauses[:used]), context):
                return used
        if clause.intent is Intent.REPLACE:
            return int(self._actions.replace(clause, context))
        return int(clause.intent is Intent.NONE and self._actions.exchange(clause, context))

    @staticmethod
    def _run(clauses: Sequence[Clause], intent: Intent) -> int:
        used = 1
        while used < len(clauses) and clauses[used].intent is intent and clauses[used].inherited:
            used += 1
        return used
