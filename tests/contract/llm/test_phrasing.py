"""The phraser of analyses at a local server that speaks the protocol, and at Bedrock as botocore's Stubber plays it."""

import json
from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from botocore.stub import Stubber

from nutrition.adapters.llm.bedrock import BedrockPhraser
from nutrition.adapters.llm.openai import JsonMode, OpenAiPhraser
from nutrition.domain.deadline import Deadline
from nutrition.domain.user import Locale
from nutrition.errors import DependencyError, DependencyUnavailableError
from tests.fakes.http_server import Response
from tests.fakes.llm import API_KEY, Provider, completion, failure

OWN = "👍 9 г клетчатки."


@pytest.fixture
def phraser(provider: Provider, pauses: list[float]) -> Iterator[OpenAiPhraser]:
    made = OpenAiPhraser(provider.base_url, "pen-1", API_KEY, sleep=pauses.append)
    yield made
    made.close()


def rephrase(phraser: OpenAiPhraser | BedrockPhraser, seconds: float = 30) -> str:
    return phraser.rephrase(OWN, Locale.RU, Deadline.after(seconds))


def test_other_words_come_back_and_only_text_and_language_were_sent(phraser: OpenAiPhraser, provider: Provider) -> None:
    provider.default = completion({"text": "👍 Клетчатки 9 г."})
    assert rephrase(phraser) == "👍 Клетчатки 9 г."
    (body,) = provider.bodies
    assert json.loads(body["messages"][1]["content"]) == {"text": OWN, "language": "ru"}
    assert OWN not in body["messages"][0]["content"]
    assert body["response_format"]["json_schema"]["strict"] is True


@pytest.mark.parametrize(("mode", "form"), [("object", {"type": "json_object"}), ("none", None)])
def test_a_server_without_schemas_is_told_the_schema_in_words(provider: Provider, mode: JsonMode, form: object) -> None:
    provider.default = completion('```json\n{"text": "👍 Клетчатки 9 г."}\n```')
    phraser = OpenAiPhraser(provider.base_url, "pen-1", API_KEY, mode)
    assert rephrase(phraser) == "👍 Клетчатки 9 г."
    phraser.close()
    (body,) = provider.bodies
    assert body.get("response_format") == form
    assert '"additionalProperties": false' in body["messages"][0]["content"]
    assert body["max_tokens"] == 400


@pytest.mark.parametrize(
    "answer",
    [
        completion("Sure!"),
        completion('Sure: {"text": "x"}'),
        completion('{"text": "x"'),
        completion({"text": ""}),
        completion({"text": "x" * 2001}),
        Response(200, b'{"choices": []}'),
        completion({"text": "x", "kcal": 1}),
        completion({"text": "x"}, finish="length"),
        completion(None, refusal="no"),
        Response(200, b"<html>"),
        failure(400),
        failure(401),
        failure(429),
    ],
)
def test_a_bad_answer_is_given_up_at_once(phraser: OpenAiPhraser, provider: Provider, answer: Response) -> None:
    provider.default = answer
    with pytest.raises(DependencyError):
        rephrase(phraser)
    assert len(provider.requests) == 1


def test_a_failing_server_is_asked_twice(phraser: OpenAiPhraser, provider: Provider) -> None:
    provider.default = failure(500)
    with pytest.raises(DependencyUnavailableError):
        rephrase(phraser)
    assert len(provider.requests) == 2


@pytest.mark.parametrize("how", ["slow", "drip"])
def test_a_slow_answer_is_given_up_inside_the_deadline(phraser: OpenAiPhraser, provider: Provider, how: str) -> None:
    provider.script = [how, how]
    with pytest.raises(DependencyUnavailableError):
        rephrase(phraser, seconds=0.4)


@pytest.fixture
def bedrock(monkeypatch: pytest.MonkeyPatch) -> Any:  # noqa: ANN401 - boto3 makes it at run time
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    return boto3.client("bedrock-runtime", region_name="eu-central-1")


def converse(stop: str, *content: dict[str, Any]) -> dict[str, Any]:
    return {
        "output": {"message": {"role": "assistant", "content": list(content)}},
        "stopReason": stop,
        "usage": {"inputTokens": 90, "outputTokens": 30, "totalTokens": 120},
        "metrics": {"latencyMs": 500},
    }


def use(name: str, answer: dict[str, Any]) -> dict[str, Any]:
    return {"toolUse": {"toolUseId": "1", "name": name, "input": answer}}


def test_bedrock_answers_by_the_tool(bedrock: Any) -> None:  # noqa: ANN401 - as the fixture
    with Stubber(bedrock) as stub:
        stub.add_response("converse", converse("tool_use", use("rephrased_text", {"text": "👍 Клетчатки 9 г."})))
        assert rephrase(BedrockPhraser("pen-1", bedrock)) == "👍 Клетчатки 9 г."


@pytest.mark.parametrize(
    "answer",
    [
        converse("max_tokens", use("rephrased_text", {"text": "x"})),
        converse("end_turn", {"text": "x"}),
        converse("tool_use", use("another", {"text": "x"})),
        converse("tool_use", use("rephrased_text", {"words": "x"})),
    ],
)
def test_bedrocks_other_answers_are_refused(bedrock: Any, answer: dict[str, Any]) -> None:  # noqa: ANN401 - as above
    with Stubber(bedrock) as stub:
        stub.add_response("converse", answer)
        with pytest.raises(DependencyError):
            rephrase(BedrockPhraser("pen-1", bedrock))


def test_bedrocks_errors_are_translated(bedrock: Any) -> None:  # noqa: ANN401 - as the fixture
    with Stubber(bedrock) as stub:
        stub.add_client_error("converse", "ThrottlingException", "no", 429)
        with pytest.raises(DependencyError):
            rephrase(BedrockPhraser("pen-1", bedrock))
