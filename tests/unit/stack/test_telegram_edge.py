"""Webhook registration and the bridge, against a Bot API that answers what the test says."""

import json
from collections.abc import Callable

import httpx
import pytest

from localcloud.botapi import SECRET_HEADER, BotApi, BotApiError
from localcloud.bridge import Bridge, BridgeError
from localcloud.register_webhook import register

BASE, TOKEN, WEBHOOK, SECRET = "http://api.test", "1:token", "http://127.0.0.1:8000/telegram/webhook", "s3cret"


def client(answer: Callable[[httpx.Request], httpx.Response]) -> httpx.Client:
    return httpx.Client(transport=httpx.MockTransport(answer))


def refusal(code: int, description: str, **parameters: int) -> httpx.Response:
    body = {"ok": False, "error_code": code, "description": description, "parameters": parameters}
    return httpx.Response(code, json=body)


def test_the_webhook_is_registered_with_secret_and_kinds_of_updates_after_the_api_has_come_up() -> None:
    answers: list[httpx.Response | Exception] = [httpx.ConnectError("refused"), refusal(502, "Bad Gateway")]
    answers.append(httpx.Response(200, json={"ok": True}))
    seen: list[httpx.Request] = []

    def api(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        answer = answers.pop(0)
        if isinstance(answer, httpx.Response):
            return answer
        raise answer

    with client(api) as http:
        register(BotApi(http, BASE, TOKEN), WEBHOOK, SECRET)
    assert str(seen[-1].url) == f"{BASE}/bot{TOKEN}/setWebhook"
    sent = json.loads(seen[-1].content)
    assert (sent["url"], sent["secret_token"]) == (WEBHOOK, SECRET)
    assert {"message", "edited_message", "callback_query"} <= set(sent["allowed_updates"])


def test_a_refusal_that_time_does_not_mend_ends_the_registration_and_does_not_tell_the_token() -> None:
    with client(lambda _: refusal(401, "Unauthorized")) as http, pytest.raises(BotApiError) as refused:
        register(BotApi(http, BASE, TOKEN), WEBHOOK, SECRET)
    assert TOKEN not in str(refused.value)


class Telegram:
    """A Bot API with waiting updates that keeps what is not confirmed, and a webhook that fails as told."""

    def __init__(self, updates: list[int], webhook_answers: list[int | Exception]) -> None:
        self.updates = updates
        self.webhook_answers = webhook_answers
        self.delivered: list[int] = []
        self.offsets: list[int] = []
        self.said: list[str] = []
        self.waits: list[float] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        body = json.loads(request.content)
        if str(request.url) == WEBHOOK:
            return self.webhook(request, body["update_id"])
        self.offsets.append(body["offset"])
        self.updates = [update for update in self.updates if update >= body["offset"]]
        return httpx.Response(200, json={"ok": True, "result": [{"update_id": update} for update in self.updates]})

    def webhook(self, request: httpx.Request, update: int) -> httpx.Response:
        assert request.headers[SECRET_HEADER] == SECRET
        answer = self.webhook_answers.pop(0) if self.webhook_answers else 200
        if isinstance(answer, Exception):
            raise answer
        if answer == 200:
            self.delivered.append(update)
        return httpx.Response(answer)

    def bridge(self) -> Bridge:
        http = client(self)
        done = lambda: not self.updates  # noqa: E731 - the condition under which this test ends
        return Bridge(BotApi(http, BASE, TOKEN), http, WEBHOOK, SECRET, self.said.append, done, self.waits.append)


def test_updates_arrive_in_order_and_are_confirmed_only_after_the_webhook_took_them() -> None:
    telegram = Telegram([7, 8, 9], [200, 503, httpx.ConnectError("down"), 200])
    telegram.bridge().run()
    assert telegram.delivered == [7, 8, 9]
    assert telegram.offsets == [0, 10]
    assert len(telegram.waits) == 2
    assert telegram.said[0].startswith("update 8: the webhook gives 503")


def test_an_invalid_token_and_a_second_receiver_end_the_bridge_with_advice() -> None:
    for code, advice in ((401, "token is not valid"), (409, "one of the two has to go")):
        with client(lambda _, code=code: refusal(code, "no")) as http:  # type: ignore[misc] # a default for the loop
            bridge = Bridge(BotApi(http, BASE, TOKEN), http, WEBHOOK, SECRET, print, lambda: False)
            with pytest.raises(BridgeError, match=advice):
                bridge.run()


def test_the_bridge_obeys_retry_after() -> None:
    answers = [refusal(429, "Too Many Requests", retry_after=17)]
    waits: list[float] = []

    def api(_: httpx.Request) -> httpx.Response:
        return answers.pop()

    with client(api) as http:
        Bridge(
            BotApi(http, BASE, TOKEN), http, WEBHOOK, SECRET, lambda _: None, lambda: not answers, waits.append
        ).run()
    assert waits[0] >= 17
