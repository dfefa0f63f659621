"""Every process of the embedded stack. To add one, add one entry."""

import os
import signal
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from localcloud.servers.ports import LOOPBACK
from localcloud.servers.process import Launch, StopStep
from localcloud.stack.child import Child, Kind
from localcloud.stack.environment import app_environment, process_environment
from localcloud.stack.probes import AliveFor, Answers, Grpc, Http, RqWorker, exit_code
from localcloud.stack.settings import PROJECT, Settings
from localcloud.stack.state import StackState
from localcloud.stack.stores import Stores, stores_of

_TITLES = {"postgres": "PostgreSQL", "redis": "Redis (Valkey)", "mongo": "MongoDB (SecantusDB)"}


@dataclass(frozen=True, slots=True)
class _Python:
    """Makes launches of `python -m …` with the product's environment."""

    settings: Settings
    environment: Mapping[str, str]

    def __call__(self, name: str, *arguments: str, grace: float = 10, **extra: str) -> Callable[[], Launch]:
        launch = Launch(
            argv=(sys.executable, "-m", *arguments),
            log=self.settings.root.log(name),
            env=process_environment({**self.environment, **extra}, os.environ),
            cwd=PROJECT,
            stop=(StopStep(signal.SIGTERM, grace),),
        )
        return lambda: launch


def children_of(settings: Settings, state: StackState) -> list[Child]:
    """Stores first, in the reverse of the order in which they stop."""
    stores = stores_of(settings, state)
    product = app_environment(settings, state, stores.urls)
    python = _Python(settings, product)
    # Their metrics are files that the exporter serves.
    metered = _Python(
        settings, {**product, "METRICS": "prometheus", "PROMETHEUS_MULTIPROC_DIR": str(settings.root.metrics)}
    )
    own = [*_stores(settings, stores), *_services(settings, python, metered), *_workers(settings, stores, metered)]
    own.append(_exporter(settings, product))
    if settings.simulated:
        own += _simulator(settings, python)
    names = {child.name for child in own}
    return [_only_ours(child, names) for child in own]


def _stores(settings: Settings, stores: Stores) -> list[Child]:
    return [
        Child(
            name,
            _TITLES[name],
            server.launch,
            Answers(server.probe),
            kind=Kind.STORE,
            port=settings.ports[name],
            prepare=server.prepare,
        )
        for name, server in stores.servers.items()
    ]


def _services(settings: Settings, python: _Python, metered: _Python) -> list[Child]:
    ports = settings.ports
    vision, language, webhook = (str(ports[name]) for name in ("vision", "language", "webhook"))
    serve = ("uvicorn", "webhook.app:app", "--host", LOOPBACK, "--port", webhook, "--no-access-log")
    return [
        Child("migrate", "database migrations", python("migrate", "migrate"), exit_code, ("postgres",), Kind.TASK),
        Child(
            "vision",
            "vision service",
            python("vision", "vision", VISION_PORT=vision, METRICS_PORT=str(ports["vision_metrics"])),
            Grpc(f"{LOOPBACK}:{vision}"),
            port=ports["vision"],
            metrics_port=ports["vision_metrics"],
        ),
        Child(
            "language",
            "language service",
            python("language", "language", LANGUAGE_PORT=language, METRICS_PORT=str(ports["language_metrics"])),
            Grpc(f"{LOOPBACK}:{language}"),
            port=ports["language"],
            metrics_port=ports["language_metrics"],
        ),
        Child(
            "webhook",
            "webhook",
            metered("webhook", *serve),
            Http(ports["webhook"]),
            ("redis",),
            port=ports["webhook"],
        ),
        Child(
            "clock",
            "clock (scheduler)",
            metered("clock", "localcloud.clock"),
            AliveFor(),
            ("migrate", "redis", "mongo"),
        ),
    ]


def _exporter(settings: Settings, product: Mapping[str, str]) -> Child:
    """One place for the metrics of every process that has no port of its own for them, and of the queues."""
    port = settings.ports["exporter"]
    places = {
        "PROMETHEUS_MULTIPROC_DIR": str(settings.root.metrics),
        "STATUS_FILE": str(settings.root.status_file),
        "EXPORTER_HOST": settings.exporter_host,
        "EXPORTER_PORT": str(port),
    }
    python = _Python(settings, {**product, **places})
    return Child("exporter", "metrics", python("exporter", "localcloud.exporter"), Http(port), ("redis",), port=port)


def _workers(settings: Settings, stores: Stores, metered: _Python) -> list[Child]:
    """One process a queue; a job in hand gets the time to end."""
    queues = [*(f"updates-{shard}" for shard in range(settings.queue_shards)), "analysis"]
    return [
        Child(
            f"worker-{queue}",
            f"worker {queue}",
            metered(f"worker-{queue}", "localcloud.worker", "--queue", queue, grace=20),
            RqWorker(stores.urls["redis"], queue),
            ("migrate", "redis", "mongo"),
        )
        for queue in queues
    ]


def _simulator(settings: Settings, python: _Python) -> list[Child]:
    data: Path = settings.root.path / "telegram"
    port = settings.ports["telegram"]
    return [
        Child(
            "telegram",
            "Telegram simulator",
            python("telegram", "localcloud.telegram", "--port", str(port), "--data-dir", str(data)),
            Http(port),
            port=port,
        ),
        Child(
            "register-webhook",
            "webhook registration",
            python("register-webhook", "localcloud.register_webhook", "--url", settings.webhook_url),
            exit_code,
            ("telegram", "webhook"),
            Kind.TASK,
        ),
    ]


def _only_ours(child: Child, names: set[str]) -> Child:
    """A store that the user runs is taken to be there."""
    return replace(child, needs=tuple(need for need in child.needs if need in names))
