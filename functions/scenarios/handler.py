"""The scenarios function: SQS FIFO records, in order within a chat, to the Dispatcher.

A record that fails is reported alone (ReportBatchItemFailures) together with the later ones of its chat, so that the
queue brings them again in order.
"""

import json
from functools import cache
from typing import Any

from aws_lambda_powertools.utilities.batch import SqsFifoPartialProcessor, process_partial_response
from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSEvent, SQSRecord
from aws_lambda_powertools.utilities.typing import LambdaContext

from nutrition import runtime
from nutrition.bootstrap.scenarios import Scenarios, scenarios, scenarios_ports
from nutrition.domain.deadline import Deadline
from nutrition.observability import correlated, logged_failure, make_logger
from nutrition.settings import ScenariosSettings
from scenarios.updates import UpdateFeed

# Left of the invocation for storing what failed and for answering the queue.
_MARGIN_SECONDS = 1.0

logger = make_logger("scenarios")
processor = SqsFifoPartialProcessor(skip_group_on_error=True)
processor.raise_on_entire_batch_failure = (
    False  # the answer names the failed records; the constructor has no such option
)


@cache
def _application() -> Scenarios:
    """Everything that lives as long as the process. Raises ConfigurationError."""
    return scenarios(scenarios_ports(ScenariosSettings.load()))


@cache
def _feed() -> UpdateFeed:
    return UpdateFeed(_application())


def _deadline(context: LambdaContext) -> Deadline:
    return Deadline.after(context.get_remaining_time_in_millis() / 1000 - _MARGIN_SECONDS)


def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Lambda's entry; the answer lists the records to bring again."""
    deadline = _deadline(context)

    def handle(record: SQSRecord) -> None:
        update = json.loads(record.body)
        with correlated(logger, str(update["update_id"])), logged_failure(logger, "update not handled"):
            runtime.run(_feed().handle(update, deadline))

    response = process_partial_response(event, handle, processor, context)
    return dict(response)


def dead_letter(event: dict[str, Any], context: LambdaContext) -> None:
    """For records that were given up: tell each person, once, that a message of theirs could not be handled."""
    deadline = _deadline(context)
    for record in SQSEvent(event).records:
        update_id = int(json.loads(record.body)["update_id"])
        chat_id = int(record.attributes.message_group_id or 0)
        with correlated(logger, str(update_id)), logged_failure(logger, "person not told"):
            _application().apologise(update_id, chat_id, deadline)


def warm_up() -> None:
    """Build everything before the first record comes; a worker calls it at start."""
    _feed()
