"""The bot without Telegram: the production engines, adapters and use cases in this process.

The language service answers through its own gRPC server and the product's client, so what is scored is what a person
would see in the draft.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from language.grammar import GrammarEngine
from language.metrics import Metrics
from language.server import LanguageServer
from language.settings import Settings as LanguageSettings
from nutrition.adapters.grpc.channel import open_channel
from nutrition.adapters.grpc.language import GrpcLanguage
from nutrition.adapters.usda import FoodTable
from nutrition.domain.deadline import Deadline
from nutrition.domain.meal import Meal, MealItem
from nutrition.domain.user import Locale, User
from nutrition.errors import DomainError
from nutrition.ports.nutrients import FoodCatalogue, NutrientProvider
from nutrition.ports.recognition import Language, Mention
from nutrition.usecases.apply_operations import ApplyOperations
from nutrition.usecases.compose_items import ComposeItems
from nutrition.usecases.find_food import FindFood
from nutrition.usecases.understand_words import UnderstandWords
from tools.accuracy.diary import empty_diary

_NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
_PATIENCE_SECONDS = 30.0


class _Noon:
    def now(self) -> datetime:
        return _NOON


@dataclass(frozen=True, slots=True)
class Answer:
    """`meal` is the draft, None when the bot says that it did not understand; milliseconds of the whole answer."""

    meal: Meal | None
    milliseconds: float

    @property
    def items(self) -> tuple[MealItem, ...]:
        """The foods. Guessed fat was not in the words, so it counts in the energy only."""
        return tuple(item for item in self.meal.items if item.fat_of is None) if self.meal else ()


class Bot:
    def __init__(self, language: Language, nutrients: NutrientProvider, catalogue: FoodCatalogue) -> None:
        find_food = FindFood(nutrients, catalogue)
        self.language = language
        self.compose = ComposeItems(find_food)
        self._understand = UnderstandWords(language, self.compose, ApplyOperations(find_food, _Noon()), _Noon())

    def answer(self, text: str, language: str) -> Answer:
        """What a new person gets for a line of text. A refusal ("that cannot be right") is no draft."""
        person = User(telegram_user_id=1, chat_id=1, locale=Locale(language), created_at=_NOON)
        started = time.perf_counter()
        try:
            meal = self._understand(empty_diary(), person, text, _NOON, patience()).meal
        except DomainError:
            meal = None
        return Answer(meal, (time.perf_counter() - started) * 1000)

    def mentions(self, text: str, language: str) -> tuple[tuple[Mention, ...], float]:
        """The foods that the language service names, and its milliseconds."""
        started = time.perf_counter()
        mentions = self.language.parse_meal(text, language, patience())
        return mentions, (time.perf_counter() - started) * 1000

    def item(self, mention: Mention, language: str) -> MealItem | None:
        """The food that the bot takes for one mention."""
        try:
            items = self.compose.from_words((mention,), language, patience()).items
        except DomainError:
            return None
        return items[0] if items else None


def patience() -> Deadline:
    return Deadline.after(_PATIENCE_SECONDS)


@contextmanager
def open_bot(food_table: Path) -> Iterator[Bot]:
    """The bot with its embedded defaults. Raises ConfigurationError or FoodTableError without a food table."""
    table = FoodTable(food_table)
    server = LanguageServer(LanguageSettings(port=0, shutdown_seconds=1), GrammarEngine(food_table), Metrics())
    server.start()
    channel = open_channel(f"127.0.0.1:{server.port}", secure=False)
    try:
        bot = Bot(GrpcLanguage(channel), table, table)
        bot.answer("хлеб 30 г", "ru")  # the first call connects
        yield bot
    finally:
        channel.close()
        server.stop()
        table.close()
