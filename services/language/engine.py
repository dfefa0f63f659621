"""What a language engine must do; the default is `language.grammar.GrammarEngine`."""

from collections.abc import Sequence
from typing import Protocol

from language.model import DraftItem, EditReading, MealReading, ToneReading


class LanguageEngine(Protocol):
    """Reads texts of at most 4096 characters. Never raises on a text, and never states a nutrient."""

    @property
    def name(self) -> str:
        """The engine's name for `Engine.name`."""

    @property
    def version(self) -> str:
        """The engine's version for `Engine.version`."""

    def parse_meal(self, text: str, locale: str) -> MealReading:
        """Foods and amounts; `locale` ("ru" or "en") decides only when the text does not."""

    def parse_edit(self, text: str, locale: str, draft: Sequence[DraftItem]) -> EditReading:
        """Operations on the draft; none when the text is no edit."""

    def classify_tone(self, text: str, locale: str) -> ToneReading:
        """The tone of a message, neutral when in doubt."""
