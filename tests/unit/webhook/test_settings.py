"""The webhook does not start with a secret that somebody could guess."""

import importlib
import traceback

import pytest

from nutrition.errors import ConfigurationError
from webhook.broker import make_broker
from webhook.settings import WebhookSettings

GOOD = "k9Jd0-sLq2_mZx81Tw"


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setenv("REDIS_URL", "redis://localhost/0")
    monkeypatch.delenv("UPDATES_QUEUE_URL", raising=False)
    monkeypatch.delenv("TELEGRAM_WEBHOOK_SECRET", raising=False)
    return monkeypatch


BAD = [
    "",
    "short-secret-15",
    "changeme-changeme",
    "your-webhook-secret",
    "0123456789abcdef",
    "aaaaaaaaaaaaaaaaaaaa",
    "has a space in it, see",
]


@pytest.mark.parametrize("secret", [*BAD, None])
def test_an_unsafe_secret_stops_the_start_with_one_line_that_names_the_setting(
    secret: str | None, environment: pytest.MonkeyPatch
) -> None:
    if secret is not None:
        environment.setenv("TELEGRAM_WEBHOOK_SECRET", secret)

    with pytest.raises(ConfigurationError) as caught:
        WebhookSettings.load()

    text = str(caught.value)
    assert text.startswith("TELEGRAM_WEBHOOK_SECRET")
    assert "\n" not in text
    assert not secret or secret not in "".join(traceback.format_exception(caught.value))


def test_a_deployment_without_a_queue_does_not_start(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("TELEGRAM_WEBHOOK_SECRET", GOOD)
    environment.delenv("REDIS_URL")

    with pytest.raises(ConfigurationError, match="UPDATES_QUEUE_URL or REDIS_URL"):
        make_broker(WebhookSettings.load())


SQS = {
    "UPDATES_QUEUE_URL": "https://sqs/updates.fifo",
    "AWS_DEFAULT_REGION": "eu-central-1",
    "AWS_ACCESS_KEY_ID": "nobody",
    "AWS_SECRET_ACCESS_KEY": "nothing",
}


@pytest.mark.parametrize("broker", [{}, SQS], ids=["rq", "sqs"])
def test_the_lambda_handler_comes_up_with_either_queue(broker: dict[str, str], environment: pytest.MonkeyPatch) -> None:
    """No connection is made at start: API Gateway gets an answer even while the broker is away."""
    environment.setenv("TELEGRAM_WEBHOOK_SECRET", GOOD)
    for name, value in broker.items():
        environment.setenv(name, value)
    importlib.reload(importlib.import_module("webhook.app"))
    module = importlib.reload(importlib.import_module("webhook.handler"))
    event = {
        "resource": "/{proxy+}",
        "path": "/telegram/webhook",
        "httpMethod": "POST",
        "headers": {"Content-Type": "application/json"},
        "multiValueHeaders": {},
        "queryStringParameters": None,
        "multiValueQueryStringParameters": None,
        "requestContext": {"identity": {"sourceIp": "127.0.0.1"}},
        "body": "{}",
        "isBase64Encoded": False,
    }

    assert module.handler(event, object())["statusCode"] == 401
