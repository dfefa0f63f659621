"""The scheduler function: what has to happen although nobody writes. Called every minute; one may be missed."""

from functools import partial
from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext

from nutrition.bootstrap.scheduler import Scheduler, scheduler, scheduler_ports
from nutrition.bootstrap.secrets import stored_secrets
from nutrition.invocation import deadline_of
from nutrition.observability import configure_logging
from nutrition.reloading import Reloading
from nutrition.settings import SchedulerSettings
from scheduler.chores import run_chores

configure_logging("scheduler")


def _build(settings: SchedulerSettings) -> Scheduler:
    return scheduler(scheduler_ports(settings))


# Everything that lives as long as the process, or until a secret is rotated. The first call raises ConfigurationError.
_application = Reloading(partial(SchedulerSettings.load, stored_secrets), _build)


def handler(_event: dict[str, Any], context: LambdaContext) -> dict[str, int]:
    """Lambda's entry; the answer says how many things each chore did, -1 for a chore that failed."""
    deadline = deadline_of(context)
    application = _application()
    try:
        return run_chores(application, deadline)
    finally:
        application.metrics.flush()


def warm_up() -> None:
    """Build everything before the first run; a worker calls it at start."""
    _application()
