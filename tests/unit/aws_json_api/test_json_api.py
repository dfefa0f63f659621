"""AWS's JSON protocol without boto3: the same request as boto3 makes, and the same patience."""

import json
from collections.abc import Mapping
from typing import Any

import boto3
import pytest
from botocore.awsrequest import AWSPreparedRequest, AWSResponse
from botocore.compat import HTTPHeaders
from urllib3.exceptions import ConnectTimeoutError

from nutrition.adapters.aws.json_api import SECRETS_MANAGER, SQS, AwsError, JsonApi, Service
from nutrition.errors import ConfigurationError
from tests.support.boto_http import AWS, BotoAnswer

URL = "https://sqs.eu-central-1.amazonaws.com/1/u.fifo"
MESSAGE = {
    "QueueUrl": URL,
    "MessageBody": '{"text": "яблоко 🍏"}',
    "MessageGroupId": "7",
    "MessageDeduplicationId": "5",
}


class Wire:
    """Takes requests; answers with what it is given, the last thing again and again."""

    def __init__(self, *answers: BotoAnswer | Exception) -> None:
        self._answers = list(answers) or [BotoAnswer(200, b"{}")]
        self.sent: list[tuple[str, bytes, dict[str, str]]] = []

    def request(self, method: str, url: str, *, body: bytes, headers: Mapping[str, str]) -> BotoAnswer:
        assert method == "POST"
        self.sent.append((url, body, dict(headers)))
        answer = self._answers[min(len(self.sent), len(self._answers)) - 1]
        if isinstance(answer, Exception):
            raise answer
        return answer


def refusal(status: int, code: str) -> BotoAnswer:
    return BotoAnswer(status, json.dumps({"__type": f"com.amazonaws.sqs#{code}", "message": "of queue x"}).encode())


def sent_by_boto3(service: str, operation: str, parameters: dict[str, Any]) -> AWSPreparedRequest:
    """What boto3 puts on the wire."""
    seen: list[AWSPreparedRequest] = []

    def catch(request: AWSPreparedRequest, **_: object) -> AWSResponse:
        seen.append(request)
        return AWSResponse(str(request.url), 200, HTTPHeaders(), Raw())

    client: Any = boto3.client(
        service, region_name="eu-central-1", aws_access_key_id="nobody", aws_secret_access_key="nothing"
    )
    client.meta.events.register("before-send", catch)
    getattr(client, operation)(**parameters)
    return seen[0]


class Raw:
    def stream(self, **_: object) -> list[bytes]:
        return [b"{}"]


@pytest.mark.parametrize(
    ("service", "theirs", "operation", "parameters"),
    [
        (SQS, ("sqs", "send_message"), "SendMessage", MESSAGE),
        (SECRETS_MANAGER, ("secretsmanager", "get_secret_value"), "GetSecretValue", {"SecretId": "arn:aws:x"}),
    ],
)
def test_the_request_is_the_one_of_boto3(
    service: Service, theirs: tuple[str, str], operation: str, parameters: dict[str, Any]
) -> None:
    wire = Wire()
    JsonApi(service, environment=AWS, http=wire).call(operation, parameters)
    ((url, body, headers),) = wire.sent
    boto = sent_by_boto3(*theirs, parameters)

    assert url == boto.url
    assert json.loads(body) == json.loads(str(boto.body, "utf-8") if isinstance(boto.body, bytes) else str(boto.body))
    for name in ("Content-Type", "X-Amz-Target"):
        wanted = boto.headers[name]
        assert headers[name] == (wanted if isinstance(wanted, str) else wanted.decode())
    scope = headers["Authorization"].partition("Credential=")[2].partition(",")[0].split("/")
    assert (scope[0], scope[2], scope[3]) == ("nobody", "eu-central-1", service.host)
    assert "content-type" in headers["Authorization"]
    assert "host" in headers["Authorization"]


def test_a_session_token_is_signed_too() -> None:
    wire = Wire()

    JsonApi(SQS, environment=AWS | {"AWS_SESSION_TOKEN": "token"}, http=wire).call("SendMessage", MESSAGE)

    ((_, _, headers),) = wire.sent
    assert headers["X-Amz-Security-Token"] == "token"
    assert "x-amz-security-token" in headers["Authorization"]


@pytest.mark.parametrize("passing", [refusal(500, "InternalError"), refusal(400, "RequestThrottled")])
def test_what_may_pass_is_asked_again(passing: BotoAnswer) -> None:
    wire = Wire(ConnectTimeoutError("https://sqs"), passing, BotoAnswer(200, b'{"MessageId": "1"}'))

    assert JsonApi(SQS, environment=AWS, http=wire).call("SendMessage", MESSAGE) == {"MessageId": "1"}


@pytest.mark.parametrize("code", ["QueueDoesNotExist", "AccessDeniedException"])
def test_what_will_not_change_is_asked_once(code: str) -> None:
    wire = Wire(refusal(400, code))

    with pytest.raises(AwsError) as caught:
        JsonApi(SQS, environment=AWS, http=wire).call("SendMessage", MESSAGE)

    assert (caught.value.code, len(wire.sent)) == (code, 1)
    assert "queue x" not in str(caught.value)


def test_patience_ends_after_three_tries() -> None:
    wire = Wire(ConnectTimeoutError("https://sqs"))

    with pytest.raises(AwsError, match=r"^ConnectTimeoutError$"):
        JsonApi(SQS, environment=AWS, http=wire).call("SendMessage", MESSAGE)

    assert len(wire.sent) == 3


@pytest.mark.parametrize("body", [b"<html>", b"[]", b""])
def test_a_page_of_something_in_between_is_no_answer_of_aws(body: bytes) -> None:
    with pytest.raises(AwsError, match=r"^error$"):
        JsonApi(SQS, environment=AWS, http=Wire(BotoAnswer(403, body))).call("SendMessage", MESSAGE)


@pytest.mark.parametrize(
    ("variables", "url"),
    [
        ({}, "https://sqs.eu-central-1.amazonaws.com/"),
        ({"AWS_REGION": "cn-north-1"}, "https://sqs.cn-north-1.amazonaws.com.cn/"),
        ({"AWS_ENDPOINT_URL": "http://127.0.0.1:4566"}, "http://127.0.0.1:4566/"),
        ({"AWS_ENDPOINT_URL": "http://all", "AWS_ENDPOINT_URL_SQS": "http://queue/"}, "http://queue/"),
    ],
)
def test_the_service_is_where_the_environment_says(variables: dict[str, str], url: str) -> None:
    wire = Wire()

    JsonApi(SQS, environment=AWS | variables, http=wire).call("SendMessage", MESSAGE)

    assert wire.sent[0][0] == url


def test_a_missing_region_is_named() -> None:
    without = {name: value for name, value in AWS.items() if name != "AWS_REGION"}

    with pytest.raises(ConfigurationError, match="AWS_REGION"):
        JsonApi(SQS, environment=without, http=Wire()).call("SendMessage", MESSAGE)


def test_credentials_of_a_profile_serve_where_the_environment_has_none(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a function with SnapStart has none: botocore's chain finds them."""
    file = tmp_path_factory.mktemp("aws") / "credentials"
    file.write_text("[default]\naws_access_key_id = profiled\naws_secret_access_key = nothing\n")
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(file))
    wire = Wire()

    JsonApi(SQS, environment={"AWS_REGION": "eu-central-1"}, http=wire).call("SendMessage", MESSAGE)

    assert "Credential=profiled/" in wire.sent[0][2]["Authorization"]
