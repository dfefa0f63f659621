"""Any endpoint that speaks OpenAI's chat completions (OpenAI, vLLM, Ollama, LM Studio, …), best with structured output.

https://platform.openai.com/docs/api-reference/chat and .../guides/structured-outputs. Plain HTTP instead of the SDK:
one call is used, and the SDK retries, logs and reads the environment by rules of its own.
"""

import base64
import json
import re
import time
from collections.abc import Mapping
from typing import Any

import httpx
from pydantic import BaseModel, Field, ValidationError

from llm.errors import LlmError, Reason
from llm.model import Question, Said, Usage
from llm.settings import JsonMode, LlmSettings

CONNECT_SECONDS = 2.0
LARGEST_ANSWER = 1_000_000  # bytes
_LOOSE_FORMS: Mapping[JsonMode, Mapping[str, Any]] = {
    "object": {"response_format": {"type": "json_object"}},
    "none": {},
}
_FENCED = re.compile(r"\s*```(?:json)?\s*(\{.*\})\s*```\s*", re.DOTALL)


class _Message(BaseModel):
    content: str | None = None
    refusal: str | None = None


class _Choice(BaseModel):
    message: _Message
    finish_reason: str | None = None


class _Counted(BaseModel):
    prompt_tokens: int = Field(ge=0)
    completion_tokens: int = Field(ge=0)


class _Completion(BaseModel):
    choices: list[_Choice] = Field(min_length=1)
    usage: _Counted | None = None


class OpenAiModel:
    """Implements `llm.model.ChatModel`."""

    def __init__(self, settings: LlmSettings) -> None:
        key = settings.api_key.get_secret_value()
        self._http = httpx.Client(
            headers={"authorization": f"Bearer {key}"} if key else {}, follow_redirects=False, trust_env=False
        )
        self._url = f"{settings.base_url.rstrip('/')}/chat/completions"
        self._model = settings.model
        self._max_output_tokens = settings.max_output_tokens
        self._mode = settings.json_mode

    @property
    def name(self) -> str:
        return self._model

    def close(self) -> None:
        """Closes the connections."""
        self._http.close()

    def say(self, question: Question, seconds: float) -> Said:
        """One request."""
        until = time.monotonic() + seconds
        timeout = httpx.Timeout(max(seconds, 0.001), connect=min(CONNECT_SECONDS, max(seconds, 0.001)))
        try:
            with self._http.stream("POST", self._url, json=self._body(question), timeout=timeout) as response:
                body = _read(response, until)
        except httpx.TimeoutException as error:
            raise LlmError(Reason.TIMEOUT) from error
        except httpx.HTTPError as error:
            raise LlmError(Reason.UNAVAILABLE) from error
        if response.status_code != httpx.codes.OK:
            raise _error_for(response)
        return _said(body)

    def _body(self, question: Question) -> dict[str, Any]:
        content: list[dict[str, Any]] = [{"type": "text", "text": question.data}]
        if question.image is not None:
            url = f"data:image/jpeg;base64,{base64.b64encode(question.image).decode()}"
            content.append({"type": "image_url", "image_url": {"url": url}})
        strict = self._mode == "schema"
        system = question.instructions if strict else _told_schema(question)
        # A server that knows no schema knows the older name of the limit.
        limit = "max_completion_tokens" if strict else "max_tokens"
        return {
            "model": self._model,
            "messages": [{"role": "system", "content": system}, {"role": "user", "content": content}],
            limit: self._max_output_tokens,
            **(_strict_form(question) if strict else _LOOSE_FORMS[self._mode]),
        }


def _strict_form(question: Question) -> Mapping[str, Any]:
    schema = {"name": question.name, "strict": True, "schema": question.schema}
    return {"response_format": {"type": "json_schema", "json_schema": schema}}


def _told_schema(question: Question) -> str:
    schema = json.dumps(question.schema)
    return f"{question.instructions}Answer with one JSON object that fits this JSON schema, and nothing else:\n{schema}"


def _read(response: httpx.Response, until: float) -> bytes:
    """The body, unless it trickles on (httpx's own time-out starts anew with every packet)."""
    body = bytearray()
    for part in response.iter_bytes():
        body += part
        if time.monotonic() > until:
            raise LlmError(Reason.TIMEOUT)
        if len(body) > LARGEST_ANSWER:
            raise LlmError(Reason.INVALID)
    return bytes(body)


def _error_for(response: httpx.Response) -> LlmError:
    status, after = response.status_code, response.headers.get("retry-after", "")
    retry_after = float(after) if after.strip().isdecimal() else None
    if status == httpx.codes.TOO_MANY_REQUESTS:
        return LlmError(Reason.RATE_LIMITED, retry_after)
    if status in (httpx.codes.REQUEST_TIMEOUT, httpx.codes.GATEWAY_TIMEOUT):
        return LlmError(Reason.TIMEOUT)
    return LlmError(Reason.UNAVAILABLE if status >= 500 else Reason.REJECTED, retry_after)


def _said(body: bytes) -> Said:
    try:
        completion = _Completion.model_validate_json(body)
    except ValidationError:
        raise LlmError(Reason.INVALID) from None
    choice = completion.choices[0]
    if choice.message.refusal or choice.finish_reason == "content_filter":
        raise LlmError(Reason.REFUSED)
    if choice.finish_reason == "length":
        raise LlmError(Reason.TRUNCATED)
    if not choice.message.content:
        raise LlmError(Reason.INVALID)
    counted = completion.usage
    usage = Usage(counted.prompt_tokens, counted.completion_tokens) if counted else None
    # A model that no server holds to JSON may put all of its answer into a block of code.
    block = _FENCED.fullmatch(choice.message.content)
    return Said(block[1] if block else choice.message.content, usage)
