"""What the functions on a queue read of a record besides its body."""

from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord

from nutrition.correlation import ATTRIBUTE


def correlation_id_of(record: SQSRecord) -> str:
    """What the message was caused by. A message put in by hand says nothing of it: then its deduplication id, which for
    an update is the update's id, or the message id. Works for a record whose body is not what it should be."""
    attribute = (record.raw_event.get("messageAttributes") or {}).get(ATTRIBUTE) or {}
    said: str | None = attribute.get("stringValue")
    return said or record.attributes.message_deduplication_id or record.message_id
