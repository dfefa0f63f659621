"""Edits, deletions and pins follow Telegram's rules."""

from __future__ import annotations

import httpx
import pytest

from tests.factories.telegram_simulator import TOKEN, BotSide, ManualClock, PersonSide, jpeg

_KEYBOARD = {"inline_keyboard": [[{"text": "ok", "callback_data": "d:1"}]]}


@pytest.fixture
async def message_id(bot: BotSide, person: PersonSide) -> int:
    await person.write("hi")
    message = await bot.result("sendMessage", chat_id=7, text="draft", reply_markup=_KEYBOARD)
    return int(message["message_id"])


async def test_an_edit_shows_in_the_chat_and_drops_a_keyboard_it_does_not_repeat(
    bot: BotSide, person: PersonSide, message_id: int
) -> None:
    await bot.result("editMessageText", chat_id=7, message_id=message_id, text="<b>done</b>", parse_mode="HTML")
    shown = (await person.messages())[-1]
    assert (shown["text"], shown["edited"], shown["buttons"]) == ("done", True, [])


async def test_an_edit_that_changes_nothing_is_refused(bot: BotSide, message_id: int) -> None:
    answer = await bot.call("editMessageText", chat_id=7, message_id=message_id, text="draft", reply_markup=_KEYBOARD)
    assert answer["error_code"] == 400
    assert answer["description"].startswith("Bad Request: message is not modified")


@pytest.mark.parametrize(
    ("method", "target", "parameters", "description"),
    [
        ("editMessageText", 99, {"text": "x"}, "message to edit not found"),
        ("editMessageText", 1, {"text": "x"}, "message can't be edited"),
        ("editMessageCaption", 2, {"caption": "x"}, "there is no caption in the message to edit"),
        ("deleteMessage", 99, {}, "message to delete not found"),
        ("pinChatMessage", 99, {}, "message to pin not found"),
    ],
)
async def test_a_message_that_cannot_be_touched_is_not(
    bot: BotSide, message_id: int, method: str, target: int, parameters: dict[str, object], description: str
) -> None:
    assert message_id == 2
    answer = await bot.call(method, chat_id=7, message_id=target, **parameters)
    assert answer["description"] == f"Bad Request: {description}"


async def test_a_text_can_be_replaced_by_a_picture_with_a_caption(
    http: httpx.AsyncClient, person: PersonSide, message_id: int
) -> None:
    media = '{"type": "photo", "media": "attach://p", "caption": "chart"}'
    form = {"chat_id": "7", "message_id": str(message_id), "media": media}
    answer = await http.post(f"/bot{TOKEN}/editMessageMedia", data=form, files={"p": ("p.jpg", jpeg())})
    assert answer.json()["ok"]
    shown = (await person.messages())[-1]
    assert (shown["text"], shown["photo"], shown["caption"]) == ("", True, "chart")


async def test_a_deleted_message_is_gone_and_no_longer_pinned(
    bot: BotSide, person: PersonSide, http: httpx.AsyncClient, message_id: int
) -> None:
    await bot.result("pinChatMessage", chat_id=7, message_id=message_id)
    assert (await person.messages())[-1]["pinned"]
    await bot.result("deleteMessage", chat_id=7, message_id=message_id)
    assert [message["message_id"] for message in await person.messages()] == [1]
    assert (await http.get("/client/7")).json()["pinned"] == []


async def test_a_message_older_than_48_hours_cannot_be_deleted(
    bot: BotSide, clock: ManualClock, message_id: int
) -> None:
    clock.now += 48 * 3600 + 1
    answer = await bot.call("deleteMessage", chat_id=7, message_id=message_id)
    assert answer["description"] == "Bad Request: message can't be deleted for everyone"


async def test_the_last_pinned_message_comes_first_and_is_unpinned_first(
    bot: BotSide, http: httpx.AsyncClient, message_id: int
) -> None:
    await bot.result("pinChatMessage", chat_id=7, message_id=1)
    await bot.result("pinChatMessage", chat_id=7, message_id=message_id)
    assert (await http.get("/client/7")).json()["pinned"] == [message_id, 1]
    await bot.result("unpinChatMessage", chat_id=7)
    assert (await http.get("/client/7")).json()["pinned"] == [1]
