"""One HTTP exchange with the Bot API: encoding, time-outs, and errors without the token."""

import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

import httpx
from pydantic import BaseModel, JsonValue, ValidationError

from nutrition.adapters.telegram.errors import no_answer, refusal
from nutrition.domain.deadline import Deadline
from nutrition.errors import DependencyUnavailableError
from nutrition.ports.messenger import Attachment, Payload

Result = TypeVar("Result")

CONNECT_SECONDS = 3.0
ANSWER_SECONDS = 10.0


class _Parameters(BaseModel):
    retry_after: float | None = None


class _Answer(BaseModel):
    ok: bool
    result: JsonValue = None
    description: str = ""
    parameters: _Parameters = _Parameters()


def time_limits(deadline: Deadline) -> httpx.Timeout:
    """Raises DependencyUnavailableError when nothing is left."""
    if deadline.expired:
        raise DependencyUnavailableError("telegram: no time left")
    return httpx.Timeout(deadline.timeout(ANSWER_SECONDS), connect=deadline.timeout(CONNECT_SECONDS))


def guarded(request: Callable[[], Result]) -> Result:
    """Run `request` and translate httpx errors. The translation is raised outside the `except` (a context manager
    would not do), so that not even `__context__` leads to the URL."""
    try:
        return request()
    except httpx.HTTPError as error:
        failure = no_answer(error)
    raise failure


def exchange(
    client: httpx.Client, url: str, payload: Payload, attachment: Attachment | None, deadline: Deadline
) -> JsonValue:
    """POST one method call and return its `result`. Raises as `errors.refusal` and `errors.no_answer` say."""
    limits = time_limits(deadline)
    if attachment is None:
        response = guarded(partial(client.post, url, json=payload, timeout=limits))
    else:
        files = {attachment.field: (attachment.file_name, attachment.content)}
        response = guarded(partial(client.post, url, data=_form(payload), files=files, timeout=limits))
    try:
        answer = _Answer.model_validate_json(response.content)
    except ValidationError:
        answer = _Answer(ok=False)  # a proxy's page, not the Bot API
    if not answer.ok:
        raise refusal(response.status_code, answer.description, answer.parameters.retry_after)
    return answer.result


def _form(payload: Payload) -> Mapping[str, str]:
    """Multipart fields: text as it is, everything else in JSON; absent values are left out."""
    return {
        name: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        for name, value in payload.items()
        if value is not None
    }
