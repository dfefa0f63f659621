"""Settings out of Secrets Manager, against botocore's own check of requests and answers."""

import json
from collections.abc import Iterator

import boto3
import pytest
from aws_lambda_powertools.utilities.parameters import SecretsProvider
from botocore.exceptions import EndpointConnectionError
from botocore.stub import Stubber
from mypy_boto3_secretsmanager.client import SecretsManagerClient

from nutrition.adapters.aws.secrets import read_secrets
from nutrition.errors import ConfigurationError, DependencyUnavailableError

ARN = "arn:aws:secretsmanager:eu-central-1:000000000000:secret:telegram-a1b2c3"
ENVIRONMENT = {"TELEGRAM_SECRET_ARN": ARN, "REDIS_SECRET_ARN": "", "LOG_LEVEL": "INFO"}


@pytest.fixture
def client() -> SecretsManagerClient:
    made: SecretsManagerClient = boto3.client(
        "secretsmanager", region_name="eu-central-1", aws_access_key_id="nobody", aws_secret_access_key="nothing"
    )
    return made


@pytest.fixture
def provider(client: SecretsManagerClient) -> SecretsProvider:
    return SecretsProvider(boto3_client=client)


@pytest.fixture
def manager(client: SecretsManagerClient) -> Iterator[Stubber]:
    with Stubber(client) as stubber:
        yield stubber
        stubber.assert_no_pending_responses()


def answer(manager: Stubber, content: str) -> None:
    manager.add_response("get_secret_value", {"SecretString": content}, {"SecretId": ARN})


def test_every_named_secret_fills_settings(provider: SecretsProvider, manager: Stubber) -> None:
    answer(manager, json.dumps({"telegram_bot_token": "1:a"}))

    assert read_secrets(ENVIRONMENT, provider) == {"telegram_bot_token": "1:a"}


def test_a_value_that_is_not_filled_in_counts_as_missing(provider: SecretsProvider, manager: Stubber) -> None:
    """So the settings say which one is missing, instead of taking an empty token."""
    answer(manager, json.dumps({"telegram_bot_token": ""}))

    assert read_secrets(ENVIRONMENT, provider) == {}


def test_a_secret_is_asked_for_once_while_it_is_fresh(provider: SecretsProvider, manager: Stubber) -> None:
    answer(manager, json.dumps({"telegram_bot_token": "1:a"}))

    assert read_secrets(ENVIRONMENT, provider) == read_secrets(ENVIRONMENT, provider)


@pytest.mark.parametrize("content", ["1:the-token-itself", '"1:the-token-itself"', '["1:the-token-itself"]'])
def test_a_malformed_secret_is_named_and_not_shown(provider: SecretsProvider, manager: Stubber, content: str) -> None:
    answer(manager, content)

    with pytest.raises(ConfigurationError, match="TELEGRAM_SECRET_ARN") as caught:
        read_secrets(ENVIRONMENT, provider)

    assert "the-token" not in str(caught.value)
    assert caught.value.__suppress_context__ or caught.value.__context__ is None


@pytest.mark.parametrize("code", ["ResourceNotFoundException", "AccessDeniedException"])
def test_what_only_the_operator_can_mend_is_a_wrong_setting(
    provider: SecretsProvider, manager: Stubber, code: str
) -> None:
    manager.add_client_error("get_secret_value", code, "role x may not read secret y")

    with pytest.raises(ConfigurationError, match=rf"^TELEGRAM_SECRET_ARN: {code}$"):
        read_secrets(ENVIRONMENT, provider)


def test_an_outage_is_an_outage(provider: SecretsProvider, manager: Stubber) -> None:
    manager.add_client_error("get_secret_value", "InternalServiceError")

    with pytest.raises(DependencyUnavailableError, match=r"^TELEGRAM_SECRET_ARN: InternalServiceError$"):
        read_secrets(ENVIRONMENT, provider)


def test_no_answer_is_an_outage(
    client: SecretsManagerClient, provider: SecretsProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_answer(**_: object) -> None:
        raise EndpointConnectionError(endpoint_url="https://secretsmanager.invalid")

    monkeypatch.setattr(client, "get_secret_value", no_answer)

    with pytest.raises(DependencyUnavailableError, match=r"^TELEGRAM_SECRET_ARN: EndpointConnectionError$"):
        read_secrets(ENVIRONMENT, provider)
