"""The language service's gRPC server and its REST twin, on one engine."""

from collections.abc import Sequence

from fastapi import FastAPI

from language.engine import LanguageEngine
from language.food.table import FoodTableError
from language.grammar import GrammarEngine
from language.metrics import Metrics
from language.model import (
    DraftItem,
    EditReading,
    FoodMention,
    MealReading,
    Quantity,
    SetQuantity,
    Tone,
    ToneReading,
    Unit,
)
from language.server import LanguageServer
from language.settings import Settings
from loadtests.rpc.engines import Kind, food_table
from loadtests.rpc.rest_app import rest_app
from loadtests.rpc.rest_language import language_routes
from serving.errors import StartupError
from serving.server import GrpcServer

_MENTIONS = tuple(
    FoodMention(f"{name} 150 г", name, f"{english}, cooked", english, 0.97, Quantity(150.0, Unit.GRAM))
    for name, english in (("гречка", "buckwheat"), ("курица", "chicken"), ("яблоко", "apple"))
)


class NoOpLanguage:
    """A `LanguageEngine` that gives three foods at once, whatever was said."""

    name = "no-op"
    version = "1"

    def parse_meal(self, text: str, locale: str) -> MealReading:  # noqa: ARG002 - the interface's
        return MealReading(_MENTIONS, "ru")

    def parse_edit(self, text: str, locale: str, draft: Sequence[DraftItem]) -> EditReading:  # noqa: ARG002 - the interface's
        return EditReading((SetQuantity(1, Quantity(200.0, Unit.GRAM)),), True, "ru", True)

    def classify_tone(self, text: str, locale: str) -> ToneReading:  # noqa: ARG002 - the interface's
        return ToneReading(Tone.NEUTRAL, 0.5, "rules")


def servers(kind: Kind, host: str) -> tuple[GrpcServer, FastAPI]:
    """With the service's own settings. Raises StartupError without a food table."""
    settings = Settings(host=host, port=0)
    engine, metrics = _engine(kind), Metrics()
    return LanguageServer(settings, engine, metrics), rest_app(language_routes(engine, metrics), settings.workers)


def _engine(kind: Kind) -> LanguageEngine:
    if kind == "no-op":
        return NoOpLanguage()
    try:
        return GrammarEngine(food_table())
    except FoodTableError as error:
        raise StartupError(f"FOOD_TABLE_PATH: {error}") from error
