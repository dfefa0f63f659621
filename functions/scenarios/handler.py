"""The scenarios function: SQS FIFO records, in order within a chat, to the Dispatcher.

A record that fails is reported alone (ReportBatchItemFailures) together with the later ones of its chat, so that the
queue brings them again in order.
"""

import json
from functools import partial
from typing import Any

from aws_lambda_powertools.utilities.batch import process_partial_response
from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSEvent, SQSRecord
from aws_lambda_powertools.utilities.typing import LambdaContext

from nutrition import runtime
from nutrition.bootstrap.scenarios import Scenarios, scenarios
from nutrition.bootstrap.scenarios_adapters import scenarios_ports
from nutrition.bootstrap.secrets import stored_secrets
from nutrition.cold_start import ahead_of_time, make_now
from nutrition.invocation import deadline_of
from nutrition.observability import configure_logging, correlated, logged_failure
from nutrition.ports.metric_catalogue import GIVEN_UP
from nutrition.queue_records import correlation_id_of, fifo_processor
from nutrition.reloading import Reloading
from nutrition.settings import ScenariosSettings
from scenarios.metering import accepted_at
from scenarios.updates import UpdateFeed

logger = configure_logging("scenarios")
processor = fifo_processor()


def _build(settings: ScenariosSettings) -> tuple[Scenarios, UpdateFeed]:
    application = scenarios(scenarios_ports(settings))
    return application, UpdateFeed(application)


# Everything that lives as long as the process, or until a secret is rotated. The first call raises ConfigurationError.
_built = Reloading(partial(ScenariosSettings.load, stored_secrets), _build)


def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Lambda's entry; the answer lists the records to bring again."""
    deadline = deadline_of(context)
    application, feed = _built()

    def handle(record: SQSRecord) -> None:
        with correlated(correlation_id_of(record)), logged_failure(logger, "update not handled"):
            runtime.run(feed.handle(json.loads(record.body), deadline, accepted_at(record)))

    try:
        return dict(process_partial_response(event, handle, processor, context))
    finally:
        application.metrics.flush()


def dead_letter(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """For records that were given up: tell each person, once, that a message of theirs could not be handled.

    The answer gives every record back, so that the queue moves it on to where the operator finds it (decision 0030).
    Raises what kept a person from being told; it is then tried again.
    """
    deadline = deadline_of(context)
    application, _ = _built()
    records = list(SQSEvent(event).records)
    try:
        for record in records:
            with correlated(correlation_id_of(record)), logged_failure(logger, "person not told"):
                update_id = int(json.loads(record.body)["update_id"])
                if application.apologise(update_id, int(record.attributes.message_group_id or 0), deadline):
                    application.metrics.count(GIVEN_UP)
                    logger.info("person told that a message was given up")
    finally:
        application.metrics.flush()
    return {"batchItemFailures": [{"itemIdentifier": record.message_id} for record in records]}


def warm_up() -> None:
    """Build everything before the first record comes; a worker calls it at start."""
    application, _ = _built()
    for port in (application.profiles, application.progress):
        make_now(port)


if ahead_of_time():
    warm_up()
