"""The scheduler function: what has to happen although nobody writes. Called every minute; one may be missed."""

from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext

from nutrition.bootstrap.scheduler import Scheduler, scheduler, scheduler_ports
from nutrition.domain.deadline import Deadline
from nutrition.observability import configure_logging
from nutrition.reloading import Reloading
from nutrition.settings import SchedulerSettings
from scheduler.chores import run_chores

configure_logging("scheduler")

# Left of the invocation for ending the last chore.
_MARGIN_SECONDS = 1.0


def _build(settings: SchedulerSettings) -> Scheduler:
    return scheduler(scheduler_ports(settings))


# Everything that lives as long as the process, or until a secret is rotated. The first call raises ConfigurationError.
_application = Reloading(SchedulerSettings.load, _build)


def handler(_event: dict[str, Any], context: LambdaContext) -> dict[str, int]:
    """Lambda's entry; the answer says how many things each chore did, -1 for a chore that failed."""
    deadline = Deadline.after(context.get_remaining_time_in_millis() / 1000 - _MARGIN_SECONDS)
    application = _application()
    try:
        return run_chores(application, deadline)
    finally:
        application.metrics.flush()


def warm_up() -> None:
    """Build everything before the first run; a worker calls it at start."""
    _application()
