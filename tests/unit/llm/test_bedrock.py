"""Bedrock's Converse API, played by botocore's Stubber, which checks requests against the service's own description."""

from typing import Any

import boto3
import pytest
from botocore.exceptions import ConnectTimeoutError, EndpointConnectionError, ReadTimeoutError
from botocore.stub import ANY, Stubber

from llm.bedrock import BedrockModel, runtime_client
from llm.errors import LlmError, Reason
from llm.model import Question, Usage
from llm.settings import LlmSettings

SCHEMA = {"type": "object", "properties": {"items": {"type": "array"}}, "required": ["items"]}
QUESTION = Question("Name the food.", '{"photograph": "attached"}', "seen_food", SCHEMA, b"jpeg")
SETTINGS = LlmSettings(
    model="example.eye-v1:0", region="eu-central-1", usd_per_million_input=1.0, usd_per_million_output=5.0
)


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> Any:  # noqa: ANN401 - boto3 makes it at run time
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    return boto3.client("bedrock-runtime", region_name="eu-central-1")


def answer(content: list[dict[str, Any]], stop: str = "tool_use") -> dict[str, Any]:
    return {
        "output": {"message": {"role": "assistant", "content": content}},
        "stopReason": stop,
        "usage": {"inputTokens": 1500, "outputTokens": 60, "totalTokens": 1560},
        "metrics": {"latencyMs": 900},
    }


def used(name: str = "seen_food") -> dict[str, Any]:
    return {"toolUse": {"toolUseId": "1", "name": name, "input": {"items": ["rice"]}}}


def test_the_answer_is_the_input_of_the_tool(client: Any) -> None:  # noqa: ANN401 - as the fixture
    with Stubber(client) as stub:
        stub.add_response("converse", answer([{"text": "Let me see."}, used()]))
        said = BedrockModel(SETTINGS, client).say(QUESTION, 5)
    assert (said.text, said.usage) == ('{"items": ["rice"]}', Usage(1500, 60))


def test_the_request_forces_the_tool_and_keeps_instructions_apart(client: Any) -> None:  # noqa: ANN401 - as the fixture
    expected = {
        "modelId": "example.eye-v1:0",
        "system": [{"text": "Name the food."}],
        "messages": [
            {
                "role": "user",
                "content": [{"text": QUESTION.data}, {"image": {"format": "jpeg", "source": {"bytes": b"jpeg"}}}],
            }
        ],
        "inferenceConfig": {"maxTokens": 800},
        "toolConfig": {
            "tools": [{"toolSpec": {"name": "seen_food", "inputSchema": {"json": ANY}}}],
            "toolChoice": {"tool": {"name": "seen_food"}},
        },
    }
    with Stubber(client) as stub:
        stub.add_response("converse", answer([used()]), expected)
        BedrockModel(SETTINGS, client).say(QUESTION, 5)


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("ThrottlingException", Reason.RATE_LIMITED),
        ("ModelTimeoutException", Reason.TIMEOUT),
        ("InternalServerException", Reason.UNAVAILABLE),
        ("AccessDeniedException", Reason.REJECTED),
        ("ValidationException", Reason.REJECTED),
    ],
)
def test_errors_are_told_apart(client: Any, code: str, reason: Reason) -> None:  # noqa: ANN401 - as the fixture
    with Stubber(client) as stub:
        stub.add_client_error("converse", code, "no", 400)
        with pytest.raises(LlmError) as caught:
            BedrockModel(SETTINGS, client).say(QUESTION, 5)
    assert caught.value.reason is reason


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (answer([used()], "max_tokens"), Reason.TRUNCATED),
        (answer([], "guardrail_intervened"), Reason.REFUSED),
        (answer([{"text": "rice"}], "end_turn"), Reason.INVALID),
        (answer([used("another")]), Reason.INVALID),
        (answer([used(), used()]), Reason.INVALID),
    ],
)
def test_an_answer_without_the_whole_tool_use_is_none(
    client: Any,  # noqa: ANN401 - as the fixture
    made: dict[str, Any],
    reason: Reason,
) -> None:
    with Stubber(client) as stub:
        stub.add_response("converse", made)
        with pytest.raises(LlmError) as caught:
            BedrockModel(SETTINGS, client).say(QUESTION, 5)
    assert caught.value.reason is reason


@pytest.mark.parametrize(
    ("raised", "reason"),
    [
        (ReadTimeoutError(endpoint_url="x"), Reason.TIMEOUT),
        (ConnectTimeoutError(endpoint_url="x"), Reason.UNAVAILABLE),
        (EndpointConnectionError(endpoint_url="x"), Reason.UNAVAILABLE),
    ],
)
def test_a_connection_that_fails_is_an_llm_error(raised: Exception, reason: Reason) -> None:
    class Broken:
        def converse(self, **_: Any) -> Any:  # noqa: ANN401 - as the protocol
            raise raised

    with pytest.raises(LlmError) as caught:
        BedrockModel(SETTINGS, Broken()).say(QUESTION, 5)
    assert caught.value.reason is reason


def test_boto3_neither_retries_nor_waits_longer_than_allowed() -> None:
    config = runtime_client(SETTINGS, 3.0).meta.config  # type: ignore[attr-defined]  # the protocol has what we use
    assert (config.read_timeout, config.connect_timeout) == (3.0, 2.0)
    assert config.retries["total_max_attempts"] == 1
