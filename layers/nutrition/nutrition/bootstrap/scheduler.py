"""The scheduler function."""

import time
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from nutrition.adapters.clock import SystemClock
from nutrition.adapters.metered.messenger import MeteredMessenger
from nutrition.adapters.metered.unit_of_work import MeteredUnitOfWorkFactory
from nutrition.adapters.metrics.factory import make_metrics
from nutrition.adapters.postgres.engine import create_postgres_engine
from nutrition.adapters.postgres.unit_of_work import PostgresUnitOfWorkFactory
from nutrition.adapters.telegram.messenger import TelegramMessenger
from nutrition.bootstrap.metering import metered_photos, metered_queue
from nutrition.bootstrap.photo_stores import photo_store
from nutrition.bootstrap.queues import analysis_queue
from nutrition.cold_start import deferred
from nutrition.ports.clock import Clock
from nutrition.ports.messenger import Messenger
from nutrition.ports.metrics import Metrics, NoMetrics
from nutrition.ports.photo_store import PhotoStore
from nutrition.ports.queue import MessageQueue
from nutrition.ports.repositories import UnitOfWorkFactory
from nutrition.ports.sent import LastSent
from nutrition.settings import SchedulerSettings
from nutrition.usecases.close_quiet_sessions import CloseQuietSessions
from nutrition.usecases.deliver_abandoned import DeliverAbandoned
from nutrition.usecases.deliver_outbox import DeliverOutbox
from nutrition.usecases.forget_photos import ForgetPhotos
from nutrition.usecases.forget_sent_photos import ForgetSentPhotos
from nutrition.usecases.purge_mailbox import PurgeMailbox
from nutrition.usecases.repeat_analyses import RepeatAnalyses
from nutrition.usecases.request_analysis import RequestAnalysis


@dataclass(frozen=True, slots=True)
class SchedulerPorts:
    """The outside world of the scheduler function; tests put fakes here."""

    new_unit_of_work: UnitOfWorkFactory
    messenger: Messenger
    analyses: MessageQueue
    photo_store: PhotoStore
    clock: Clock
    metrics: Metrics = field(default_factory=NoMetrics)


@dataclass(frozen=True, slots=True)
class Scheduler:
    """What the scheduler function does at every run."""

    clock: Clock
    close_quiet_sessions: CloseQuietSessions
    repeat_analyses: RepeatAnalyses
    deliver_abandoned: DeliverAbandoned
    purge_mailbox: PurgeMailbox
    metrics: Metrics
    forget_photos: ForgetPhotos
    forget_sent_photos: ForgetSentPhotos


def scheduler_ports(settings: SchedulerSettings, **overrides: Any) -> SchedulerPorts:  # noqa: ANN401  # any port
    """The production adapters; `overrides` are ports by name."""
    engine = create_postgres_engine(
        settings.database_url.get_secret_value(), application_name="scheduler", pool_size=settings.database_pool_size
    )
    ports = SchedulerPorts(
        new_unit_of_work=PostgresUnitOfWorkFactory(engine),
        messenger=TelegramMessenger(settings.telegram_bot_token.get_secret_value(), settings.telegram_api_base),
        analyses=analysis_queue(settings),
        photo_store=deferred(partial(photo_store, settings)),
        clock=SystemClock(),
        metrics=make_metrics(settings.metrics, "scheduler"),
    )
    return metered_scheduler(replace(ports, **overrides))


def metered_scheduler(ports: SchedulerPorts) -> SchedulerPorts:
    return replace(
        ports,
        new_unit_of_work=MeteredUnitOfWorkFactory(ports.new_unit_of_work, ports.metrics),
        messenger=MeteredMessenger(ports.messenger, ports.metrics, ports.clock, LastSent()),
        analyses=metered_queue(ports.analyses, ports.metrics),
        photo_store=metered_photos(ports.photo_store, ports.metrics),
    )


def scheduler(ports: SchedulerPorts) -> Scheduler:
    """The use cases of the scheduler function over its ports."""
    deliver = DeliverOutbox(ports.new_unit_of_work, ports.messenger, ports.clock, time.sleep)
    request = RequestAnalysis(ports.analyses)
    return Scheduler(
        clock=ports.clock,
        close_quiet_sessions=CloseQuietSessions(ports.new_unit_of_work, request, ports.clock),
        repeat_analyses=RepeatAnalyses(ports.new_unit_of_work, request, ports.clock),
        deliver_abandoned=DeliverAbandoned(ports.new_unit_of_work, deliver, ports.clock),
        purge_mailbox=PurgeMailbox(ports.new_unit_of_work, ports.clock),
        metrics=ports.metrics,
        forget_photos=ForgetPhotos(ports.photo_store, ports.clock),
        forget_sent_photos=ForgetSentPhotos(ports.new_unit_of_work, ports.clock),
    )
