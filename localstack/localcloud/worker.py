"""`python -m localcloud.worker --queue updates-0`: feeds one queue's messages to the function that it triggers.

Ends with 0 when asked to (SIGTERM), else with 1; a supervisor starts it again.
"""

import argparse
import logging
import sys

from redis import RedisError

from localcloud import jobs
from localcloud.function import LocalFunction
from localcloud.settings import WorkerSettings
from localcloud.shard_worker import AlreadyServedError, ShardWorker
from nutrition.errors import ConfigurationError
from nutrition.observability import log_failure, make_logger

TRIGGERS = {"analysis": "analysis.handler.handler"}
DEFAULT_TRIGGER = "scenarios.handler.handler"

logger = make_logger("localcloud")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="localcloud.worker", description="feed a queue's messages to its function")
    parser.add_argument("--queue", required=True, help='RQ queue, such as "updates-0" or "analysis"')
    parser.add_argument("--function", help="dotted path of the handler (default: the one the queue triggers)")
    options = parser.parse_args(arguments)
    path = options.function or TRIGGERS.get(options.queue, DEFAULT_TRIGGER)
    try:
        settings = WorkerSettings.load()
        jobs.install(LocalFunction.load(path, settings.function_timeout_seconds))
        _send_rq_logs_to(logger.registered_handler)
        worker = ShardWorker(options.queue, settings.redis_url.get_secret_value())
        logger.info("worker ready", queue=options.queue, function=path)
        worker.work(logging_level="WARNING")
    except ConfigurationError as error:
        logger.error("wrong settings", extra={"problem": str(error)})  # noqa: TRY400 - one line; it names settings only
        return 1
    except (RedisError, AlreadyServedError) as error:
        log_failure(logger, "worker cannot serve", error, queue=options.queue)
        return 1
    return 0 if worker.stop_was_asked else 1


def _send_rq_logs_to(handler: logging.Handler) -> None:
    """RQ's own handlers would write plain text between the JSON lines."""
    rq_logger = logging.getLogger("rq")
    rq_logger.handlers = [handler]
    rq_logger.propagate = False


if __name__ == "__main__":
    sys.exit(main())
