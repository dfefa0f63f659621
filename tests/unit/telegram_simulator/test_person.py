"""What a person does reaches the bot as Telegram's updates, and the chat shows it."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from localcloud.telegram.app import create_app
from localcloud.telegram.config import SimulatorConfig
from tests.factories.telegram_simulator import BotSide, ManualClock, PersonSide, jpeg


async def test_a_text_arrives_with_its_command_and_the_persons_language(bot: BotSide, person: PersonSide) -> None:
    sent = await person.write("/start abc", language_code="en")
    (update,) = await bot.updates()
    message = update["message"]
    assert (update["update_id"], message["message_id"]) == (sent["update_id"], sent["message_id"])
    assert message["from"]["language_code"] == "en"
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert message["chat"]["id"] == 7
    assert message["chat"]["type"] == "private"


async def test_the_language_is_russian_until_said_otherwise_and_then_remembered(
    bot: BotSide, person: PersonSide
) -> None:
    await person.write("a")
    await person.write("b", language_code="en")
    await person.write("c")
    languages = [update["message"]["from"]["language_code"] for update in await bot.updates()]
    assert languages == ["ru", "en", "en"]


async def test_messages_have_the_documented_shape(bot: BotSide, person: PersonSide, clock: ManualClock) -> None:
    await person.write("hi")
    keyboard = {"inline_keyboard": [[{"text": "A", "callback_data": "a:1"}]]}
    await bot.result("sendMessage", chat_id=7, text="hello", reply_markup=keyboard)
    shown = (await person.messages())[-1]
    wanted = {
        "message_id": 2,
        "date": int(clock.now),
        "from": "bot",
        "text": "hello",
        "caption": "",
        "photo": False,
        "document": False,
        "edited": False,
    }
    assert shown.items() >= wanted.items()
    assert [[(button["text"], button["data"]) for button in row] for row in shown["buttons"]] == [[("A", "a:1")]]


async def test_a_photo_has_sizes_and_a_caption_and_can_be_fetched(
    bot: BotSide, person: PersonSide, http: httpx.AsyncClient
) -> None:
    await person.photo(jpeg(1600, 1200), "обед")
    (update,) = await bot.updates()
    message = update["message"]
    assert message["caption"] == "обед"
    assert [size["width"] for size in message["photo"]] == [90, 320, 800, 1280]
    shown = (await person.messages())[-1]
    assert (await http.get(shown["photo_file"]["url"])).headers["content-type"] == "image/jpeg"


async def test_a_phone_refuses_to_send_what_is_no_picture(person: PersonSide, bot: BotSide) -> None:
    response = await person.post("photo", files={"file": ("p.jpg", b"text")})
    assert response.status_code == 400
    assert await bot.updates() == []


async def test_an_album_is_several_updates_of_one_group_with_the_caption_on_the_first(
    bot: BotSide, person: PersonSide
) -> None:
    files = [("files", ("a.jpg", jpeg(colour="red"))), ("files", ("b.jpg", jpeg(colour="blue")))]
    sent = (await person.post("album", files=files, data={"caption": "завтрак"})).json()
    messages = [update["message"] for update in await bot.updates()]
    assert len({message["media_group_id"] for message in messages}) == 1
    assert [message.get("caption") for message in messages] == ["завтрак", None]
    assert sent["message_ids"] == [message["message_id"] for message in messages]
    assert sent["message_id"] == sent["message_ids"][0]


@pytest.mark.parametrize(
    ("act", "kind", "shape"),
    [
        ("document", "document", {"file_name": "f.pdf", "mime_type": "application/pdf", "file_size": 4}),
        ("voice", "voice", {"duration": 1, "file_size": 4}),
        ("video", "video", {"duration": 1, "file_size": 4}),
        ("sticker", "sticker", {"type": "regular", "file_size": 4}),
    ],
)
async def test_other_files_arrive_as_their_kind(
    bot: BotSide, person: PersonSide, act: str, kind: str, shape: dict[str, object]
) -> None:
    await person.post(act, files={"file": ("f.pdf", b"%PDF")})
    (update,) = await bot.updates()
    assert update["message"][kind].items() >= shape.items()


async def test_a_location_arrives(bot: BotSide, person: PersonSide) -> None:
    await person.post("location", {"latitude": 55.75, "longitude": 37.62})
    (update,) = await bot.updates()
    assert update["message"]["location"] == {"latitude": 55.75, "longitude": 37.62}


async def test_a_pressed_button_arrives_with_its_message_and_can_be_answered(
    bot: BotSide, person: PersonSide, clock: ManualClock
) -> None:
    await person.write("hi")
    message = await bot.result("sendMessage", chat_id=7, text="draft")
    sent = (await person.post("press", {"message_id": message["message_id"], "data": "stale:1"})).json()
    query = (await bot.updates(sent["update_id"]))[0]["callback_query"]
    assert (query["data"], query["message"]["text"]) == ("stale:1", "draft")
    assert await bot.result("answerCallbackQuery", callback_query_id=query["id"], text="ok") is True
    clock.now += 301
    late = await bot.call("answerCallbackQuery", callback_query_id=query["id"])
    assert late["description"].startswith("Bad Request: query is too old")


async def test_only_a_message_of_the_bot_can_be_pressed(person: PersonSide) -> None:
    sent = await person.write("hi")
    response = await person.post("press", {"message_id": sent["message_id"], "data": "x"})
    assert response.status_code == 404


async def test_a_blocked_bot_cannot_write_and_hears_of_both_changes(bot: BotSide, person: PersonSide) -> None:
    await person.write("hi")
    blocked = (await person.post("block")).json()
    answer = await bot.call("sendMessage", chat_id=7, text="x")
    assert (answer["error_code"], answer["description"]) == (403, "Forbidden: bot was blocked by the user")
    assert (await person.post("text", {"text": "x"})).status_code == 409
    await person.post("unblock")
    await bot.result("sendMessage", chat_id=7, text="x")
    changes = [update["my_chat_member"] for update in await bot.updates(blocked["update_id"])]
    assert [change["new_chat_member"]["status"] for change in changes] == ["kicked", "member"]


async def test_kinds_the_bot_did_not_ask_for_are_not_queued(bot: BotSide, person: PersonSide) -> None:
    await bot.result("getUpdates", allowed_updates=["callback_query"])
    assert (await person.write("hi"))["update_id"] is None
    assert await bot.updates() == []


async def test_an_old_update_can_be_sent_once_more(bot: BotSide, person: PersonSide) -> None:
    first = (await person.write("one"))["update_id"]
    second = (await person.write("two"))["update_id"]
    assert await bot.updates(second + 1) == []
    assert (await person.post("replay", {"update_id": first})).json()["update_id"] == first
    assert [update["update_id"] for update in await bot.updates(second + 1)] == [first]
    assert await bot.updates(second + 1) == []
    assert (await person.post("replay", {"update_id": 5})).status_code == 404


async def test_a_deleted_chat_is_empty_and_unknown_to_the_bot(
    bot: BotSide, person: PersonSide, http: httpx.AsyncClient
) -> None:
    first = await person.write("hi")
    await http.delete("/client/7")
    assert await person.messages() == []
    assert (await bot.call("sendMessage", chat_id=7, text="x"))["description"] == "Bad Request: chat not found"
    again = await person.write("hi again")
    assert again["update_id"] > first["update_id"]
    assert again["message_id"] > first["message_id"]


@pytest.mark.parametrize("chat", ["0", "-5", "abc", "1.5"])
async def test_a_chat_is_a_positive_integer(http: httpx.AsyncClient, chat: str) -> None:
    assert (await http.get(f"/client/{chat}/messages")).status_code == 422


async def test_everything_survives_a_restart(config: SimulatorConfig, tmp_path: Path) -> None:
    async def session() -> tuple[int, list[str], int]:
        app = create_app(config)
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            person = PersonSide(client)
            sent = await person.write("hi")
            texts = [message["text"] for message in await person.messages()]
            pending = len(await BotSide(client).updates())
        app.state.simulator.close()
        return sent["update_id"], texts, pending

    first, second = await session(), await session()
    assert second == (first[0] + 1, ["hi", "hi"], 2)
    assert (tmp_path / "telegram.sqlite").exists()
