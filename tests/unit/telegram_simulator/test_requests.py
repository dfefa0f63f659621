"""The Bot API takes JSON, forms, queries and multipart, and answers errors as Telegram does."""

from __future__ import annotations

import json

import httpx
import pytest

from tests.factories.telegram_simulator import TOKEN, BotSide, PersonSide, jpeg

_KEYBOARD = {"inline_keyboard": [[{"text": "ok", "callback_data": "d:1"}]]}


async def test_a_method_may_be_called_by_get_form_json_and_in_any_case(
    http: httpx.AsyncClient, person: PersonSide
) -> None:
    await person.write("hi")
    text = {"chat_id": "7", "text": "12345"}
    answers = [
        await http.get(f"/bot{TOKEN}/sendMessage", params=text),
        await http.post(f"/bot{TOKEN}/SENDMESSAGE", data=text),
        await http.post(f"/bot{TOKEN}/sendmessage", json=text),
    ]
    assert [answer.json()["result"]["text"] for answer in answers] == ["12345"] * 3


async def test_objects_in_a_form_are_json(http: httpx.AsyncClient, person: PersonSide) -> None:
    await person.write("hi")
    form = {"chat_id": "7", "text": "x", "reply_markup": json.dumps(_KEYBOARD), "disable_notification": "True"}
    answer = (await http.post(f"/bot{TOKEN}/sendMessage", data=form)).json()
    assert answer["result"]["reply_markup"] == _KEYBOARD


async def test_a_file_part_may_carry_the_parameters_own_name(http: httpx.AsyncClient, person: PersonSide) -> None:
    await person.write("hi")
    answer = await http.post(f"/bot{TOKEN}/sendPhoto", data={"chat_id": "7"}, files={"photo": ("p.jpg", jpeg())})
    assert [size["width"] for size in answer.json()["result"]["photo"]] == [90, 320, 640]


async def test_an_attachment_that_is_not_in_the_request_is_refused(bot: BotSide, person: PersonSide) -> None:
    await person.write("hi")
    answer = await bot.call("sendPhoto", chat_id=7, photo="attach://missing")
    assert answer["description"] == "Bad Request: wrong file identifier/HTTP URL specified"


async def test_a_wrong_token_is_unauthorized(http: httpx.AsyncClient) -> None:
    for path in ("/bot1:no/getMe", "/file/bot1:no/photos/file_1.jpg"):
        answer = await http.get(path)
        assert (answer.status_code, answer.json()["description"]) == (401, "Unauthorized")


async def test_an_unknown_method_is_not_found(bot: BotSide) -> None:
    expected = {"ok": False, "error_code": 404, "description": "Not Found: method not found"}
    assert await bot.call("makeCoffee") == expected


@pytest.mark.parametrize(
    ("parameters", "description"),
    [
        ({"text": "x"}, "chat_id is empty"),
        ({"chat_id": 7}, "message text is empty"),
        ({"chat_id": 7, "text": "  \n"}, "message text is empty"),
        ({"chat_id": 7, "text": "<b></b>", "parse_mode": "HTML"}, "message text is empty"),
        ({"chat_id": 7, "text": "x" * 4097}, "message is too long"),
        ({"chat_id": 8, "text": "x"}, "chat not found"),
        ({"chat_id": "@somebody", "text": "x"}, "chat not found"),
        ({"chat_id": 7, "text": "x", "reply_parameters": {"message_id": 99}}, "message to be replied not found"),
        ({"chat_id": 7, "text": "x", "reply_markup": "[]"}, "object expected as reply markup"),
    ],
)
async def test_a_message_that_telegram_refuses_is_refused(
    bot: BotSide, person: PersonSide, parameters: dict[str, object], description: str
) -> None:
    await person.write("hi")
    answer = await bot.call("sendMessage", **parameters)
    assert (answer["error_code"], answer["description"]) == (400, f"Bad Request: {description}")


async def test_a_text_of_4096_characters_after_parsing_is_sent(bot: BotSide, person: PersonSide) -> None:
    await person.write("hi")
    message = await bot.result("sendMessage", chat_id=7, text=f"<b>{'&amp;' * 4096}</b>", parse_mode="HTML")
    assert message["text"] == "&" * 4096


@pytest.mark.parametrize(
    ("button", "description"),
    [
        ({"text": "a", "callback_data": "ж" * 33}, "BUTTON_DATA_INVALID"),
        ({"text": "a", "callback_data": ""}, "BUTTON_DATA_INVALID"),
        ({"text": "a"}, "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        ({"text": " ", "callback_data": "x"}, "can't parse inline keyboard button: Text must be non-empty"),
        ({"text": "a", "url": "javascript:alert(1)"}, "inline keyboard button URL is invalid: Wrong HTTP URL"),
        ({"callback_data": "x"}, "can't parse inline_keyboard.0.0.text: Field required"),
    ],
)
async def test_a_button_that_telegram_refuses_is_refused(
    bot: BotSide, person: PersonSide, button: dict[str, object], description: str
) -> None:
    await person.write("hi")
    answer = await bot.call("sendMessage", chat_id=7, text="x", reply_markup={"inline_keyboard": [[button]]})
    assert answer["description"] == f"Bad Request: {description}"


async def test_a_web_site_cannot_reach_the_server_through_the_browser(http: httpx.AsyncClient) -> None:
    rebound = await http.get("/health", headers={"host": "evil.example"})
    posted = await http.post("/client/7/text", json={"text": "x"}, headers={"origin": "https://evil.example"})
    same = await http.post("/client/7/text", json={"text": "x"}, headers={"origin": "http://127.0.0.1:8081"})
    assert (rebound.status_code, posted.status_code, same.status_code) == (403, 403, 200)
