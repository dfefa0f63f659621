"""A Telegram of scripted answers behind the real messenger."""

from collections.abc import Callable, Sequence

import httpx
import pytest

from nutrition.adapters.telegram.messenger import TelegramMessenger

TOKEN = "123456:AAE-not_a_real_token"

Answer = httpx.Response | Exception


class ScriptedTelegram:
    """Gives the answers in turn, the last one again and again; an exception is raised as httpx would."""

    def __init__(self, answers: Sequence[Answer]) -> None:
        self._answers = list(answers)
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        request.read()
        self.requests.append(request)
        answer = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer


Telegram = Callable[..., tuple[TelegramMessenger, ScriptedTelegram]]


@pytest.fixture
def pauses() -> list[float]:
    return []


@pytest.fixture
def telegram(pauses: list[float]) -> Telegram:
    def make(*answers: Answer) -> tuple[TelegramMessenger, ScriptedTelegram]:
        script = ScriptedTelegram(answers)
        transport = httpx.MockTransport(script)
        return TelegramMessenger(TOKEN, "https://telegram.test/", transport=transport, pause=pauses.append), script

    return make


def ok(result: object) -> httpx.Response:
    return httpx.Response(200, json={"ok": True, "result": result})


def refused(status: int, description: str, **parameters: object) -> httpx.Response:
    body = {"ok": False, "error_code": status, "description": description, "parameters": parameters}
    return httpx.Response(status, json=body)
