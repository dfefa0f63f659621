"""How often one update asks PostgreSQL: each question is a round trip during which everybody behind it waits."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from nutrition.adapters.charts.renderer import ResvgCharts
from nutrition.adapters.fluent.texts import FluentTexts
from nutrition.adapters.postgres.connection import PreparingConnection
from nutrition.adapters.postgres.unit_of_work import PostgresUnitOfWorkFactory
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

pytestmark = pytest.mark.integration
MEAL = "buckwheat 200 g, chicken 150 g and an apple"


@pytest.fixture(scope="module")
def bot(engine: Engine, food_table: Path) -> Conversation:
    """A person whose /start and first meal are behind them, with the bot over PostgreSQL."""
    table = FoodTable(food_table)
    language = EngineLanguage(food_table)
    outside = Outside(
        InMemoryDatabase(), RecordedMessenger(), ScriptedVision(), language, RecordedQueue(), InMemoryProfiles(),
        InMemoryPhotoStore(), FixedClock(), table, InMemoryProducts(),
    )  # fmt: skip
    ports = ScenariosPorts(
        new_unit_of_work=PostgresUnitOfWorkFactory(engine),
        messenger=outside.messenger,
        vision=outside.vision,
        language=language,
        nutrients=table,
        catalogue=table,
        products=outside.products,
        profiles=outside.profiles,
        photo_store=outside.photo_store,
        charts=ResvgCharts(),
        progress=InMemoryProgress(),
        analyses=outside.analyses,
        clock=outside.clock,
        texts=FluentTexts(),
    )
    conversation = Conversation(scenarios(ports), outside, person_id=77, language_code="en")
    conversation.say("/start")
    conversation.say(MEAL)
    conversation.press("Save")
    return conversation


@contextmanager
def _counted(engine: Engine) -> Iterator[list[str]]:
    """What SQLAlchemy executes meanwhile, commits included."""
    seen: list[str] = []

    def statement(_connection: object, _cursor: object, text: str, *_: object) -> None:
        seen.append(text)

    def commit(_connection: object) -> None:
        seen.append("COMMIT")

    event.listen(engine, "before_cursor_execute", statement)
    event.listen(engine, "commit", commit)
    yield seen
    event.remove(engine, "before_cursor_execute", statement)
    event.remove(engine, "commit", commit)


@pytest.mark.parametrize(
    ("act", "most", "commits"),
    [
        # an edit of the meal before counts too: two messages go out; the apple asks for the person's usual one
        (lambda bot: bot.say(MEAL), 15, 3),
        (lambda bot: bot.press("Save"), 17, 2),
        (lambda bot: bot.say("/today"), 10, 2),
        (lambda bot: bot.say("/profile"), 10, 2),
    ],
    ids=["typed meal", "save", "today", "profile"],
)
def test_an_update_asks_no_more_often_than_it_has_to(
    bot: Conversation, engine: Engine, act: Callable[[Conversation], object], most: int, commits: int
) -> None:
    with _counted(engine) as seen:
        act(bot)
    assert seen.count("COMMIT") <= commits, seen
    assert len(seen) <= most, seen


def test_an_update_that_comes_again_is_found_in_one_question(bot: Conversation, engine: Engine) -> None:
    update = bot.say("/profile")
    with _counted(engine) as seen:
        bot.feed(update)
    assert len(seen) == 1, seen


def test_a_statement_is_prepared_once_and_then_takes_one_round_trip(
    bot: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    bot.say("/profile")
    prepared: list[str] = []
    prepare = PreparingConnection.prepare_statement

    def noted(self: PreparingConnection, text: str, oids: object = None) -> object:
        prepared.append(text)
        return prepare(self, text, oids)

    monkeypatch.setattr(PreparingConnection, "prepare_statement", noted)
    bot.say("/profile")
    assert prepared == []
