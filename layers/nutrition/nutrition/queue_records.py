"""How the functions on a queue take its records, and what they read of one besides its body."""

from aws_lambda_powertools.utilities.batch import SqsFifoPartialProcessor
from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord

from nutrition.correlation import ATTRIBUTE


def fifo_processor() -> SqsFifoPartialProcessor:
    """A record that fails is given back together with the later ones of its group; the answer names them."""
    processor = SqsFifoPartialProcessor(skip_group_on_error=True)
    # Even when all of them failed: there is no option of the constructor for that.
    processor.raise_on_entire_batch_failure = False
    return processor


def correlation_id_of(record: SQSRecord) -> str:
    """What the message was caused by. A message put in by hand says nothing of it: then its deduplication id, which for
    an update is the update's id, or the message id. Works for a record whose body is not what it should be."""
    attribute = (record.raw_event.get("messageAttributes") or {}).get(ATTRIBUTE) or {}
    said: str | None = attribute.get("stringValue")
    return said or record.attributes.message_deduplication_id or record.message_id
