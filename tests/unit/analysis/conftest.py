"""The analysis function in one process: real use cases, texts, charts and events; stores and Telegram are fakes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any, cast

import pytest
from aws_lambda_powertools.utilities.typing import LambdaContext as PowertoolsContext

from analysis import handler as function
from localcloud.function import LambdaContext
from localcloud.sqs_event import QueueMessage, sqs_event
from nutrition.adapters.charts.renderer import ResvgCharts
from nutrition.adapters.fluent.texts import FluentTexts
from nutrition.bootstrap.analysis import AnalysisPorts, analysis, metered_analysis
from nutrition.domain.deadline import Deadline
from nutrition.domain.goals import Formula, Goal, GoalKind
from nutrition.domain.session import SessionStatus
from tests.factories.analysis import TARGETS
from tests.fakes.clock import START, FixedClock
from tests.fakes.messenger import RecordedMessenger
from tests.fakes.metrics import RecordedMetrics
from tests.fakes.profiles import InMemoryProfiles
from tests.fakes.unit_of_work import InMemoryDatabase, InMemoryUnitOfWork

GOAL = Goal(GoalKind.KEEP, Decimal(0), TARGETS, Formula.MANUAL, START - timedelta(days=1))


@dataclass
class World:
    database: InMemoryDatabase
    messenger: RecordedMessenger
    profiles: InMemoryProfiles
    opened: list[InMemoryUnitOfWork]
    metrics: RecordedMetrics

    def status(self, session_id: int) -> SessionStatus:
        found = self.database.unit_of_work().sessions.get(session_id)
        assert found is not None
        return found.status

    def set_goal(self) -> None:
        work = self.database.unit_of_work()
        work.goals.replace(7, GOAL)
        work.commit()

    def deliver(self, session_id: int) -> list[str]:
        """One delivery by the queue; the ids of the records to bring again."""
        message = QueueMessage(
            "m-1", f'{{"session_id": {session_id}}}', "7", f"session:{session_id}", "q", START, START
        )
        context = LambdaContext("analysis", "request", Deadline.after(30).at)
        answer = function.handler(cast(dict[str, Any], sqs_event(message, 1)), cast(PowertoolsContext, context))
        return [failure["itemIdentifier"] for failure in answer["batchItemFailures"]]


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> World:
    database, opened = InMemoryDatabase(), list[InMemoryUnitOfWork]()

    def open_one(deadline: Deadline | None = None) -> InMemoryUnitOfWork:
        opened.append(database.unit_of_work(deadline))
        return opened[-1]

    world = World(database, RecordedMessenger(), InMemoryProfiles(), opened, RecordedMetrics())
    ports = AnalysisPorts(
        new_unit_of_work=open_one,
        messenger=world.messenger,
        profiles=world.profiles,
        charts=_OutsideOfTransactions(world.opened),
        clock=FixedClock(START + timedelta(minutes=1)),
        texts=FluentTexts(),
        metrics=world.metrics,
    )
    app = analysis(metered_analysis(ports))
    build: Callable[[], object] = lambda: app  # noqa: E731 - stands for the cached builder
    monkeypatch.setattr(function, "_application", build)
    return world


class _OutsideOfTransactions(ResvgCharts):
    """Drawing takes a while: it must not happen while a transaction is open."""

    def __init__(self, opened: list[InMemoryUnitOfWork]) -> None:
        self._opened = opened

    def day(self, chart: Any) -> bytes:  # noqa: ANN401 - as the port, checked there
        assert not any(work.active for work in self._opened)
        return super().day(chart)
