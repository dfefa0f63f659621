"""Updates reach a real HTTP endpoint in order within a chat, until it has taken them; events reach a page."""

from __future__ import annotations

import asyncio
import json
from collections import Counter

import httpx
from aiogram import Bot
from aiogram.types import Update
from fastapi import FastAPI, Request, Response

from localcloud.telegram.delivery import SECRET_HEADER
from tests.contract.telegram_simulator.conftest import Serve
from tests.factories.telegram_simulator import PersonSide, eventually


class Endpoint:
    """A bot's webhook that refuses each update ``refusals`` times before it takes it."""

    def __init__(self, refusals: int) -> None:
        self.taken: list[Update] = []
        self.secrets: set[str | None] = set()
        self._tries: Counter[int] = Counter()
        self._refusals = refusals
        self._changed = asyncio.Condition()
        self.app = FastAPI()
        self.app.add_api_route("/hook", self._receive, methods=["POST"])

    async def _receive(self, request: Request) -> Response:
        update = Update.model_validate(await request.json())
        self.secrets.add(request.headers.get(SECRET_HEADER))
        self._tries[update.update_id] += 1
        if self._tries[update.update_id] <= self._refusals:
            return Response(status_code=503)
        async with self._changed:
            self.taken.append(update)
            self._changed.notify_all()
        return Response(status_code=200)

    async def texts(self, count: int) -> list[tuple[int, str | None]]:
        """(chat, text) of what was taken, once there are that many."""
        async with asyncio.timeout(20), self._changed:
            await self._changed.wait_for(lambda: len(self.taken) >= count)
        return [(update.message.chat.id, update.message.text) for update in self.taken if update.message]


async def test_every_update_is_taken_once_and_in_order_by_an_endpoint_that_often_refuses(
    bot: Bot, http: httpx.AsyncClient, serve: Serve
) -> None:
    endpoint = Endpoint(refusals=2)
    await bot.set_webhook(f"{await serve(endpoint.app)}/hook", secret_token="s3cret", max_connections=4)
    for number in range(5):
        for chat_id in (1, 2, 3):
            await PersonSide(http, chat_id).write(str(number))
    taken = await endpoint.texts(15)
    for chat_id in (1, 2, 3):
        assert [text for chat, text in taken if chat == chat_id] == ["0", "1", "2", "3", "4"]
    assert endpoint.secrets == {"s3cret"}

    async def nothing_pending() -> bool:
        return (await bot.get_webhook_info()).pending_update_count == 0

    await eventually(nothing_pending)
    info = await bot.get_webhook_info()
    assert info.last_error_message == "Wrong response from the webhook: 503 Service Unavailable"


async def test_an_unreachable_webhook_keeps_updates_until_a_reachable_one_is_set(
    bot: Bot, person: PersonSide, serve: Serve
) -> None:
    await bot.set_webhook("http://127.0.0.1:9/none")
    await person.write("kept")

    async def has_failed() -> bool:
        return (await bot.get_webhook_info()).last_error_message is not None

    await eventually(has_failed)
    info = await bot.get_webhook_info()
    assert (info.pending_update_count, info.last_error_message) == (1, "Connection refused")
    endpoint = Endpoint(refusals=0)
    await bot.set_webhook(f"{await serve(endpoint.app)}/hook")
    assert await endpoint.texts(1) == [(7, "kept")]


async def test_a_page_hears_of_messages_edits_typing_and_answers(
    bot: Bot, person: PersonSide, http: httpx.AsyncClient
) -> None:
    kinds: list[str] = []
    await person.write("hi")
    async with http.stream("GET", "/client/7/events") as stream, asyncio.timeout(20):
        async for line in stream.aiter_lines():
            if not line.startswith("data:"):
                continue
            kinds.append(json.loads(line.removeprefix("data:"))["type"])
            if kinds == ["ready"]:
                await bot.send_chat_action(7, "typing")
                sent = await bot.send_message(7, "draft")
                await bot.edit_message_text("done", chat_id=7, message_id=sent.message_id)
                pressed = (await person.post("press", {"message_id": sent.message_id, "data": "x"})).json()
                (update,) = await bot.get_updates(offset=pressed["update_id"])
                assert update.callback_query is not None
                await bot.answer_callback_query(update.callback_query.id, text="ok")
                await bot.delete_message(7, sent.message_id)
            if kinds[-1] == "deleted":
                break
    assert kinds == ["ready", "typing", "message", "edited", "chat", "callback_answer", "deleted"]


async def test_who_watches_a_chat_hears_when_the_webhook_had_the_update_and_how_long_it_took(
    bot: Bot, person: PersonSide, http: httpx.AsyncClient, serve: Serve
) -> None:
    await bot.set_webhook(f"{await serve(Endpoint(refusals=1).app)}/hook")
    async with http.stream("GET", "/client/7/events") as stream, asyncio.timeout(20):
        async for line in stream.aiter_lines():
            event = json.loads(line.removeprefix("data:")) if line.startswith("data:") else {}
            if event.get("type") == "ready":
                sent = await person.write("hi")
            if event.get("type") == "delivered":
                break
    assert (event["update_id"], event["failures"]) == (sent["update_id"], 1)
    assert 0 < event["took"] < event["at"]
