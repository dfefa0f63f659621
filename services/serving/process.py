"""The life of a service's process."""

import logging
import signal
import sys
import threading
from collections.abc import Callable
from typing import TypeVar

from prometheus_client import CollectorRegistry, start_http_server
from pydantic import ValidationError

from serving import logs
from serving.errors import StartupError
from serving.server import GrpcServer
from serving.settings import ServiceSettings

Settings = TypeVar("Settings", bound=ServiceSettings)


def main(name: str, settings_type: type[Settings], run: Callable[[Settings], None]) -> None:
    """Exits with status 1 and one line naming the setting when the service cannot start."""
    try:
        settings = settings_type()
        logs.configure(name, settings.log_level)
        run(settings)
    except ValidationError as error:
        sys.exit(f"{name}: these settings are wrong: {', '.join(settings_type.wrong_variables(error))}")
    except StartupError as error:
        sys.exit(f"{name}: {error}")


def serve_until_told(server: GrpcServer, logger: logging.Logger, **started_with: str) -> None:
    """Answers until SIGTERM or SIGINT. The first log line tells the port and `started_with`."""
    stopped = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    server.start()
    logs.event(logger, logging.INFO, "started", port=server.port, **started_with)
    stopped.wait()
    server.stop()
    logs.event(logger, logging.INFO, "stopped")


def expose_metrics(settings: ServiceSettings, registry: CollectorRegistry) -> None:
    """Answers Prometheus over HTTP from a daemon thread, where a port is set. Raises StartupError when it is taken."""
    if not settings.metrics_port:
        return
    try:
        start_http_server(settings.metrics_port, settings.host, registry)
    except OSError as error:
        address = f"{settings.host}:{settings.metrics_port}"
        raise StartupError(f"METRICS_PORT: cannot listen on {address}") from error
