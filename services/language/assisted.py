"""A language model behind the grammar (decision 0050).

The grammar reads first; a model is asked only where the grammar is in doubt. Edits and tone never leave the machine.
"""

import json
import logging
import re
from collections.abc import Sequence
from dataclasses import replace

from language.engine import LanguageEngine
from language.meal_answer import INSTRUCTIONS, MealAnswer, SaidFood
from language.model import DraftItem, EditReading, FoodMention, MealReading, Quantity, ToneReading, Unit
from llm.asker import Asker
from llm.errors import LlmError
from llm.model import Question
from llm.schema import strict_schema
from serving import logs

SURE = 0.6
"""The grammar's confidence from which no second opinion is asked."""
KNOWN_FOOD = 0.75
UNKNOWN_FOOD = 0.4  # below what is taken without asking the person
LONGEST_TEXT = 1000  # characters; longer ones stay with the grammar
_SCHEMA = strict_schema(MealAnswer)
_FIGURE = re.compile(r"\d|½|¼|¾|⅓")
_SPACE = re.compile(r"\s+")
_LOGGER = logging.getLogger(__name__)


class AssistedEngine:
    """A `LanguageEngine`; `MealReading.answered_by` says which of the two has read."""

    def __init__(self, grammar: LanguageEngine, asker: Asker) -> None:
        self._grammar = grammar
        self._asker = asker

    @property
    def name(self) -> str:
        return self._asker.model.name

    @property
    def version(self) -> str:
        return f"1+{self._grammar.name}-{self._grammar.version}"

    def parse_meal(self, text: str, locale: str) -> MealReading:
        """The grammar's reading where it is sure, else the model's, as far as the text bears it out."""
        own = replace(self._grammar.parse_meal(text, locale), answered_by=self._grammar.name)
        if len(text) > LONGEST_TEXT or (own.items and all(item.confidence >= SURE for item in own.items)):
            return own
        question = Question(INSTRUCTIONS, json.dumps({"message": text}, ensure_ascii=False), "food_in_text", _SCHEMA)
        try:
            answer = self._asker.ask(question, MealAnswer)
        except LlmError as error:
            self._asker.metrics.fell_back()
            logs.event(_LOGGER, logging.WARNING, "the grammar answers", reason=error.reason)
            return own
        said = [item for item in answer.items if _stands_in(item.words, text)]
        if not said:
            return own
        return MealReading(tuple(self._mention(item, text) for item in said), own.language, self.name)

    def parse_edit(self, text: str, locale: str, draft: Sequence[DraftItem]) -> EditReading:
        """The grammar's."""
        return self._grammar.parse_edit(text, locale, draft)

    def classify_tone(self, text: str, locale: str) -> ToneReading:
        """The grammar's."""
        return self._grammar.classify_tone(text, locale)

    def _mention(self, item: SaidFood, text: str) -> FoodMention:
        """The food table's food where it knows one; else what the person wrote, to be asked about."""
        amount = _amount(item, text)
        if (known := self._known(item.words, "ru")) is not None:
            return replace(known, text=item.words, confidence=KNOWN_FOOD, quantity=amount)
        if (known := self._known(item.name_en, "en")) is not None:
            return replace(known, text=item.words, name=item.words, confidence=KNOWN_FOOD, quantity=amount)
        return FoodMention(item.words, item.words, item.name_en, "", UNKNOWN_FOOD, amount)

    def _known(self, name: str, locale: str) -> FoodMention | None:
        found = self._grammar.parse_meal(name, locale).items
        sure = len(found) == 1 and found[0].food_key and found[0].confidence >= SURE
        return found[0] if sure else None


def _stands_in(words: str, text: str) -> bool:
    """A food that the person did not write was put there by somebody else."""
    return _SPACE.sub(" ", words).casefold() in _SPACE.sub(" ", text).casefold()


def _amount(item: SaidFood, text: str) -> Quantity | None:
    """Grams and millilitres need a figure in the text: without one they were estimated, not said."""
    if item.amount is None:
        return None
    unit = Unit(item.amount.unit)
    if unit in (Unit.GRAM, Unit.MILLILITRE) and not _FIGURE.search(text):
        return None
    return Quantity(item.amount.value, unit)
