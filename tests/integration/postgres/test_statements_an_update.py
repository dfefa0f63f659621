"""How often one update asks PostgreSQL: each question is a round trip during which everybody behind it waits."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from nutrition.adapters.charts.renderer import ResvgCharts
from nutrition.adapters.fluent.texts import FluentTexts
from nutrition.adapters.postgres.unit_of_work import PostgresUnitOfWorkFactory
from nutrition.adapters.usda import FoodTable
from nutrition.bootstrap.scenarios import ScenariosPorts, scenarios
from tests.bot.conversation import Conversation, Outside
from tests.fakes.clock import FixedClock
from tests.fakes.language import EngineLanguage
from tests.fakes.messenger import RecordedMessenger
from tests.fakes.profiles import InMemoryProfiles
from tests.fakes.progress import InMemoryProgress
from tests.fakes.queue import RecordedQueue
from tests.fakes.recognition import ScriptedVision
from tests.fakes.unit_of_work import InMemoryDatabase


@pytest.fixture
def bot(engine: Engine, food_table: Path) -> Conversation:
    table = FoodTable(food_table)
    outside = Outside(
        InMemoryDatabase(), RecordedMessenger(), ScriptedVision(), EngineLanguage(food_table), RecordedQueue(),
        InMemoryProfiles(), FixedClock(), table,
    )
    ports = ScenariosPorts(
        new_unit_of_work=PostgresUnitOfWorkFactory(engine), messenger=outside.messenger, vision=outside.vision,
        language=outside.language, nutrients=table, catalogue=table, profiles=outside.profiles, charts=ResvgCharts(),
        progress=InMemoryProgress(), analyses=outside.analyses, clock=outside.clock, texts=FluentTexts(),
    )
    return Conversation(scenarios(ports), outside, person_id=77, language_code="en")


def test_x(bot: Conversation, engine: Engine) -> None:
    log: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda c, cur, s, p, ctx, m: log.append(" ".join(s.split())[:150]))
    event.listen(engine, "checkout", lambda *a: log.append("CHECKOUT"))
    event.listen(engine, "commit", lambda *a: log.append("COMMIT"))
    event.listen(engine, "rollback", lambda *a: log.append("ROLLBACK"))
    bot.say("/start")
    for what in ("buckwheat 200 g, chicken 150 g and an apple", "rice 100 g"):
        log.clear(); bot.say(what); print("\n==", what, len(log)); print("\n".join(log))
    log.clear(); bot.press("Save"); print("\n== save", len(log)); print("\n".join(log))
    for what in ("/today","/profile"):
        log.clear(); bot.say(what); print("\n==", what, len(log)); print("\n".join(log))
