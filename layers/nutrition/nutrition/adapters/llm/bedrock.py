"""Phrasing by Amazon Bedrock (https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html)."""

import logging
from typing import Any, Protocol

from pydantic import ValidationError

from nutrition.adapters.llm.prompt import INSTRUCTIONS, MAX_OUTPUT_TOKENS, SCHEMA, TOOL, Rephrased, data_of
from nutrition.domain.deadline import Deadline
from nutrition.domain.user import Locale
from nutrition.errors import DependencyRejectedError, DependencyUnavailableError

CONNECT_SECONDS, READ_SECONDS = 2.0, 6.0

log = logging.getLogger(__name__)


class Runtime(Protocol):
    """The one method of boto3's bedrock-runtime client that is used."""

    def converse(self, **request: Any) -> Any:  # noqa: ANN401 - boto3 makes it at run time
        """Answers as the API does."""


def runtime_client(region: str | None) -> Runtime:
    """boto3's client with time-outs of our own and one attempt; imported here, for most functions never need it."""
    import boto3
    from botocore.config import Config

    config = Config(connect_timeout=CONNECT_SECONDS, read_timeout=READ_SECONDS, retries={"total_max_attempts": 1})
    client: Runtime = boto3.client("bedrock-runtime", region_name=region, config=config)
    return client


class BedrockPhraser:
    """Implements `ports.phrasing.Phraser`; the answer is the input of the one tool that the model has to use."""

    def __init__(self, model: str, client: Runtime) -> None:
        self._model = model
        self._client = client

    def rephrase(self, text: str, locale: Locale, deadline: Deadline) -> str:
        from botocore.exceptions import BotoCoreError, ClientError

        if deadline.remaining() < CONNECT_SECONDS + READ_SECONDS:  # its time-outs are the client's, not the call's
            raise DependencyUnavailableError("llm: no time left")
        try:
            answer = self._client.converse(**self._request(data_of(text, locale)))
        except ClientError as error:
            raise DependencyRejectedError("llm: refused") from error
        except BotoCoreError as error:
            raise DependencyUnavailableError(f"llm: {type(error).__name__}") from error
        return _text(answer)

    def _request(self, data: str) -> dict[str, Any]:
        return {
            "modelId": self._model,
            "system": [{"text": INSTRUCTIONS}],
            "messages": [{"role": "user", "content": [{"text": data}]}],
            "inferenceConfig": {"maxTokens": MAX_OUTPUT_TOKENS},
            "toolConfig": {
                "tools": [{"toolSpec": {"name": TOOL, "inputSchema": {"json": SCHEMA}}}],
                "toolChoice": {"tool": {"name": TOOL}},
            },
        }


def _text(answer: dict[str, Any]) -> str:
    usage = answer.get("usage", {})
    tokens = {"input_tokens": usage.get("inputTokens"), "output_tokens": usage.get("outputTokens")}
    log.info("llm answered", extra=tokens)
    parts = answer.get("output", {}).get("message", {}).get("content", [])
    used = [part["toolUse"].get("input") for part in parts if part.get("toolUse", {}).get("name") == TOOL]
    if answer.get("stopReason") != "tool_use" or len(used) != 1:
        raise DependencyRejectedError("llm: refused or truncated")
    try:
        return Rephrased.model_validate(used[0]).text
    except ValidationError:
        raise DependencyRejectedError("llm: malformed answer") from None
