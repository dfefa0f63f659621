"""`python -m localcloud.worker --queue updates-0`: feeds one queue's messages to the function that it triggers.

Ends with 0 when asked to (SIGTERM), else with 1; a supervisor starts it again.
"""

import argparse
import sys

from redis import RedisError

from localcloud import jobs
from localcloud.function import LocalFunction
from localcloud.settings import WorkerSettings
from localcloud.shard_worker import AlreadyServedError, ShardWorker
from nutrition.errors import ConfigurationError
from nutrition.observability import configure_logging, log_failure

TRIGGERS = {"analysis": "analysis.handler.handler"}
DEFAULT_TRIGGER = "scenarios.handler.handler"

logger = configure_logging("localcloud")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="localcloud.worker", description="feed a queue's messages to its function")
    parser.add_argument("--queue", required=True, help='RQ queue, such as "updates-0" or "analysis"')
    parser.add_argument("--function", help="dotted path of the handler (default: the one the queue triggers)")
    options = parser.parse_args(arguments)
    path = options.function or TRIGGERS.get(options.queue, DEFAULT_TRIGGER)
    try:
        settings = WorkerSettings.load()
        jobs.install(LocalFunction.load(path, settings.function_timeout_seconds))
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


if __name__ == "__main__":
    sys.exit(main())
