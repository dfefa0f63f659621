"""The webhook behind API Gateway: who may send, and a secret that changes while it runs."""

import json
import secrets
import time

import httpx
import pytest

from localcloud.botapi import SECRET_HEADER, BotApi
from localcloud.cloud.seed import webhook_secret
from localcloud.register_webhook import register
from tests.cloud.cloud import Cloud
from tests.e2e.stack import wait_until

pytestmark = pytest.mark.cloud

_IN_USE_SECONDS = 75  # the secret's cache and the interval of looking, a minute together


def post(cloud: Cloud, headers: dict[str, str], body: object = None) -> int:
    """The status for an update of a kind that the bot ignores."""
    update = {"update_id": 1} if body is None else body
    return httpx.post(cloud.webhook_url, headers=headers, json=update, timeout=30).status_code


def test_only_telegram_is_let_in(cloud: Cloud) -> None:
    secret = webhook_secret(cloud.aws, cloud.outputs)

    assert post(cloud, {}) == 401
    assert post(cloud, {SECRET_HEADER: "wrong" * 8}) == 403
    assert post(cloud, {SECRET_HEADER: secret}, body=[1]) == 400
    assert post(cloud, {SECRET_HEADER: secret}) == 200


def test_a_body_above_a_megabyte_is_refused(cloud: Cloud) -> None:
    secret = webhook_secret(cloud.aws, cloud.outputs)

    assert post(cloud, {SECRET_HEADER: secret}, body={"update_id": 1, "text": "x" * 1_100_000}) == 413


def test_a_rotated_secret_is_in_use_within_a_minute_and_the_old_one_is_refused(cloud: Cloud) -> None:
    """Without a deploy or a restart; Telegram is told the new one first and its updates are repeated till then."""
    old, new = webhook_secret(cloud.aws, cloud.outputs), secrets.token_urlsafe(32)
    assert post(cloud, {SECRET_HEADER: old}) == 200

    cloud.aws.secrets.put_secret_value(
        SecretId=cloud.outputs["WebhookSecretArn"], SecretString=json.dumps({"telegram_webhook_secret": new})
    )
    with httpx.Client() as client:
        token = cloud.environment()["TELEGRAM_BOT_TOKEN"]
        register(BotApi(client, cloud.simulator_url, token), cloud.webhook_url, new)
    began = time.monotonic()

    wait_until(lambda: post(cloud, {SECRET_HEADER: new}) == 200, "the new secret", _IN_USE_SECONDS)
    left = _IN_USE_SECONDS - (time.monotonic() - began)
    wait_until(lambda: post(cloud, {SECRET_HEADER: old}) == 403, "the old secret to be refused", left)
    person = cloud.person("en")
    person.answer_to(lambda: person.say("/start"), "Question 1")
