"""Phrasing by an endpoint that speaks OpenAI's chat completions (https://platform.openai.com/docs/api-reference/chat)."""

import json
import logging
import re
import time
from collections.abc import Callable
from typing import Any, Literal

import httpx
from pybreaker import CircuitBreaker
from pydantic import BaseModel, Field, ValidationError

from nutrition.adapters.llm.prompt import INSTRUCTIONS, MAX_OUTPUT_TOKENS, SCHEMA, TOOL, Rephrased, data_of
from nutrition.adapters.vendor_http import Reply, VendorHttp
from nutrition.domain.deadline import Deadline
from nutrition.domain.user import Locale
from nutrition.errors import DependencyRejectedError, DependencyUnavailableError

READ_SECONDS = 6.0
JsonMode = Literal["schema", "object", "none"]  # what an endpoint knows of structured output
_STRICT = {"type": "json_schema", "json_schema": {"name": TOOL, "strict": True, "schema": SCHEMA}}
_TOLD = f"{INSTRUCTIONS}Answer with one JSON object that fits this JSON schema, and nothing else:\n{json.dumps(SCHEMA)}"
_FENCED = re.compile(r"\s*```(?:json)?\s*(\{.*\})\s*```\s*", re.DOTALL)

log = logging.getLogger(__name__)


class _Message(BaseModel):
    content: str | None = None
    refusal: str | None = None


class _Choice(BaseModel):
    message: _Message
    finish_reason: str | None = None


class _Usage(BaseModel):
    prompt_tokens: int = 0
    completion_tokens: int = 0


class _Completion(BaseModel):
    choices: list[_Choice] = Field(min_length=1)
    usage: _Usage = _Usage()


class OpenAiPhraser:
    """Implements `ports.phrasing.Phraser`; `mode` is what the endpoint knows of structured output."""

    def __init__(
        self,
        base_url: str,
        model: str,
        api_key: str,
        mode: JsonMode = "schema",
        *,
        breaker: CircuitBreaker | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        headers = {"authorization": f"Bearer {api_key}"} if api_key else {}
        http = httpx.Client(base_url=base_url.rstrip("/"), headers=headers, follow_redirects=False, trust_env=False)
        self._http = VendorHttp("llm", http, (), breaker=breaker, sleep=sleep, read_seconds=READ_SECONDS)
        self._model = model
        self._mode = mode

    def close(self) -> None:
        """Closes the connections."""
        self._http.close()

    def rephrase(self, text: str, locale: Locale, deadline: Deadline) -> str:
        strict = self._mode == "schema"
        payload: dict[str, Any] = {
            "model": self._model,
            "messages": [
                {"role": "system", "content": INSTRUCTIONS if strict else _TOLD},
                {"role": "user", "content": data_of(text, locale)},
            ],
            # A server that knows no schema knows the older name of the limit.
            "max_completion_tokens" if strict else "max_tokens": MAX_OUTPUT_TOKENS,
        }
        if self._mode != "none":
            payload["response_format"] = _STRICT if strict else {"type": "json_object"}
        return self._http.ask("POST", "/chat/completions", deadline, _text, payload)


def _text(reply: Reply) -> str:
    if reply.status != httpx.codes.OK:
        detail = f"llm: HTTP {reply.status}"
        # An analysis does not wait for a busy provider: its own words are at hand.
        raise (DependencyRejectedError if reply.status < 500 else DependencyUnavailableError)(detail)
    try:
        completion = _Completion.model_validate_json(reply.body)
        choice, usage = completion.choices[0], completion.usage
        log.info("llm answered", extra={"input_tokens": usage.prompt_tokens, "output_tokens": usage.completion_tokens})
        if choice.message.refusal or choice.finish_reason != "stop":
            raise DependencyRejectedError("llm: refused or truncated")
        content = choice.message.content or ""
        # A model that no server holds to JSON may put all of its answer into a block of code.
        block = _FENCED.fullmatch(content)
        return Rephrased.model_validate_json(block[1] if block else content).text
    except ValidationError:
        raise DependencyRejectedError("llm: malformed answer") from None
