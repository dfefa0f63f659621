"""Settings from Secrets Manager as moto has it in this process; tests/cloud has the same on LocalStack."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

import boto3
import pytest
from aws_lambda_powertools.utilities.parameters import SecretsProvider
from moto import mock_aws

from nutrition.adapters.aws.secrets import read_secrets
from nutrition.errors import ConfigurationError

if TYPE_CHECKING:
    from mypy_boto3_secretsmanager.client import SecretsManagerClient


@pytest.fixture
def manager() -> Iterator["SecretsManagerClient"]:
    with mock_aws():
        client: SecretsManagerClient = boto3.client(
            "secretsmanager", region_name="eu-central-1", aws_access_key_id="testing", aws_secret_access_key="testing"
        )
        yield client


def secret(manager: "SecretsManagerClient", name: str, content: str) -> str:
    return manager.create_secret(Name=name, SecretString=content)["ARN"]


def test_the_settings_of_all_named_secrets_come_together(manager: "SecretsManagerClient") -> None:
    environment = {
        "TELEGRAM_SECRET_ARN": secret(manager, "telegram", json.dumps({"TELEGRAM_BOT_TOKEN": "1:abc"})),
        "PROVIDERS_SECRET_ARN": secret(manager, "providers", "{}"),
        "OTHER": "is no secret",
    }

    assert read_secrets(environment, SecretsProvider(boto3_client=manager)) == {"telegram_bot_token": "1:abc"}


def test_a_rotated_secret_is_seen_by_who_has_not_cached_it(manager: "SecretsManagerClient") -> None:
    environment = {"WEBHOOK_SECRET_ARN": secret(manager, "webhook", '{"telegram_webhook_secret": "old"}')}
    cached = SecretsProvider(boto3_client=manager)
    read_secrets(environment, cached)

    manager.put_secret_value(SecretId="webhook", SecretString='{"telegram_webhook_secret": "new"}')

    assert read_secrets(environment, cached) == {"telegram_webhook_secret": "old"}
    assert read_secrets(environment, SecretsProvider(boto3_client=manager)) == {"telegram_webhook_secret": "new"}


def test_a_secret_that_is_not_there_names_the_variable(manager: "SecretsManagerClient") -> None:
    arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:gone-abcdef"

    with pytest.raises(ConfigurationError, match=r"^DATABASE_SECRET_ARN: ResourceNotFoundException$"):
        read_secrets({"DATABASE_SECRET_ARN": arn}, SecretsProvider(boto3_client=manager))
