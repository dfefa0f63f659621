"""Words about a draft to operations."""

from collections.abc import Sequence

from language.edit.actions import Actions
from language.edit.clauses import Clause, Intent, Intents
from language.edit.context import EditContext
from language.edit.contrast import apply_contrast, find_contrast
from language.edit.cutter import ClauseCutter
from language.edit.kinds import FoodKinds
from language.edit.plain import PlainReader, span
from language.edit.reference import DraftIndex
from language.edit.removal import Removal
from language.edit.replacing import Replacing
from language.edit.rewording import Rewording
from language.edit.scales import ScaleReader
from language.edit.sentences import Sentences
from language.edit.shares import Shares
from language.edit.spelling import OrderSpelling
from language.edit.words import EditWords
from language.food.dictionary import FoodDictionary
from language.meal.parser import MealParser
from language.meal.pieces import PieceReader
from language.model import Clear, DraftItem, EditReading, Operation, Remove, Undo
from language.text.measures import Measures
from language.text.morphology import Morphology
from language.text.numerals import Numerals
from language.text.tokens import Token, tokenize


class EditParser:
    """Parses edits. Never raises on a text."""

    def __init__(
        self,
        meals: MealParser,
        pieces: PieceReader,
        dictionary: FoodDictionary,
        morphology: Morphology,
        numerals: Numerals,
        measures: Measures,
    ) -> None:
        self._meals, self._pieces, self._morphology, self._dictionary = meals, pieces, morphology, dictionary
        self._words = EditWords(morphology)
        self._kinds = FoodKinds(morphology)
        self._spelling = OrderSpelling(self._words, numerals, morphology)
        self._rewording = Rewording(self._words.rewordings, self._words.separable)
        self._speech = self._words.speech(dictionary)
        intents = Intents(self._words, numerals)
        self._sentences = Sentences(self._words, intents)
        self._cutter = ClauseCutter(self._words, intents, meals.names_food)
        scales = ScaleReader(self._words, numerals, measures)
        self._actions = Actions(self._words)
        self._replacing = Replacing(self._words)
        self._shares = Shares(self._words, scales)
        self._removal = Removal(self._words, self._actions)
        self._plain = PlainReader(self._words, scales, self._removal)

    def parse(self, text: str, language: str, draft: Sequence[DraftItem]) -> EditReading:
        """Operations in the order to apply; none when the text is no edit."""
        tokens, guessed = self._tokens(text)
        if not tokens:
            return EditReading((), True, language)
        if self._is_undo(tokens):
            return EditReading((Undo(),), True, language, explicit=True)
        if self._is_clear(tokens):
            return EditReading((Clear(),), not guessed, language, explicit=True)
        index = DraftIndex(draft, self._words, self._morphology, self._dictionary, self._kinds)
        tokens = self._sentences.without_refusal(tokens)
        context = EditContext(text, draft, index, self._meals, tokens, self._speech)
        self._read_clauses(tokens, self._cutter.cut(tokens), context)
        if not context.explicit and self._meals.tells_of_nothing_eaten(tokens):
            return EditReading((), True, language)
        certain = context.certain and not (guessed and _takes_much(context.operations))
        return EditReading(tuple(context.operations), certain, language, context.explicit)

    def _tokens(self, text: str) -> tuple[list[Token], bool]:
        """The tokens in their short wording, and whether an order's word had to be guessed from a misspelling."""
        tokens = self._without_pronoun_one(tokenize(text))
        unknown = [t for t in tokens if t.norm not in self._words.all and self._pieces.is_strange(t)]
        tokens, mended = self._spelling.mend(tokens, unknown)
        known = self._words.all | {token.norm for token in tokens if token.start in mended}
        prepared, _ = self._pieces.prepare(self._rewording.reword(tokens), known)
        return prepared, bool(mended)

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

    def _means_nothing_eaten(self, tokens: Sequence[Token]) -> bool:
        """ "ничего этого не ел", "none of this is right, delete it"."""
        unsaid = any(self._words.has(tokens, name) for name in ("eaten", "remove", "negation"))
        return self._words.has(tokens, "nothing") and unsaid

    def _is_clear(self, tokens: Sequence[Token]) -> bool:
        if self._words.has_phrase(tokens, "clear_phrases"):
            return True
        verb = self._words.has(tokens, "clear")
        everything = self._words.has(tokens, "remove") and self._words.has(tokens, "everything")
        if not verb and not everything and not self._means_nothing_eaten(tokens):
            return False
        return not self._words.has(tokens, "except") and not self._meals.names_food(tokens)

    def _read_clauses(self, tokens: Sequence[Token], clauses: Sequence[Clause], context: EditContext) -> None:
        position = 0
        while position < len(clauses):
            if clauses[position].idle:
                context.note(clauses[position].tokens)
                position += 1
                continue
            contrast = find_contrast(clauses[position:], self._words)
            if contrast is not None:
                apply_contrast(contrast, context)
                context.explicit = context.explicit or bool(context.operations)
                position += contrast.used
                continue
            used = self._read_order(tokens, clauses[position:], context)
            context.explicit = context.explicit or (used > 0 and bool(context.operations))
            position += used or self._plain.apply(tokens, clauses[position:], context)

    def _read_order(self, tokens: Sequence[Token], clauses: Sequence[Clause], context: EditContext) -> int:
        """Apply the first clause when it says what to do, with those that go on with it; how many were used."""
        clause = clauses[0]
        following = clauses[1].tokens if len(clauses) > 1 else ()
        if used := self._replacing.instead(clause, following, context):
            return used
        if used := self._shares.apply(clauses, context):
            return used
        if self._removal.apply(clauses, context):
            return 1
        if clause.intent is Intent.ADD:
            used = self._run(clauses, Intent.ADD)
            if self._actions.add(span(tokens, clauses[:used]), context):
                return used
        if clause.intent is Intent.REPLACE:
            return int(self._replacing.replace(clause, context))
        return int(clause.intent is Intent.NONE and self._replacing.exchange(clause, context))

    @staticmethod
    def _run(clauses: Sequence[Clause], intent: Intent) -> int:
        used = 1
        while used < len(clauses) and clauses[used].intent is intent and clauses[used].inherited:
            used += 1
        return used


def _takes_much(operations: Sequence[Operation]) -> bool:
    """Whether more than one item goes."""
    return sum(isinstance(operation, Remove) for operation in operations) > 1
