"""`make webhook` believes what getWebhookInfo says, not that setWebhook said yes."""

import json
from typing import Any

import httpx
import pytest

from localcloud.botapi import ALLOWED_UPDATES, BotApi
from localcloud.telegram_webhook import TelegramWebhook, WebhookError
from localcloud.webhook_info import Wanted

URL = "https://x.example/telegram/webhook"
WANTED = Wanted(URL, 40, frozenset(ALLOWED_UPDATES))
RIGHT = {"url": URL, "pending_update_count": 0, "max_connections": 40, "allowed_updates": list(ALLOWED_UPDATES)}
NONE = {"url": "", "pending_update_count": 0}
OLD_ERROR = {"last_error_date": 1_767_225_600, "last_error_message": "Connection refused"}


class Telegram:
    """Answers getWebhookInfo with each of `infos` in turn, the last one for ever."""

    def __init__(self, *infos: dict[str, Any]) -> None:
        self._infos = list(infos)
        self.sent: dict[str, Any] = {}
        self.said: list[str] = []
        self.waited = 0.0

    def webhook(self) -> TelegramWebhook:
        client = httpx.Client(transport=httpx.MockTransport(self._answer))
        return TelegramWebhook(BotApi(client, "https://api.test", "1:token"), self.said.append, self._wait)

    def _wait(self, seconds: float) -> None:
        self.waited += seconds

    def _answer(self, request: httpx.Request) -> httpx.Response:
        method = request.url.path.rpartition("/")[2]
        self.sent[method] = json.loads(request.content)
        result: object = True
        if method == "getWebhookInfo":
            result = self._infos.pop(0) if len(self._infos) > 1 else self._infos[0]
        return httpx.Response(200, json={"ok": True, "result": result})


def test_it_is_set_with_secret_kinds_and_connections_and_nothing_is_thrown_away() -> None:
    telegram = Telegram(NONE, RIGHT)
    telegram.webhook().set(WANTED, "s3cret")

    assert telegram.sent["setWebhook"] == {
        "url": URL,
        "secret_token": "s3cret",
        "allowed_updates": list(ALLOWED_UPDATES),
        "max_connections": 40,
        "drop_pending_updates": False,
    }
    assert telegram.said[-1] == "set and verified"
    assert "s3cret" not in "".join(telegram.said)


@pytest.mark.parametrize(
    ("otherwise", "reason"),
    [
        ({"url": "https://other.example"}, "the address is https://other.example"),
        ({"url": ""}, "the address is none"),
        ({"max_connections": 5}, "max connections are 5"),
        ({"allowed_updates": ["message"]}, "allowed updates are message"),
        ({"allowed_updates": []}, "allowed updates are the default kinds"),
    ],
)
def test_what_telegram_has_otherwise_is_an_error(otherwise: dict[str, object], reason: str) -> None:
    telegram = Telegram(NONE, RIGHT | otherwise)

    with pytest.raises(WebhookError, match=reason):
        telegram.webhook().set(WANTED, "s3cret")


def test_what_waits_gets_time_to_arrive_and_a_failed_delivery_is_an_error() -> None:
    waiting = RIGHT | {"pending_update_count": 3}
    telegram = Telegram(NONE, waiting, waiting, waiting | OLD_ERROR)

    with pytest.raises(WebhookError, match="cannot deliver to it: Connection refused"):
        telegram.webhook().set(WANTED, "s3cret")
    assert telegram.waited == 1.0


def test_waiting_for_deliveries_ends() -> None:
    telegram = Telegram(NONE, RIGHT | {"pending_update_count": 3})
    telegram.webhook().set(WANTED, "s3cret")

    assert 0 < telegram.waited <= 10


def test_an_error_from_before_is_shown_with_its_time_and_is_no_failure() -> None:
    telegram = Telegram(RIGHT | OLD_ERROR)
    telegram.webhook().set(WANTED, "s3cret")

    assert "2026-01-01 00:00:00 UTC: Connection refused" in telegram.said[0]


def test_a_webhook_that_stays_after_it_was_deleted_is_an_error() -> None:
    with pytest.raises(WebhookError, match=f"it is still there: {URL}"):
        Telegram(RIGHT).webhook().delete()
