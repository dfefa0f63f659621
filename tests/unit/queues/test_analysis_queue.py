"""Which queue finished sessions are sent to."""

import pytest
from pydantic import SecretStr

from nutrition.adapters.aws.queue import SqsQueue
from nutrition.adapters.redis.queue import RqQueue
from nutrition.bootstrap.queues import analysis_queue
from nutrition.errors import ConfigurationError
from nutrition.settings import QueueSettings


def test_sqs_where_its_queue_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_DEFAULT_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "eu-central-1")
    settings = QueueSettings(analysis_queue_url="https://sqs.local/1/analysis.fifo", redis_url=SecretStr("redis://r"))

    assert isinstance(analysis_queue(settings), SqsQueue)


def test_rq_otherwise() -> None:
    assert isinstance(analysis_queue(QueueSettings(redis_url=SecretStr("redis://r"))), RqQueue)


def test_neither_is_a_wrong_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ANALYSIS_QUEUE_URL", "REDIS_URL"):
        monkeypatch.delenv(name, raising=False)

    with pytest.raises(ConfigurationError, match="ANALYSIS_QUEUE_URL or REDIS_URL"):
        analysis_queue(QueueSettings())
