"""The analysis function."""

import time
from dataclasses import dataclass, field, replace
from typing import Any

from nutrition.adapters.charts.renderer import ResvgCharts
from nutrition.adapters.clock import SystemClock
from nutrition.adapters.fluent.texts import FluentTexts
from nutrition.adapters.metered.calls import metered
from nutrition.adapters.metered.messenger import MeteredMessenger
from nutrition.adapters.metered.unit_of_work import MeteredUnitOfWorkFactory
from nutrition.adapters.metrics.factory import make_metrics
from nutrition.adapters.mongo.profiles import MongoProfiles
from nutrition.adapters.postgres.engine import create_postgres_engine
from nutrition.adapters.postgres.unit_of_work import PostgresUnitOfWorkFactory
from nutrition.adapters.telegram.messenger import TelegramMessenger
from nutrition.bootstrap.metering import metered_profiles
from nutrition.bootstrap.phrasing import phraser
from nutrition.ports.charts import Charts
from nutrition.ports.clock import Clock
from nutrition.ports.messenger import Messenger
from nutrition.ports.metrics import Metrics, NoMetrics
from nutrition.ports.phrasing import OwnWords, Phraser
from nutrition.ports.profile import ProfileStore
from nutrition.ports.repositories import UnitOfWorkFactory
from nutrition.ports.sent import LastSent
from nutrition.ports.texts import Texts
from nutrition.settings import AnalysisSettings
from nutrition.usecases.analyse_session import AnalyseSession
from nutrition.usecases.answer_once import AnswerOnce
from nutrition.usecases.deliver_outbox import DeliverOutbox
from nutrition.usecases.update_profile import UpdateProfile


@dataclass(frozen=True, slots=True)
class AnalysisPorts:
    """The outside world of the analysis function; tests put fakes here."""

    new_unit_of_work: UnitOfWorkFactory
    messenger: Messenger
    profiles: ProfileStore
    charts: Charts
    clock: Clock
    texts: Texts
    metrics: Metrics = field(default_factory=NoMetrics)
    phraser: Phraser = field(default_factory=OwnWords)


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the analysis function works with."""

    texts: Texts
    charts: Charts
    clock: Clock
    answer_once: AnswerOnce
    analyse_session: AnalyseSession
    update_profile: UpdateProfile
    metrics: Metrics
    phraser: Phraser


def analysis_ports(settings: AnalysisSettings, **overrides: Any) -> AnalysisPorts:  # noqa: ANN401  # any port
    """The production adapters; `overrides` are ports by name."""
    engine = create_postgres_engine(
        settings.database_url.get_secret_value(), application_name="analysis", pool_size=settings.database_pool_size
    )
    clock, metrics = SystemClock(), make_metrics(settings.metrics, "analysis")
    ports = AnalysisPorts(
        new_unit_of_work=PostgresUnitOfWorkFactory(engine),
        messenger=TelegramMessenger(settings.telegram_bot_token.get_secret_value(), settings.telegram_api_base),
        profiles=MongoProfiles(settings.mongo_url.get_secret_value()),
        charts=ResvgCharts(),
        clock=clock,
        texts=FluentTexts(),
        metrics=metrics,
        phraser=phraser(settings, clock, metrics),
    )
    return metered_analysis(replace(ports, **overrides))


def metered_analysis(ports: AnalysisPorts) -> AnalysisPorts:
    return replace(
        ports,
        new_unit_of_work=MeteredUnitOfWorkFactory(ports.new_unit_of_work, ports.metrics),
        messenger=MeteredMessenger(ports.messenger, ports.metrics, ports.clock, LastSent()),
        profiles=metered_profiles(ports.profiles, ports.metrics),
        phraser=metered(ports.phraser, ("rephrase",), ports.metrics, "llm"),
    )


def analysis(ports: AnalysisPorts) -> Analysis:
    """The use cases of the analysis function over its ports."""
    deliver = DeliverOutbox(ports.new_unit_of_work, ports.messenger, ports.clock, time.sleep)
    return Analysis(
        texts=ports.texts,
        charts=ports.charts,
        clock=ports.clock,
        answer_once=AnswerOnce(ports.new_unit_of_work, deliver, ports.clock),
        analyse_session=AnalyseSession(),
        update_profile=UpdateProfile(ports.new_unit_of_work, ports.profiles, ports.clock),
        metrics=ports.metrics,
        phraser=ports.phraser,
    )
