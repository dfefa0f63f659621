"""The analysis function: a finished meal session becomes a picture with a few sentences, once."""

import json
import time
from functools import partial
from typing import Any

from aws_lambda_powertools.utilities.batch import process_partial_response
from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord
from aws_lambda_powertools.utilities.typing import LambdaContext

from analysis.report import send_report
from nutrition.bootstrap.analysis import Analysis, analysis, analysis_ports
from nutrition.bootstrap.secrets import stored_secrets
from nutrition.cold_start import ahead_of_time
from nutrition.invocation import deadline_of
from nutrition.observability import configure_logging, correlated, logged_failure
from nutrition.ports.metering import timed
from nutrition.ports.metric_catalogue import ANALYSIS
from nutrition.queue_records import correlation_id_of, fifo_processor
from nutrition.reloading import Reloading
from nutrition.settings import AnalysisSettings

logger = configure_logging("analysis")
processor = fifo_processor()


def _build(settings: AnalysisSettings) -> Analysis:
    return analysis(analysis_ports(settings))


# Everything that lives as long as the process, or until a secret is rotated. The first call raises ConfigurationError.
_application = Reloading(partial(AnalysisSettings.load, stored_secrets), _build)


def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Lambda's entry; a record's body is {"session_id": n}. The answer lists the records to bring again."""
    deadline = deadline_of(context)
    application = _application()

    def handle(record: SQSRecord) -> None:
        with (
            correlated(correlation_id_of(record)),
            logged_failure(logger, "session not analysed"),
            timed(application.metrics, ANALYSIS, service="analysis"),
        ):
            started, session_id = time.monotonic(), int(json.loads(record.body)["session_id"])
            fresh = send_report(application, session_id, deadline)
            duration_ms = round((time.monotonic() - started) * 1000, 1)
            logger.info("session analysed", session_id=session_id, fresh=fresh, duration_ms=duration_ms)

    try:
        return dict(process_partial_response(event, handle, processor, context))
    finally:
        application.metrics.flush()


def warm_up() -> None:
    """Build everything before the first record comes; a worker calls it at start."""
    _application()


if ahead_of_time():
    warm_up()
