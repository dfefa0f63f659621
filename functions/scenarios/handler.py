"""The scenarios function: SQS FIFO records, in order within a chat, to the Dispatcher.

A record that fails is reported alone (ReportBatchItemFailures) together with the later ones of its chat, so that the
queue brings them again in order.
"""

import json
from functools import cache
from typing import Any

from aws_lambda_powertools.utilities.batch import SqsFifoPartialProcessor, process_partial_response
from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord
from aws_lambda_powertools.utilities.typing import LambdaContext

from nutrition import bootstrap, runtime
from nutrition.domain.deadline import Deadline
from nutrition.observability import correlated, make_logger
from nutrition.settings import ScenariosSettings
from scenarios.updates import UpdateFeed

# Left of the invocation for storing what failed and for answering the queue.
_MARGIN_SECONDS = 1.0

logger = make_logger("scenarios")
processor = SqsFifoPartialProcessor(skip_group_on_error=True)


@cache
def _feed() -> UpdateFeed:
    """Everything that lives as long as the process. Raises ConfigurationError at the first record otherwise."""
    return UpdateFeed(bootstrap.scenarios(bootstrap.scenarios_ports(ScenariosSettings.load())))


def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Lambda's entry; the answer lists the records to bring again."""
    deadline = Deadline.after(context.get_remaining_time_in_millis() / 1000 - _MARGIN_SECONDS)

    def handle(record: SQSRecord) -> None:
        update = json.loads(record.body)
        with correlated(logger, str(update["update_id"])):
            runtime.run(_feed().handle(update, deadline))

    response = process_partial_response(event, handle, processor, context)
    return dict(response)


def warm_up() -> None:
    """Build everything before the first record comes; a worker calls it at start."""
    _feed()
