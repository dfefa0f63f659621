"""What the functions do alike with an invocation."""

from aws_lambda_powertools.utilities.typing import LambdaContext

from nutrition.domain.deadline import Deadline

# Left of the invocation for storing what failed and for answering the queue.
_MARGIN_SECONDS = 1.0


def deadline_of(context: LambdaContext) -> Deadline:
    """When the work of this invocation has to be over."""
    return Deadline.after(context.get_remaining_time_in_millis() / 1000 - _MARGIN_SECONDS)
