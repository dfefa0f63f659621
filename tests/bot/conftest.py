"""The whole bot in one process: real updates, the real Dispatcher, use cases, catalogues, grammar and food table.

Only what lies outside the product is replaced: PostgreSQL by the in-memory unit of work that passes the same contract
tests, Telegram by a recorded chat, the vision service by one that answers what a test says.
"""

from pathlib import Path

import pytest

from nutrition.adapters.charts.renderer import ResvgCharts
from nutrition.adapters.fluent.texts import FluentTexts
from nutrition.adapters.usda import FoodTable
from nutrition.bootstrap.scenarios import ScenariosPorts, scenarios
from tests.bot.conversation import Conversation, Outside
from tests.fakes.clock import FixedClock
from tests.fakes.language import EngineLanguage
from tests.fakes.messenger import RecordedMessenger
from tests.fakes.photo_store import InMemoryPhotoStore
from tests.fakes.products import InMemoryProducts
from tests.fakes.profiles import InMemoryProfiles
from tests.fakes.progress import InMemoryProgress
from tests.fakes.queue import RecordedQueue
from tests.fakes.recognition import ScriptedVision
from tests.fakes.unit_of_work import InMemoryDatabase


@pytest.fixture(scope="session")
def table(food_table: Path) -> FoodTable:
    return FoodTable(food_table)


@pytest.fixture(scope="session")
def language(food_table: Path) -> EngineLanguage:
    return EngineLanguage(food_table)


@pytest.fixture
def outside(table: FoodTable, language: EngineLanguage) -> Outside:
    language.failure = None
    return Outside(
        database=InMemoryDatabase(),
        messenger=RecordedMessenger(),
        vision=ScriptedVision(),
        language=language,
        analyses=RecordedQueue(),
        profiles=InMemoryProfiles(),
        photo_store=InMemoryPhotoStore(),
        clock=FixedClock(),
        table=table,
        products=InMemoryProducts(),
    )


@pytest.fixture
def ports(outside: Outside) -> ScenariosPorts:
    return ScenariosPorts(
        new_unit_of_work=outside.database.unit_of_work,
        messenger=outside.messenger,
        vision=outside.vision,
        language=outside.language,
        nutrients=outside.table,
        catalogue=outside.table,
        products=outside.products,
        profiles=outside.profiles,
        photo_store=outside.photo_store,
        charts=ResvgCharts(),
        progress=InMemoryProgress(),
        analyses=outside.analyses,
        clock=outside.clock,
        texts=FluentTexts(),
    )


@pytest.fixture
def bot(ports: ScenariosPorts, outside: Outside) -> Conversation:
    """A Russian-speaking person who has just opened the chat."""
    return Conversation(scenarios(ports), outside)
