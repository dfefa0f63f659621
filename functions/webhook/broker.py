"""Which queue this deployment has. Imports are inside, so that a cold start pays for one of the two only.

A composition of its own instead of `nutrition.bootstrap`, which reaches the databases that this function never imports.
"""

from nutrition.errors import ConfigurationError
from webhook.api import Broker
from webhook.settings import WebhookSettings


def make_broker(settings: WebhookSettings) -> Broker:
    """SQS when its queue is named, else RQ. Makes no connection. Raises ConfigurationError when neither is named."""
    if settings.updates_queue_url:
        from nutrition.adapters.aws.queue import SqsQueue, sqs_client

        return SqsQueue(sqs_client(), settings.updates_queue_url)

    if settings.redis_url is None:
        raise ConfigurationError("UPDATES_QUEUE_URL or REDIS_URL is needed")

    from nutrition.adapters.redis.client import redis_client
    from nutrition.adapters.redis.queue import DEFAULT_JOB_FUNCTION, RqQueue

    return RqQueue(
        redis_client(settings.redis_url.get_secret_value()),
        "updates",
        shards=settings.queue_shards,
        job_function=settings.job_function or DEFAULT_JOB_FUNCTION,
    )
