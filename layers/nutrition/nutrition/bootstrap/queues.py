"""Which queue this deployment has. Imports are inside, so that a cold start pays for one of the two only."""

from nutrition.errors import ConfigurationError
from nutrition.ports.queue import MessageQueue
from nutrition.settings import QueueSettings


def analysis_queue(settings: QueueSettings) -> MessageQueue:
    """Where finished sessions are sent for analysis: SQS when its queue is named, else RQ. Makes no connection.

    Raises ConfigurationError when neither is named.
    """
    if settings.analysis_queue_url:
        from nutrition.adapters.aws.queue import SqsQueue, sqs_client

        return SqsQueue(sqs_client(), settings.analysis_queue_url)

    if settings.redis_url is None:
        raise ConfigurationError("ANALYSIS_QUEUE_URL or REDIS_URL is needed")

    from nutrition.adapters.redis.client import redis_client
    from nutrition.adapters.redis.queue import RqQueue

    return RqQueue(redis_client(settings.redis_url.get_secret_value()), "analysis")
