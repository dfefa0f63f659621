"""Updates reach the webhook in order within a chat, until it answers 2xx."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, nullcontext
from dataclasses import replace
from http import HTTPStatus

import httpx
import pytest

from localcloud.telegram.app import create_app
from localcloud.telegram.config import Backoff, SimulatorConfig
from tests.factories.telegram_simulator import BotSide, Json, PersonSide

_URL = "https://bot.example/webhook"


class Webhook:
    """The bot's end: keeps what came and answers with what ``answer`` says."""

    def __init__(self) -> None:
        self.updates: list[Json] = []
        self.secrets: list[str | None] = []
        self.answer: Callable[[Json], int] = lambda _: 200
        self.held: dict[int, asyncio.Event] = {}
        self.running = 0
        self.most_running = 0
        self._arrived = asyncio.Condition()

    async def post(self, _url: str, update: Json, headers: Mapping[str, str]) -> tuple[int, str]:
        self.secrets.append(headers.get("X-Telegram-Bot-Api-Secret-Token"))
        self.running += 1
        self.most_running = max(self.most_running, self.running)
        async with self._arrived:
            self.updates.append(update)
            self._arrived.notify_all()
        if held := self.held.get(update["message"]["chat"]["id"]):
            await held.wait()
        self.running -= 1
        status = HTTPStatus(self.answer(update))
        return status, status.phrase

    async def texts(self, count: int) -> list[str]:
        """The texts of all that came, once there are that many."""
        async with asyncio.timeout(5), self._arrived:
            await self._arrived.wait_for(lambda: len(self.updates) >= count)
        return [update["message"]["text"] for update in self.updates]


@asynccontextmanager
async def _running(config: SimulatorConfig, webhook: Webhook) -> AsyncIterator[httpx.AsyncClient]:
    app = create_app(replace(config, backoff=Backoff(first_s=0.001, longest_s=0.01)), lambda _: nullcontext(webhook))
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1") as client,
    ):
        yield client


@pytest.fixture
def webhook() -> Webhook:
    return Webhook()


@pytest.fixture
async def http(config: SimulatorConfig, webhook: Webhook) -> AsyncIterator[httpx.AsyncClient]:
    async with _running(config, webhook) as client:
        yield client


async def test_updates_come_with_the_secret_and_polling_is_a_conflict(
    bot: BotSide, person: PersonSide, webhook: Webhook
) -> None:
    answer = await bot.call("setWebhook", url=_URL, secret_token="s3cret")
    assert answer["description"] == "Webhook was set"
    await person.write("hi")
    assert await webhook.texts(1) == ["hi"]
    assert webhook.secrets == ["s3cret"]
    polled = await bot.call("getUpdates")
    assert polled["error_code"] == 409
    assert polled["description"].startswith("Conflict: can't use getUpdates method while webhook is active")


async def test_an_update_is_sent_again_until_a_2xx_and_the_next_one_waits_for_it(
    bot: BotSide, person: PersonSide, webhook: Webhook
) -> None:
    tries = iter([500, 503, 404])
    webhook.answer = lambda _: next(tries, 200)
    await bot.result("setWebhook", url=_URL)
    await person.write("one")
    await person.write("two")
    assert await webhook.texts(5) == ["one", "one", "one", "one", "two"]


async def test_a_failing_webhook_shows_in_its_info(
    bot: BotSide, person: PersonSide, webhook: Webhook, config: SimulatorConfig
) -> None:
    webhook.answer = lambda _: 500
    await bot.result("setWebhook", url=_URL, max_connections=7, allowed_updates=["message"])
    await person.write("one")
    await webhook.texts(2)
    info = await bot.result("getWebhookInfo")
    assert info == {
        "url": _URL,
        "has_custom_certificate": False,
        "pending_update_count": 1,
        "max_connections": 7,
        "allowed_updates": ["message"],
        "last_error_date": int(config.clock()),
        "last_error_message": "Wrong response from the webhook: 500 Internal Server Error",
    }


async def test_a_slow_chat_does_not_hold_back_another(bot: BotSide, http: httpx.AsyncClient, webhook: Webhook) -> None:
    slow, quick = PersonSide(http, 1), PersonSide(http, 2)
    webhook.held[1] = asyncio.Event()
    await bot.result("setWebhook", url=_URL)
    await slow.write("slow 1")
    await slow.write("slow 2")
    await quick.write("quick 1")
    await quick.write("quick 2")
    texts = await webhook.texts(3)
    assert [text for text in texts if text.startswith("quick")] == ["quick 1", "quick 2"]
    assert "slow 2" not in texts
    webhook.held[1].set()
    assert (await webhook.texts(4))[-1] == "slow 2"


async def test_no_more_requests_run_at_once_than_max_connections(
    bot: BotSide, http: httpx.AsyncClient, webhook: Webhook
) -> None:
    release = asyncio.Event()
    webhook.held = dict.fromkeys(range(1, 6), release)
    await bot.result("setWebhook", url=_URL, max_connections=2)
    for chat_id in range(1, 6):
        await PersonSide(http, chat_id).write(f"from {chat_id}")
    await webhook.texts(2)
    release.set()
    await webhook.texts(5)
    assert webhook.most_running == 2


async def test_a_replayed_update_comes_again_with_the_same_id(
    bot: BotSide, person: PersonSide, webhook: Webhook
) -> None:
    await bot.result("setWebhook", url=_URL)
    sent = await person.write("one")
    await webhook.texts(1)
    await person.post("replay", {"update_id": sent["update_id"]})
    await webhook.texts(2)
    assert webhook.updates[0] == webhook.updates[1]


async def test_what_waited_is_delivered_when_a_webhook_is_set(
    bot: BotSide, person: PersonSide, webhook: Webhook
) -> None:
    await person.write("early")
    await bot.result("setWebhook", url=_URL)
    assert await webhook.texts(1) == ["early"]


async def test_pending_updates_can_be_dropped(bot: BotSide, person: PersonSide, webhook: Webhook) -> None:
    await person.write("early")
    await bot.result("setWebhook", url=_URL, drop_pending_updates=True)
    await person.write("late")
    assert await webhook.texts(1) == ["late"]


async def test_pending_updates_are_delivered_after_a_restart(config: SimulatorConfig) -> None:
    refusing = Webhook()
    refusing.answer = lambda _: 500
    async with _running(config, refusing) as client:
        await BotSide(client).result("setWebhook", url=_URL)
        await PersonSide(client).write("kept")
        await refusing.texts(1)
    accepting = Webhook()
    async with _running(config, accepting):
        assert await accepting.texts(1) == ["kept"]


@pytest.mark.parametrize(
    ("parameters", "description"),
    [
        ({"url": "ftp://x"}, "bad webhook: invalid webhook URL specified"),
        ({"url": _URL, "secret_token": "с кириллицей"}, "secret token contains unallowed characters"),
    ],
)
async def test_a_webhook_that_telegram_refuses_is_refused(
    bot: BotSide, parameters: dict[str, object], description: str
) -> None:
    assert (await bot.call("setWebhook", **parameters))["description"] == f"Bad Request: {description}"
