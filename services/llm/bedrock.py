"""Amazon Bedrock's Converse API; the answer is the input of the one tool that the model has to use.

https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html. boto3 is imported only here: it is an
optional extra of the services (requirements/bedrock.in).
"""

import json
from collections.abc import Mapping
from typing import Any, Protocol

from llm.errors import LlmError, Reason
from llm.model import Question, Said, Usage
from llm.settings import LlmSettings
from serving.errors import StartupError

CONNECT_SECONDS = 2.0
_CODES: Mapping[str, Reason] = {
    "ThrottlingException": Reason.RATE_LIMITED,
    "ServiceQuotaExceededException": Reason.RATE_LIMITED,
    "ModelTimeoutException": Reason.TIMEOUT,
    "ServiceUnavailableException": Reason.UNAVAILABLE,
    "InternalServerException": Reason.UNAVAILABLE,
    "ModelNotReadyException": Reason.UNAVAILABLE,
    "ModelErrorException": Reason.UNAVAILABLE,
}
_STOPS: Mapping[str, Reason] = {
    "max_tokens": Reason.TRUNCATED,
    "model_context_window_exceeded": Reason.TRUNCATED,
    "guardrail_intervened": Reason.REFUSED,
    "content_filtered": Reason.REFUSED,
}


class Runtime(Protocol):
    """The one method of boto3's bedrock-runtime client that is used."""

    def converse(self, **request: Any) -> Any:  # noqa: ANN401 - boto3 makes it at run time
        """Answers as the API does."""


def runtime_client(settings: LlmSettings, seconds: float) -> Runtime:
    """A client whose calls take `seconds` at most; the retries are ours. StartupError without boto3 or region."""
    try:
        import boto3
        from botocore.config import Config
        from botocore.exceptions import BotoCoreError
    except ImportError as error:
        raise StartupError("the engine bedrock needs boto3 (requirements/bedrock.in)") from error
    config = Config(
        connect_timeout=min(CONNECT_SECONDS, seconds), read_timeout=seconds, retries={"total_max_attempts": 1}
    )
    try:
        client: Runtime = boto3.client("bedrock-runtime", region_name=settings.region, config=config)
    except BotoCoreError as error:
        raise StartupError(f"LLM_REGION: {type(error).__name__}") from error
    return client


class BedrockModel:
    """Implements `llm.model.ChatModel`."""

    def __init__(self, settings: LlmSettings, client: Runtime) -> None:
        self._client = client
        self._model = settings.model
        self._max_output_tokens = settings.max_output_tokens

    @property
    def name(self) -> str:
        return self._model

    def say(self, question: Question, seconds: float) -> Said:  # noqa: ARG002 - the client has its own time-outs
        """One request."""
        from botocore.exceptions import BotoCoreError, ClientError, ReadTimeoutError

        try:
            answer = self._client.converse(**self._request(question))
        except ClientError as error:
            raise LlmError(_CODES.get(error.response.get("Error", {}).get("Code", ""), Reason.REJECTED)) from error
        except ReadTimeoutError as error:
            raise LlmError(Reason.TIMEOUT) from error
        except BotoCoreError as error:
            raise LlmError(Reason.UNAVAILABLE) from error
        return _said(answer, question.name)

    def _request(self, question: Question) -> dict[str, Any]:
        content: list[dict[str, Any]] = [{"text": question.data}]
        if question.image is not None:
            content.append({"image": {"format": "jpeg", "source": {"bytes": question.image}}})
        tool = {"name": question.name, "inputSchema": {"json": dict(question.schema)}}
        return {
            "modelId": self._model,
            "system": [{"text": question.instructions}],
            "messages": [{"role": "user", "content": content}],
            "inferenceConfig": {"maxTokens": self._max_output_tokens},
            "toolConfig": {"tools": [{"toolSpec": tool}], "toolChoice": {"tool": {"name": question.name}}},
        }


def _said(answer: Mapping[str, Any], tool: str) -> Said:
    stop = answer.get("stopReason", "")
    if stop in _STOPS:
        raise LlmError(_STOPS[stop])
    parts = answer.get("output", {}).get("message", {}).get("content", [])
    used = [part["toolUse"].get("input") for part in parts if part.get("toolUse", {}).get("name") == tool]
    if len(used) != 1:
        raise LlmError(Reason.INVALID)
    counted = answer.get("usage")
    usage = Usage(counted["inputTokens"], counted["outputTokens"]) if counted else None
    return Said(json.dumps(used[0], default=str), usage)
