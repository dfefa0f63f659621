"""`python -m localcloud.exporter`: serves the stack's metrics until SIGTERM."""

import os
import signal
import sys
from types import FrameType

from prometheus_client.core import CollectorRegistry

from localcloud.exporter.parts import PartCollector
from localcloud.exporter.processes import ProcessCollector
from localcloud.exporter.queues import QueueCollector
from localcloud.exporter.server import exporter
from localcloud.exporter.settings import ExporterSettings
from nutrition.adapters.clock import SystemClock
from nutrition.adapters.redis.client import redis_client
from nutrition.errors import ConfigurationError
from nutrition.observability import log_failure, make_logger

_NICENESS = 5  # a scrape must not take time from people who wait

logger = make_logger("localcloud")


def main() -> int:
    """0 after SIGTERM, 1 when it cannot serve."""
    try:
        settings = ExporterSettings.load()
        registry = CollectorRegistry()
        registry.register(ProcessCollector(settings.prometheus_multiproc_dir))
        redis = redis_client(settings.redis_url.get_secret_value())
        registry.register(QueueCollector(redis, settings.queues, SystemClock()))
        registry.register(PartCollector(settings.status_file))
        server = exporter(settings.exporter_host, settings.exporter_port, registry)
    except ConfigurationError as error:
        logger.error("wrong settings", extra={"problem": str(error)})  # noqa: TRY400 - one line; it names settings only
        return 1
    except OSError as error:
        log_failure(logger, "exporter cannot listen", error)
        return 1
    os.nice(_NICENESS)
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, _leave)
    logger.info("exporter ready", port=settings.exporter_port)
    server.serve_forever()
    return 0


def _leave(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)


if __name__ == "__main__":
    sys.exit(main())
