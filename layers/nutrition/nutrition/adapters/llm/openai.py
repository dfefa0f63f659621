"""Phrasing by an endpoint that speaks OpenAI's chat completions (https://platform.openai.com/docs/api-reference/chat)."""

import logging
import time
from collections.abc import Callable

import httpx
from pydantic import BaseModel, Field, ValidationError

from nutrition.adapters.llm.prompt import INSTRUCTIONS, MAX_OUTPUT_TOKENS, SCHEMA, TOOL, Rephrased, data_of
from nutrition.adapters.vendor_http import Reply, VendorHttp
from nutrition.domain.deadline import Deadline
from nutrition.domain.user import Locale
from nutrition.errors import DependencyRejectedError, DependencyUnavailableError

READ_SECONDS = 6.0
TOO_MANY_REQUESTS = 429

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
    """Implements `ports.phrasing.Phraser`."""

    def __init__(self, base_url: str, model: str, api_key: str, *, sleep: Callable[[float], None] = time.sleep) -> None:
        headers = {"authorization": f"Bearer {api_key}"} if api_key else {}
        http = httpx.Client(base_url=base_url.rstrip("/"), headers=headers, follow_redirects=False, trust_env=False)
        self._http = VendorHttp("llm", http, (), sleep=sleep, read_seconds=READ_SECONDS)
        self._model = model

    def close(self) -> None:
        """Closes the connections."""
        self._http.close()

    def rephrase(self, text: str, locale: Locale, deadline: Deadline) -> str:
        schema = {"name": TOOL, "strict": True, "schema": SCHEMA}
        payload = {
            "model": self._model,
            "messages": [
                {"role": "system", "content": INSTRUCTIONS},
                {"role": "user", "content": data_of(text, locale)},
            ],
            "response_format": {"type": "json_schema", "json_schema": schema},
            "max_completion_tokens": MAX_OUTPUT_TOKENS,
        }
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
        return Rephrased.model_validate_json(choice.message.content or "").text
    except ValidationError:
        raise DependencyRejectedError("llm: malformed answer") from None
