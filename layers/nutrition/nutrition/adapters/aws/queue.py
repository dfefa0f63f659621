"""The message queue on SQS FIFO."""

from nutrition.adapters.aws.json_api import SQS, AwsError, JsonApi
from nutrition.errors import DependencyUnavailableError

# SQS refuses these two characters. In JSON they stand inside strings only, where an escape says the same.
_ESCAPES = {0xFFFE: "\\ufffe", 0xFFFF: "\\uffff"}


def sqs_api() -> JsonApi:
    """Region and endpoint come from the AWS_* environment. Sends are safe to repeat: the queue deduplicates."""
    return JsonApi(SQS)


class SqsQueue:
    """Implements `nutrition.ports.queue.MessageQueue`. Message bodies are JSON; SQS deduplicates for 5 minutes."""

    def __init__(self, api: JsonApi, queue_url: str) -> None:
        self._api = api
        self._queue_url = queue_url

    def send(self, body: str, *, group: str, deduplication: str) -> None:
        self._call(
            "SendMessage",
            MessageBody=body.translate(_ESCAPES),
            MessageGroupId=group,
            MessageDeduplicationId=deduplication,
        )

    def ping(self) -> None:
        """Raises DependencyUnavailableError when the broker does not answer."""
        self._call("GetQueueAttributes", AttributeNames=["QueueArn"])

    def _call(self, operation: str, **parameters: object) -> None:
        try:
            self._api.call(operation, {"QueueUrl": self._queue_url, **parameters})
        except AwsError as error:
            raise DependencyUnavailableError(f"queue: {error.code}") from error
