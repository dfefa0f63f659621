"""What a deploy does after the stack is there: secrets, the database's schema, the webhook."""

import json
from collections.abc import Mapping
from typing import Any

import httpx

from localcloud.botapi import BotApi, BotApiError
from localcloud.cloud.aws import Aws
from localcloud.cloud.package import DeploymentFailedError
from localcloud.register_webhook import register
from localcloud.stack.settings import WEBHOOK_PATH


def put_bot_token(aws: Aws, outputs: Mapping[str, str], token: str) -> None:
    aws.secrets.put_secret_value(
        SecretId=outputs["TelegramSecretArn"], SecretString=json.dumps({"telegram_bot_token": token})
    )


def migrate(aws: Aws, outputs: Mapping[str, str]) -> None:
    """Raises DeploymentFailedError with what the function says."""
    answer = aws.lambda_.invoke(FunctionName=outputs["MigrateFunctionName"], Payload=b"{}")
    said: Any = json.loads(answer["Payload"].read())
    if answer.get("FunctionError"):
        raise DeploymentFailedError(f"the migrate function: {said.get('errorMessage', said)}")


def webhook_secret(aws: Aws, outputs: Mapping[str, str]) -> str:
    """The one that the stack has made for itself."""
    stored = aws.secrets.get_secret_value(SecretId=outputs["WebhookSecretArn"])["SecretString"]
    return str(json.loads(stored)["telegram_webhook_secret"])


def register_webhook(api_base: str, token: str, api_url: str, secret: str) -> None:
    """Raises DeploymentFailedError."""
    with httpx.Client() as client:
        try:
            health = client.get(f"{api_url}/health", timeout=60)
            if not health.is_success:
                raise DeploymentFailedError(f"the webhook function answers {health.status_code}: {health.text[:300]}")
            register(BotApi(client, api_base, token), f"{api_url}{WEBHOOK_PATH}", secret)
        except (BotApiError, httpx.TransportError) as error:
            raise DeploymentFailedError(f"webhook not registered: {error}") from error
