"""A server that speaks OpenAI's chat completions, on the loopback; `script` says what it answers, one a request."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from tests.fakes.http_server import Request, Response, http_server

API_KEY = "sk-test"


def completion(content: object, finish: str = "stop", **message: object) -> Response:
    """A documented answer; `content` that is no text is written as JSON."""
    text = content if isinstance(content, str) or content is None else json.dumps(content, ensure_ascii=False)
    answer = {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": "eye-1",
        "choices": [
            {"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": text, **message}}
        ],
        "usage": {"prompt_tokens": 1000, "completion_tokens": 100, "total_tokens": 1100},
    }
    return Response(200, json.dumps(answer).encode())


def failure(status: int, **headers: str) -> Response:
    """A documented error."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(status, json.dumps({"error": {"message": "no", "type": "x", "code": None}}).encode(), named)


class Provider:
    """What the server does and what it was asked; with an empty script it answers what `default` holds.

    A step "slow" answers nothing for long, "drip" what `default` holds, byte by byte.
    """

    def __init__(self) -> None:
        self.base_url = ""
        self.requests: list[Request] = []
        self.script: list[Response | str] = []
        self.default = completion({"items": []})
        self.hang = threading.Event()  # set when the test is over: nobody waits longer than that

    @property
    def bodies(self) -> list[dict[str, Any]]:
        return [json.loads(request.body) for request in self.requests]

    def answer(self, request: Request) -> Response:
        self.requests.append(request)
        if request.path != "/v1/chat/completions":
            return failure(404)
        if request.headers.get("authorization") != f"Bearer {API_KEY}":
            return failure(401)
        step = self.script.pop(0) if self.script else self.default
        if isinstance(step, Response):
            return step
        if step == "drip":
            return replace(self.default, pause=lambda: self.hang.wait(0.02))
        self.hang.wait(10)
        return failure(504)


@contextmanager
def running_provider() -> Iterator[Provider]:
    """The server for the time of a test."""
    provider = Provider()
    with http_server(provider.answer) as url:
        provider.base_url = f"{url}/v1"
        try:
            yield provider
        finally:
            provider.hang.set()
