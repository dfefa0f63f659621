"""What the bot sets about itself is kept and shown in the person's language."""

from __future__ import annotations

import httpx

from tests.factories.telegram_simulator import BotSide, PersonSide

_TODAY = {"command": "today", "description": "the day so far"}
_TODAY_RU = {"command": "today", "description": "итоги дня"}


async def test_the_bot_knows_its_name(bot: BotSide) -> None:
    me = await bot.result("getMe")
    assert (me["id"], me["is_bot"], me["username"]) == (4242, True, "nutrition_local_bot")


async def test_a_person_sees_the_commands_of_their_language(
    bot: BotSide, person: PersonSide, http: httpx.AsyncClient
) -> None:
    await bot.result("setMyCommands", commands=[_TODAY])
    await bot.result("setMyCommands", commands=[_TODAY_RU], language_code="ru")
    assert await bot.result("getMyCommands", language_code="ru") == [_TODAY_RU]
    await person.write("hi")
    assert (await http.get("/client/7")).json()["commands"] == [_TODAY_RU]
    await person.post("language", {"language_code": "en"})
    assert (await http.get("/client/7")).json()["commands"] == [_TODAY]


async def test_a_command_with_capitals_is_refused(bot: BotSide) -> None:
    answer = await bot.call("setMyCommands", commands=[{"command": "Today", "description": "x"}])
    assert answer["description"] == "Bad Request: BOT_COMMAND_INVALID"


async def test_the_description_is_shown_before_the_start(bot: BotSide, http: httpx.AsyncClient) -> None:
    await bot.result("setMyDescription", description="Counts calories")
    assert (await http.get("/client/9")).json()["bot"]["description"] == "Counts calories"


async def test_the_bots_keyboard_stays_until_it_is_removed(
    bot: BotSide, person: PersonSide, http: httpx.AsyncClient
) -> None:
    await person.write("hi")
    keyboard = {"keyboard": [[{"text": "place", "request_location": True}]], "resize_keyboard": True}
    await bot.result("sendMessage", chat_id=7, text="where?", reply_markup=keyboard)
    assert (await http.get("/client/7")).json()["reply_keyboard"] == keyboard
    await bot.result("sendMessage", chat_id=7, text="thanks", reply_markup={"remove_keyboard": True})
    assert (await http.get("/client/7")).json()["reply_keyboard"] is None
