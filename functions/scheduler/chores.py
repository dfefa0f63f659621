"""What a run consists of. A chore that fails is logged and does not keep the others from their turn."""

from collections.abc import Callable

from nutrition.bootstrap.scheduler import Scheduler
from nutrition.domain.deadline import Deadline
from nutrition.observability import correlated, log_failure, make_logger
from nutrition.ports.metering import timed
from nutrition.ports.metric_catalogue import CHORE
from nutrition.ports.metrics import Metrics

FAILED = -1

logger = make_logger("scheduler")


def run_chores(app: Scheduler, deadline: Deadline) -> dict[str, int]:
    """How many things each chore did, `FAILED` for one that raised. Deliveries, which may wait, come last.

    What the run leads to bears the id schedule-<its time>, a delivery the id of the update that it answers.
    """
    chores: dict[str, Callable[[Deadline], int]] = {
        "sessions_closed": app.close_quiet_sessions,
        "analyses_requested": app.repeat_analyses,
        "rows_purged": app.purge_mailbox,
        "photos_forgotten": app.forget_photos,
        "sent_photos_forgotten": app.forget_sent_photos,
        "keys_delivered": app.deliver_abandoned,
    }
    with correlated(f"schedule-{app.clock.now():%Y-%m-%dT%H:%M:%SZ}"):
        done = {name: _run(name, chore, deadline, app.metrics) for name, chore in chores.items()}
        if any(done.values()):
            logger.info("scheduler run", extra=done)
    return done


def _run(name: str, chore: Callable[[Deadline], int], deadline: Deadline, metrics: Metrics) -> int:
    try:
        with timed(metrics, CHORE, service="scheduler", chore=name):
            return chore(deadline)
    except Exception as error:  # noqa: BLE001 - whatever it was, the other chores have their own work
        log_failure(logger, "a chore failed", error.__cause__ or error, chore=name)
        return FAILED
